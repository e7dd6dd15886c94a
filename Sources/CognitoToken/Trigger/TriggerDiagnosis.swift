/// A problem with an event or a response: a cause of a missing scope, claim or group.
///
/// It differs from a `Warning` about a token: like a hint, it has a certainty and advice, and it
/// shares codes with hints, such as `near-miss`.
package enum TriggerWarning: Equatable, Sendable {
  /// Cognito runs a trigger of this version only for users' tokens, and this is a machine's.
  case machineToken(PreTokenGenerationEvent.Version)
  /// Version 1 cannot change an access token's scopes.
  case v1Event
  /// The response has version 1's container, but the event has this version.
  case v1Container(PreTokenGenerationEvent.Version)
  /// `paths` are the first of `count` places where Cognito does not read scopes.
  case scopesInWrongPlace(paths: [String], count: Int, areSuppressedClaims: Bool)
  case scopeWithSpace([String])
  case scopeAddedAndSuppressed([String])
  case nearMiss([NearMiss])
  case reservedClaim([String])
  case groupsRemoved([String], isDocumented: Bool)
  /// The form is nil if the function did not return the whole event, which makes the sign-in fail.
  case emptyResponse(EmptyForm?, PreTokenGenerationEvent.Version)
  case clientMetadataAbsent
  case unknownTriggerSource(String)
  /// The event's version is 1, but it has `request.scopes`.
  case v1EventWithScopes
  case v1GroupsSuppressed
  /// Claims whose value is null, or an array that contains arrays, objects or null.
  case undocumentedValue([String])

  /// The stable name of a warning in reports.
  package enum Code: String, CaseIterable, Codable, Sendable {
    case machineToken = "machine-token"
    case v1Event = "v1-event"
    case v1Container = "v1-container"
    case scopesInWrongPlace = "scopes-in-wrong-place"
    case scopeWithSpace = "scope-with-space"
    case scopeAddedAndSuppressed = "scope-added-and-suppressed"
    case nearMiss = "near-miss"
    case reservedClaim = "reserved-claim"
    case groupsRemoved = "groups-removed"
    case emptyResponse = "empty-response"
    case clientMetadataAbsent = "client-metadata-absent"
    case unknownTriggerSource = "unknown-trigger-source"
    case v1EventWithScopes = "v1-event-with-scopes"
    case v1GroupsSuppressed = "v1-groups-suppressed"
    case undocumentedValue = "undocumented-value"
  }

  /// The form of a response without changes.
  package enum EmptyForm: Sendable {
    /// `response` is null.
    case nullResponse
    /// `response` has no container.
    case noContainer
    /// The container is null or an empty array, as in the events that Cognito sends.
    case unsetContainer
    /// The container has no changes in it.
    case noChanges
  }

  package var code: Code {
    switch self {
    case .machineToken: .machineToken
    case .v1Event: .v1Event
    case .v1Container: .v1Container
    case .scopesInWrongPlace: .scopesInWrongPlace
    case .scopeWithSpace: .scopeWithSpace
    case .scopeAddedAndSuppressed: .scopeAddedAndSuppressed
    case .nearMiss: .nearMiss
    case .reservedClaim: .reservedClaim
    case .groupsRemoved: .groupsRemoved
    case .emptyResponse: .emptyResponse
    case .clientMetadataAbsent: .clientMetadataAbsent
    case .unknownTriggerSource: .unknownTriggerSource
    case .v1EventWithScopes: .v1EventWithScopes
    case .v1GroupsSuppressed: .v1GroupsSuppressed
    case .undocumentedValue: .undocumentedValue
    }
  }

  package var certainty: Hint.Certainty {
    switch self {
    case .machineToken, .v1Event, .v1EventWithScopes: .certain
    case .scopeWithSpace(let scopes):
      scopes.allSatisfy { $0.unicodeScalars.contains(where: \.properties.isWhitespace) }
        ? .certain : .likely
    case .groupsRemoved(_, let isDocumented): isDocumented ? .certain : .likely
    case .emptyResponse(let form, _): form == nil || form == .nullResponse ? .likely : .certain
    case .v1Container, .scopesInWrongPlace, .scopeAddedAndSuppressed, .nearMiss, .reservedClaim,
      .clientMetadataAbsent, .unknownTriggerSource, .v1GroupsSuppressed, .undocumentedValue:
      .likely
    }
  }
}

