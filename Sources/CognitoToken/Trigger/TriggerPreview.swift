/// What a trigger's response would change in the access token, and what it would not.
package struct TriggerPreview: Sendable {
  package enum Verdict: String, Sendable {
    case accepted, rejected
    case nothingExpected = "nothing-expected"
  }

  /// A change that is made, or a requested one that is not.
  package struct Change: Equatable, Sendable {
    package enum Kind: String, Sendable {
      case scopeAdded = "scope-added"
      case scopeSuppressed = "scope-suppressed"
      case scopeRefused = "scope-refused"
      case claimAdded = "claim-added"
      case claimOverridden = "claim-overridden"
      case claimSuppressed = "claim-suppressed"
      case claimRefused = "claim-refused"
      case groupsReplaced = "groups-replaced"
      case groupsRemoved = "groups-removed"
    }

    package let kind: Kind
    /// The scope or claim.
    package let name: String
    package var from: JSON?
    package var to: JSON?
    /// Why it is not made.
    package var refusal: Refusal?
  }

  /// Why Cognito would not make a change. Amazon Cognito, "Pre token generation Lambda trigger".
  package enum Refusal: Equatable, Sendable {
    case emptyScope
    case scopeWithWhiteSpace
    /// RFC 6749 §3.3 does not allow a character of the scope.
    case scopeCharacterNotAllowed
    case scopeAlsoSuppressed
    case claimAlsoSuppressed
    case undocumentedNull
    /// Version 1 changes the claim in the ID token only.
    case onlyInIDToken
    case reservedForCognito
    /// Only `groupOverrideDetails.groupsToOverride` changes it.
    case onlyByGroupOverride
    /// Only `scopesToAdd` and `scopesToSuppress` change it.
    case onlyByScopeLists
    /// `aud` can only be the app client's ID.
    case onlyClientID(isKnown: Bool)
    /// A developer attribute can only be suppressed.
    case onlySuppressed
  }

  /// The event's version, whose rules were applied.
  package let version: PreTokenGenerationEvent.Version
  package let verdict: Verdict
  /// The scopes that the token would carry.
  package let scopes: Expectations.Scopes.Comparison
  package let changes: [Change]
  package let warnings: [TriggerWarning]
  /// What the pool's settings show.
  package let hints: [Hint]
  /// The scopes that the response suppresses, whether the token has them or not.
  let suppressedScopes: [String]
  package let before: JSON
  package let after: JSON
}

extension TriggerPreview {
  /// Applies what the function returned.
  ///
  /// - Parameters:
  ///   - output: What the function returned.
  ///   - sent: The event as Cognito sent it. Default: the event that the function returned.
  ///   - claims: The claims of an access token without the trigger. Default: the claims that the
  ///     event contains.
  ///   - given: used if no event has one. Default: the version in the pool's settings.
  ///   - pool: the settings of the pool whose trigger it is.
  ///   - expected: The scopes that the token should carry.
  package init(
    of output: TriggerOutput, event sent: PreTokenGenerationEvent? = nil, claims: JSON? = nil,
    version given: PreTokenGenerationEvent.Version? = nil, pool: UserPoolSettings? = nil,
    expecting expected: Expectations.Scopes
  ) throws(TriggerError) {
    let configured = pool?.trigger.value?.version.value
    version =
      sent?.version ?? output.version(orElse: given ?? configured.map { .init($0) })
    let returned = try output.event(version)
    let event = sent ?? returned
    let before = claims ?? event?.accessTokenClaims ?? PreTokenGenerationEvent.unknownClaims
    let response = try TriggerResponse(output, version: version)

    // Cognito does not run version 1 and 2 triggers for a machine's token.
    let isRun = version == .v3 || TokenOrigin(before) != .machine
    var draft = AccessTokenDraft(
      claims: before, clientID: event?.clientID ?? before["client_id"]?.string)
    if isRun { draft.apply(response, version: version) }
    suppressedScopes = isRun ? response.accessToken.scopesToSuppress : []
    self.before = before
    hints = pool?.hints(for: TokenOrigin(before) ?? .api).map(Hint.settings) ?? []
    after = draft.claims
    changes = draft.changes
    scopes = Expectations.Scopes.Comparison(ScopeSet(claim: after["scope"]?.string), expected)
    verdict =
      expected.isEmpty
      ? .nothingExpected
      : scopes.missing.isEmpty && scopes.forbidden.isEmpty && scopes.unexpected.isEmpty
        ? .accepted : .rejected

    var misplaced = MisplacedScopes(
      in: output.json, isWholeEvent: output.isWholeEvent, token: before)
    if let sent = sent?.scopes, let scopes = returned?.scopes {
      misplaced.noteRequest(scopes, sent: sent)
    }
    warnings =
      TriggerDiagnosis(
        version: version, output: output, response: response, event: event, isRun: isRun,
        refusals: draft.refusals, misplaced: misplaced, scopes: scopes,
        nearMisses: NearMiss.find(in: scopes, expecting: expected), changes: changes
      ).warnings
  }
}
