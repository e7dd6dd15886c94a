/// Finds out what in an event and a response keeps a scope, a claim or a group from the access token.
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

  /// Causes that cost a scope first.
  var hints: [Hint] {
    let causes = [
      machineToken, v1Event, v1Container, scopesInWrongPlace, scopeWithSpace,
      scopeAddedAndSuppressed, nearMiss,
    ].compactMap(\.self)
    let others = [reservedClaim, groupsRemoved, emptyResponse].compactMap(\.self)
    return causes + others + (causes.isEmpty ? [clientMetadataAbsent].compactMap(\.self) : [])
  }

  private static let place =
    "\(PreTokenGenerationEvent.Version.v2Container).accessTokenGeneration"

  /// "Version two" is for users' tokens, "version three" for machines' too.
  private var machineToken: Hint? {
    if isRun { return nil }
    return Hint(
      id: .machineToken, certainty: .certain,
      message: """
        the token is a machine's (client credentials), and Cognito runs a \(version.lambdaVersion) trigger for users' \
        tokens only: nothing is applied
        """,
      next: "set the user pool's PreTokenGenerationConfig.LambdaVersion to V3_0")
  }

  /// "Version one" can only customize the ID token.
  private var v1Event: Hint? {
    guard
      version == .v1,
      response.hasForeignContainer || !misplaced.isEmpty || !scopes.missing.isEmpty
    else { return nil }
    return Hint(
      id: .v1Event, certainty: .certain,
      message:
        "the trigger's version is V1_0, which cannot change an access token's scopes",
      next: """
        set the user pool's PreTokenGenerationConfig.LambdaVersion to V2_0 (V3_0 for machines too); the field \
        PreTokenGeneration alone means V1_0
        """)
  }

  private var v1Container: Hint? {
    guard version != .v1, response.hasForeignContainer else { return nil }
    return Hint(
      id: .v1Container, certainty: .likely,
      message: """
        the response has claimsOverrideDetails, which belongs to version V1_0, and the trigger's is \
        \(version.lambdaVersion): Cognito may ignore it or reject the response
        """,
      next: "return the changes in response.\(PreTokenGenerationEvent.Version.v2Container)")
  }

  private var scopesInWrongPlace: Hint? {
    if misplaced.isEmpty { return nil }
    let more = misplaced.count - misplaced.paths.count
    let places =
      misplaced.paths.joined(separator: " and ") + (more > 0 ? " and \(more) places more" : "")
    return Hint(
      id: .scopesInWrongPlace, certainty: .likely,
      message: """
        scopes are in \(places), where Cognito does not look for them: it may ignore them or reject the response
        """,
      next: """
        put them into response.\(Self.place).scopesToAdd, and those to be taken out into scopesToSuppress beside it
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
        \(Self.list(refusals.malformedScopes)) cannot be a scope: white space, \" and \\ and all that is not \
        printable ASCII are not allowed in one
        """,
      next: first.contains(" ")
        ? "give each scope as an element of its own, as in [\"a\", \"b\"]" : "correct its spelling")
  }

  private var scopeAddedAndSuppressed: Hint? {
    if refusals.contradictoryScopes.isEmpty { return nil }
    return Hint(
      id: .scopeAddedAndSuppressed, certainty: .likely,
      message: """
        \(Self.list(refusals.contradictoryScopes)) is in scopesToAdd and in scopesToSuppress; which wins is not \
        documented, and for claims it is the suppression
        """,
      next: "take it out of one of the two")
  }

  private var nearMiss: Hint? { nearMisses.isEmpty ? nil : Hint(nearMisses) }

  private var reservedClaim: Hint? {
    if refusals.reservedClaims.isEmpty { return nil }
    let next =
      refusals.reservedClaims.contains(Claim.groups.name)
      ? "change groups with groupOverrideDetails.groupsToOverride"
      : "take it out of the response, or give it a name of your own"
    return Hint(
      id: .reservedClaim, certainty: .likely,
      message: """
        a trigger may not change \(Self.list(refusals.reservedClaims)) so: it will not be applied, and Cognito may \
        ignore it or reject the response
        """,
      next: next)
  }

  private var groupsRemoved: Hint? {
    if refusals.removedGroups.isEmpty { return nil }
    return Hint(
      id: .groupsRemoved, certainty: refusals.isRemovalDocumented ? .certain : .likely,
      message: """
        groupOverrideDetails names no groups, which takes \(Self.list(refusals.removedGroups)) out of cognito:groups
        """,
      next: """
        leave groupOverrideDetails out to keep the groups, or copy event.request.groupConfiguration into it
        """)
  }

  private var emptyResponse: Hint? {
    guard response.isEmpty, !response.hasForeignContainer, misplaced.isEmpty else { return nil }
    return Hint(
      id: .emptyResponse,
      certainty: output.isWholeEvent && output.response != .null ? .certain : .likely,
      message: output.isWholeEvent
        ? "the response changes nothing: the event came back as it went"
        : """
        the response changes nothing; if this is all that the function returned, the sign-in fails, since it must \
        return the whole event
        """,
      next: "set event.response.\(version.container), and return event")
  }

  /// InitiateAuth's and AdminInitiateAuth's ClientMetadata is not passed to this trigger.
  private var clientMetadataAbsent: Hint? {
    guard let event, event.source == .authentication, !event.hasClientMetadata else { return nil }
    let isUnaffected = changes.isEmpty && response.isEmpty
    let lacksScope = !scopes.missing.isEmpty && !changes.contains { $0.kind == .scopeAdded }
    guard isUnaffected || lacksScope else { return nil }
    return Hint(
      id: .clientMetadataAbsent, certainty: .likely,
      message: """
        the event has no clientMetadata; if the function decides by it, this is why: the ClientMetadata of \
        initiate-auth and admin-initiate-auth is not passed to this trigger
        """,
      next: """
        decide by event.callerContext.clientId or request.userAttributes, or pass ClientMetadata with \
        respond-to-auth-challenge
        """)
  }

  /// The first few, quoted.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).map { "\"\($0)\"" }.joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }
}
