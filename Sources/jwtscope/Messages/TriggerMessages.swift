import CognitoToken

extension HintMessage {
  init(_ warning: TriggerWarning) {
    let text = warning.text
    let misses = if case .nearMiss(let misses) = warning { misses } else { [NearMiss]() }
    self.init(
      warning, text.message, next: text.next, comparing: Self.comparisons(of: misses))
  }
}

extension TriggerWarning {
  private static let container = PreTokenGenerationEvent.Version.v2Container
  private static let place = "\(container).accessTokenGeneration"

  /// What was seen, and what to do next.
  fileprivate var text: (message: String, next: String) {
    switch self {
    // Causes of a missing scope.
    case .machineToken(let version):
      (
        """
        this is a machine's token (client credentials), and Cognito runs a \
        \(version.lambdaVersion) trigger only for users' tokens, so nothing is applied
        """,
        "set the user pool's PreTokenGenerationConfig.LambdaVersion to V3_0"
      )
    case .v1Event:
      (
        "the event version is V1_0, which cannot change an access token's scopes",
        """
        set the user pool's PreTokenGenerationConfig.LambdaVersion to V2_0, or to V3_0 to include \
        machines' tokens; PreTokenGeneration without PreTokenGenerationConfig means V1_0
        """
      )
    case .v1Container(let version):
      (
        """
        the response has claimsOverrideDetails, which belongs to V1_0, but the event version is \
        \(version.lambdaVersion): Cognito may ignore it or reject the response
        """,
        "return the changes in response.\(Self.container)"
      )
    case .scopesInWrongPlace(let paths, let count, let areSuppressedClaims):
      (
        """
        scopes are in \(Self.places(paths, of: count)), where Cognito does not read them: it may \
        ignore them or reject the response
        """,
        areSuppressedClaims
          ? "move them to response.\(Self.place).scopesToSuppress"
          : """
          move them to response.\(Self.place).scopesToAdd, or to scopesToSuppress beside it to \
          remove them from the token
          """
      )
    case .scopeWithSpace(let scopes):
      (
        """
        \(ShownNames.list(scopes)) cannot be a scope: a scope is printable ASCII without spaces, \
        \" and \\
        """,
        scopes.first?.contains(" ") ?? false
          ? "give each scope as a separate element, as in [\"a\", \"b\"]"
          : "correct its spelling"
      )
    case .scopeAddedAndSuppressed(let scopes):
      (
        """
        \(ShownNames.list(scopes)) is in scopesToAdd and in scopesToSuppress. AWS does not \
        document which one wins; for claims, suppressing wins
        """,
        "remove it from one of the two lists"
      )
    case .nearMiss(let misses):
      (HintMessage.description(of: misses), HintMessage.nearMissAdvice)

    // Claims and groups.
    case .reservedClaim(let names):
      (
        """
        a trigger cannot change \(ShownNames.list(names)) in this way: Cognito may ignore it or \
        reject the response
        """,
        names.contains("cognito:groups")
          ? "change groups with groupOverrideDetails.groupsToOverride"
          : "remove it from the response, or use a claim name of your own"
      )
    case .groupsRemoved(let names, _):
      (
        """
        groupOverrideDetails names no groups, which removes \(ShownNames.list(names)) from \
        cognito:groups
        """,
        """
        omit groupOverrideDetails to keep the groups, or copy event.request.groupConfiguration \
        into it
        """
      )
    case .v1GroupsSuppressed:
      (
        """
        a V1_0 response suppresses cognito:groups: AWS documents this for the ID token, but not \
        whether the access token keeps its groups
        """,
        "use an empty groupOverrideDetails, which removes the groups from both tokens"
      )
    case .undocumentedValue(let names):
      (
        """
        \(ShownNames.list(names)) has a value of an undocumented kind: null, or an array that \
        contains arrays, objects or null. Cognito may apply it, ignore it or reject the response
        """,
        """
        use a string, a number, a boolean, an array of those, or an object, which may contain \
        anything
        """
      )

    // The response and the event.
    case .emptyResponse(let form, let version):
      (
        Self.message(of: form, "response.\(version.container)"),
        form == nil
          ? "set event.response.\(version.container), and return the event"
          : "set the changes in event.response.\(version.container), and return the event"
      )
    case .clientMetadataAbsent:
      (
        """
        the event has no clientMetadata. If the function depends on it, this is the cause: \
        Cognito does not pass the ClientMetadata of initiate-auth and admin-initiate-auth to this \
        trigger
        """,
        """
        use event.callerContext.clientId or request.userAttributes instead, or send \
        ClientMetadata with respond-to-auth-challenge
        """
      )
    case .v1EventWithScopes:
      (
        """
        the event's version is 1, but it has request.scopes: the two contradict each other, \
        because Cognito sends request.scopes only in versions 2 and 3
        """,
        "set the version to the user pool's LambdaVersion, or remove request.scopes"
      )
    case .unknownTriggerSource(let source):
      (
        """
        triggerSource is \(ShownNames.list([source])), which AWS does not document for this \
        trigger: the function may not expect it, and Cognito may not send it
        """,
        """
        use a documented one: \
        \(PreTokenGenerationEvent.Source.allCases.map(\.rawValue).joined(separator: ", "))
        """
      )
    }
  }

