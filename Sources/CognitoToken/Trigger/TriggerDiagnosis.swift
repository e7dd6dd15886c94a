/// Finds out from an event and a response why the access token would lack a scope, a claim or a group.
struct TriggerDiagnosis {
  let version: PreTokenGenerationEvent.Version
  let output: TriggerOutput
  let response: TriggerResponse
  let event: PreTokenGenerationEvent?
  /// Whether Cognito runs the trigger for this token.
  let isRun: Bool
  let refusals: AccessTokenDraft.Refusals
  let misplaced: MisplacedScopes
  let scopes: Report.Scopes
  let nearMisses: [NearMiss]
  let changes: [TriggerPreview.Change]

  /// Causes of a missing scope first, notes on the event and the response last.
  var hints: [Hint] {
    let causes = [
      machineToken, v1Event, v1Container, scopesInWrongPlace, scopeWithSpace,
      scopeAddedAndSuppressed, nearMiss,
    ].compactMap(\.self)
    let others = [
      reservedClaim, groupsRemoved, v1GroupsSuppressed, undocumentedValue, emptyResponse,
      causes.isEmpty ? clientMetadataAbsent : nil, v1EventWithScopes, unknownTriggerSource,
    ]
    return causes + others.compactMap(\.self)
  }

  private static let place =
    "\(PreTokenGenerationEvent.Version.v2Container).accessTokenGeneration"

  // MARK: Causes of a missing scope

  private var machineToken: Hint? {
    if isRun { return nil }
    return Hint(
      id: .machineToken, certainty: .certain,
      message: """
        this is a machine's token (client credentials), and Cognito runs a \(version.lambdaVersion) trigger only for \
        users' tokens: nothing is applied
        """,
      next: "set the user pool's PreTokenGenerationConfig.LambdaVersion to V3_0")
  }

  private var v1Event: Hint? {
    guard
      version == .v1, isRun,
      response.hasForeignContainer || !misplaced.isEmpty || !scopes.missing.isEmpty
    else { return nil }
    return Hint(
      id: .v1Event, certainty: .certain,
      message: "the event version is V1_0, which cannot change an access token's scopes",
      next: """
        set the user pool's PreTokenGenerationConfig.LambdaVersion to V2_0, or to V3_0 to include machines' tokens; \
        PreTokenGeneration without PreTokenGenerationConfig means V1_0
        """)
  }

  private var v1Container: Hint? {
    guard version != .v1, response.hasForeignContainer else { return nil }
    return Hint(
      id: .v1Container, certainty: .likely,
      message: """
        the response has claimsOverrideDetails, which belongs to V1_0, but the event version is \
        \(version.lambdaVersion): Cognito may ignore it or reject the response
        """,
      next: "return the changes in response.\(PreTokenGenerationEvent.Version.v2Container)")
  }

  private var scopesInWrongPlace: Hint? {
    if misplaced.isEmpty { return nil }
    let more = misplaced.count - misplaced.paths.count
    let places =
      misplaced.paths.joined(separator: " and ") + (more > 0 ? " and \(more) more places" : "")
    return Hint(
      id: .scopesInWrongPlace, certainty: .likely,
      message: """
        scopes are in \(places), where Cognito does not read them: it may ignore them or reject the response
        """,
      next: misplaced.areSuppressedClaims
        ? "move them to response.\(Self.place).scopesToSuppress"
        : """
        move them to response.\(Self.place).scopesToAdd, or to scopesToSuppress beside it to remove them from the token
        """)
  }

  private var scopeWithSpace: Hint? {
    guard let first = refusals.malformedScopes.first else { return nil }
    let isWhiteSpace = refusals.malformedScopes.allSatisfy {
      $0.unicodeScalars.contains(where: \.properties.isWhitespace)
    }
    return Hint(
      id: .scopeWithSpace, certainty: isWhiteSpace ? .certain : .likely,
      message: """
        \(Hint.list(refusals.malformedScopes)) cannot be a scope: a scope is printable ASCII without \", \\ and spaces
        """,
      next: first.contains(" ")
        ? "give each scope as an element of its own, as in [\"a\", \"b\"]" : "correct its spelling")
  }

  private var scopeAddedAndSuppressed: Hint? {
    if refusals.contradictoryScopes.isEmpty { return nil }
    return Hint(
      id: .scopeAddedAndSuppressed, certainty: .likely,
      message: """
        \(Hint.list(refusals.contradictoryScopes)) is in scopesToAdd and in scopesToSuppress. AWS does not document \
        which one wins; for claims, suppressing does
        """,
      next: "remove it from one of the two lists")
  }

  private var nearMiss: Hint? { nearMisses.isEmpty ? nil : Hint(nearMisses) }

  // MARK: Claims and groups