/// Finds out from an event and a response why the access token would lack a scope, claim or group.
struct TriggerDiagnosis {
  let version: PreTokenGenerationEvent.Version
  let output: TriggerOutput
  let response: TriggerResponse
  let event: PreTokenGenerationEvent?
  /// Whether Cognito runs the trigger for this token.
  let isRun: Bool
  let refusals: AccessTokenDraft.Refusals
  let misplaced: MisplacedScopes
  let scopes: Expectations.Scopes.Comparison
  let nearMisses: [NearMiss]
  let changes: [TriggerPreview.Change]

  /// Causes of a missing scope first, notes on the event and the response last.
  var warnings: [TriggerWarning] {
    let causes = [
      isRun ? nil : .machineToken(version), v1Event, v1Container, scopesInWrongPlace,
      Self.some(refusals.malformedScopes, TriggerWarning.scopeWithSpace),
      Self.some(refusals.contradictoryScopes, TriggerWarning.scopeAddedAndSuppressed),
      nearMisses.isEmpty ? nil : .nearMiss(nearMisses),
    ].compactMap(\.self)
    let others = [
      Self.some(refusals.reservedClaims, TriggerWarning.reservedClaim), groupsRemoved,
      refusals.areGroupsSuppressedByVersion1 ? .v1GroupsSuppressed : nil,
      Self.some(response.undocumentedValues, TriggerWarning.undocumentedValue), emptyResponse,
      causes.isEmpty ? clientMetadataAbsent : nil, v1EventWithScopes, unknownTriggerSource,
    ]
    return causes + others.compactMap(\.self)
  }

  private static func some(
    _ names: [String], _ warning: ([String]) -> TriggerWarning
  ) -> TriggerWarning? {
    names.isEmpty ? nil : warning(names)
  }

  // MARK: Causes of a missing scope

  private var v1Event: TriggerWarning? {
    guard
      version == .v1, isRun,
      response.hasForeignContainer || !misplaced.isEmpty || !scopes.missing.isEmpty
    else { return nil }
    return .v1Event
  }

  private var v1Container: TriggerWarning? {
    version != .v1 && response.hasForeignContainer ? .v1Container(version) : nil
  }

  private var scopesInWrongPlace: TriggerWarning? {
    if misplaced.isEmpty { return nil }
    return .scopesInWrongPlace(
      paths: misplaced.paths, count: misplaced.count,
      areSuppressedClaims: misplaced.areSuppressedClaims)
  }

  // MARK: Groups, the response and the event

  private var groupsRemoved: TriggerWarning? {
    if refusals.removedGroups.isEmpty { return nil }
    return .groupsRemoved(refusals.removedGroups, isDocumented: refusals.isRemovalDocumented)
  }

  private var emptyResponse: TriggerWarning? {
    guard isRun, v1Event == nil, let form = response.emptyForm, !response.hasForeignContainer,
      misplaced.isEmpty
    else { return nil }
    return .emptyResponse(output.isWholeEvent ? form : nil, version)
  }

  /// InitiateAuth's and AdminInitiateAuth's ClientMetadata is not passed to this trigger.
  private var clientMetadataAbsent: TriggerWarning? {
    guard let event, event.source == .authentication, event.clientMetadata.isEmpty else {
      return nil
    }
    let isUnaffected = changes.isEmpty && response.emptyForm != nil
    let lacksScope = !scopes.missing.isEmpty && !changes.contains { $0.kind == .scopeAdded }
    return isUnaffected || lacksScope ? .clientMetadataAbsent : nil
  }

  private var v1EventWithScopes: TriggerWarning? {
    guard let event, event.version == .v1, event.scopes != nil else { return nil }
    return .v1EventWithScopes
  }

  private var unknownTriggerSource: TriggerWarning? {
    guard let event, event.source == nil else { return nil }
    return event.triggerSource.map(TriggerWarning.unknownTriggerSource)
  }
}