  private static func places(_ paths: [String], of count: Int) -> String {
    let more = count - paths.count
    return paths.joined(separator: " and ") + (more > 0 ? " and \(more) more places" : "")
  }

  private static func message(of form: EmptyForm?, _ container: String) -> String {
    switch form {
    case .nullResponse:
      "the event came back with null as its response, which Cognito may reject"
    case .noContainer: "the event came back without \(container): nothing is changed"
    case .unsetContainer:
      "\(container) is unset, as in the events that Cognito sends: nothing is changed"
    case .noChanges: "\(container) contains no changes"
    case nil:
      """
      the response changes nothing. A function must return the whole event: if this is all that \
      it returned, the sign-in fails
      """
    }
  }
}

extension TriggerPreview.Refusal {
  /// Why the change to the scope or claim is not made.
  var message: String {
    switch self {
    case .emptyScope: "is empty"
    case .scopeWithWhiteSpace: "contains white space"
    case .scopeCharacterNotAllowed:
      "contains a character that is not allowed in a scope (RFC 6749 §3.3)"
    case .scopeAlsoSuppressed: "is also in scopesToSuppress"
    case .claimAlsoSuppressed: "is also in claimsToSuppress, which wins"
    case .undocumentedNull: "null is not a documented value"
    case .onlyInIDToken: "version 1 changes this claim in the ID token only"
    case .reservedForCognito: "reserved for Cognito"
    case .onlyByGroupOverride: "only groupOverrideDetails.groupsToOverride changes it"
    case .onlyByScopeLists: "only scopesToAdd and scopesToSuppress change it"
    case .onlyClientID(let isKnown):
      "can only be added, with the app client's ID as its value"
        + (isKnown ? "" : ", which is not in the event or token")
    case .onlySuppressed: "developer attributes can only be suppressed"
    }
  }
}

extension TriggerError {
  /// What is wrong and, if known, what to do.
  var message: String {
    switch reason {
    case .empty:
      "\(self); did the \(subject == .response ? "function" : "command that prints it") fail?"
    case .nothingReturned:
      "\(self): it must return the event that it received, with its changes in response"
    case .partOfEvent: "\(self): it must return the whole event that it received"
    default: description
    }
  }
}

/// The verdict of a preview.
extension TriggerPreview {
  /// Empty if the token would carry the expected scopes, or none is expected.
  var failures: [(code: Failure.Code, message: String)] {
    let (missing, forbidden) = (scopes.missing, scopes.forbidden)
    return [
      missing.isEmpty
        ? nil
        : (
          Failure.Code.allowed(.scopeMissing),
          "would lack \(ScopeNames.list(missing))" + ScopeNames.commaAdvice(missing)
        ),
      forbidden.isEmpty
        ? nil
        : (
          .allowed(.scopeForbidden), "would carry a forbidden scope: \(ScopeNames.list(forbidden))"
        ),
    ].compactMap(\.self)
  }

  var reason: String {
    switch verdict {
    case .accepted: "would carry the expected scopes"
    case .nothingExpected: "no scope is expected: name one with --scope"
    case .rejected: failures.map(\.message).joined(separator: "; ")
    }
  }
}