  private var reservedClaim: Hint? {
    if refusals.reservedClaims.isEmpty { return nil }
    let next =
      refusals.reservedClaims.contains(Claim.groups.name)
      ? "change groups with groupOverrideDetails.groupsToOverride"
      : "remove it from the response, or use a claim name of your own"
    return Hint(
      id: .reservedClaim, certainty: .likely,
      message: """
        a trigger cannot change \(Hint.list(refusals.reservedClaims)) in this way: Cognito may ignore it or reject the \
        response
        """,
      next: next)
  }

  private var groupsRemoved: Hint? {
    if refusals.removedGroups.isEmpty { return nil }
    return Hint(
      id: .groupsRemoved, certainty: refusals.isRemovalDocumented ? .certain : .likely,
      message: """
        groupOverrideDetails names no groups, which removes \(Hint.list(refusals.removedGroups)) from cognito:groups
        """,
      next: """
        omit groupOverrideDetails to keep the groups, or copy event.request.groupConfiguration into it
        """)
  }

  private var v1GroupsSuppressed: Hint? {
    guard refusals.areGroupsSuppressedByVersion1 else { return nil }
    return Hint(
      id: .v1GroupsSuppressed, certainty: .likely,
      message: """
        a V1_0 response suppresses cognito:groups: AWS documents this for the ID token, but not whether the access token \
        keeps its groups
        """,
      next: "use an empty groupOverrideDetails, which removes the groups from both tokens")
  }

  private var undocumentedValue: Hint? {
    if response.undocumentedValues.isEmpty { return nil }
    return Hint(
      id: .undocumentedValue, certainty: .likely,
      message: """
        \(Hint.list(response.undocumentedValues)) has a value of an undocumented kind: null, or an array that contains \
        arrays, objects or null. Cognito may apply it, ignore it or reject the response
        """,
      next: """
        use a string, a number, a boolean, an array of those, or an object, which may contain anything
        """)
  }

  // MARK: The response and the event

  private var emptyResponse: Hint? {
    guard isRun, v1Event == nil, let form = response.emptyForm, !response.hasForeignContainer,
      misplaced.isEmpty
    else { return nil }
    let container = "response.\(version.container)"
    guard output.isWholeEvent else {
      return Hint(
        id: .emptyResponse, certainty: .likely,
        message: """
          the response changes nothing. A function must return the whole event: if this is all that it returned, the \
          sign-in fails
          """,
        next: "set event.\(container), and return event")
    }
    let what =
      switch form {
      case .nullResponse: "the event came back with null as its response, which Cognito may reject"
      case .noContainer: "the event came back without \(container): nothing is changed"
      case .unsetContainer:
        "\(container) is unset, as in the events that Cognito sends: nothing is changed"
      case .noChanges: "\(container) contains no changes"
      }
    return Hint(
      id: .emptyResponse, certainty: output.response == .null ? .likely : .certain,
      message: what, next: "set the changes in event.\(container), and return event")
  }

  /// InitiateAuth's and AdminInitiateAuth's ClientMetadata is not passed to this trigger.
  private var clientMetadataAbsent: Hint? {
    guard let event, event.source == .authentication, !event.hasClientMetadata else { return nil }
    let isUnaffected = changes.isEmpty && response.emptyForm != nil
    let lacksScope = !scopes.missing.isEmpty && !changes.contains { $0.kind == .scopeAdded }
    guard isUnaffected || lacksScope else { return nil }
    return Hint(
      id: .clientMetadataAbsent, certainty: .likely,
      message: """
        the event has no clientMetadata. If the function depends on it, this is the cause: Cognito does not pass the \
        ClientMetadata of initiate-auth and admin-initiate-auth to this trigger
        """,
      next: """
        use event.callerContext.clientId or request.userAttributes instead, or send ClientMetadata with \
        respond-to-auth-challenge
        """)
  }

  private var v1EventWithScopes: Hint? {
    guard let event, event.version == .v1, event.scopes != nil else { return nil }
    return Hint(
      id: .v1EventWithScopes, certainty: .certain,
      message: """
        the event's version is 1, but it has request.scopes: the two contradict each other, because Cognito sends \
        request.scopes only in versions 2 and 3
        """,
      next: "set the version to the user pool's LambdaVersion, or remove request.scopes")
  }

  private var unknownTriggerSource: Hint? {
    guard let event, event.source == nil, let source = event.triggerSource else { return nil }
    return Hint(
      id: .unknownTriggerSource, certainty: .likely,
      message: """
        triggerSource is \(Hint.list([source])), which AWS does not document for this trigger: the function may not \
        expect it, and Cognito may not send it
        """,
      next: """
        use a documented one: \
        \(PreTokenGenerationEvent.Source.allCases.map(\.rawValue).joined(separator: ", "))
        """)
  }
}
