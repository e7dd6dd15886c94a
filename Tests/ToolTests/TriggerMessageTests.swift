import Testing

@testable import CognitoToken
@testable import jwtscope

@Suite struct `Messages about a trigger` {
  private static let names = ["a", "b"]

  /// One or more of each code.
  static let warnings: [TriggerWarning] = [
    .machineToken(.v1), .machineToken(.v2), .v1Event, .v1Container(.v2),
    .scopesInWrongPlace(paths: names, count: 5, areSuppressedClaims: false),
    .scopesInWrongPlace(paths: names, count: 2, areSuppressedClaims: true),
    .scopeWithSpace(names), .scopeAddedAndSuppressed(names),
    .nearMiss([NearMiss(wanted: "a/read", granted: "a/Read", difference: .letterCase)]),
    .reservedClaim(names), .groupsRemoved(names, isDocumented: true),
    .emptyResponse(nil, .v1), .emptyResponse(.nullResponse, .v2), .emptyResponse(.noContainer, .v2),
    .emptyResponse(.unsetContainer, .v3), .emptyResponse(.noChanges, .v2), .clientMetadataAbsent,
    .unknownTriggerSource("TokenGeneration_X"), .v1EventWithScopes, .v1GroupsSuppressed,
    .undocumentedValue(names),
  ]

  @Test func `exist for every code`() {
    #expect(Set(Self.warnings.map(\.code)) == Set(TriggerWarning.Code.allCases))
  }

  @Test(arguments: warnings) func `are sentences without a full stop, and say what to do next`(
    warning: TriggerWarning
  ) {
    let message = HintMessage(warning)
    #expect(message.code == warning.code.rawValue && message.certainty == warning.certainty)
    #expect(!message.message.isEmpty && !message.message.hasSuffix("."))
    #expect(!message.next.isEmpty && !message.next.hasSuffix("."))
  }

  @Test func `tell a machine's trigger to use version 3, and a user's to use version 2`() {
    for version in [PreTokenGenerationEvent.Version.v1, .v2] {
      let next = HintMessage(TriggerWarning.machineToken(version)).next
      #expect(next.contains("V3_0") && !next.contains("V2_0"))
    }
    #expect(HintMessage(TriggerWarning.v1Event).next.contains("LambdaVersion to V2_0"))
  }

  static let forms: [(TriggerWarning.EmptyForm?, String)] = [
    (.nullResponse, "the event came back with null as its response"),
    (.noContainer, "without response.claimsAndScopeOverrideDetails"),
    (.unsetContainer, "is unset, as in the events that Cognito"),
    (.noChanges, "contains no changes"),
    (nil, "must return the whole event"),
  ]

  @Test(arguments: forms) func `say in which form a response is empty`(
    form: TriggerWarning.EmptyForm?, words: String
  ) {
    let message = HintMessage(TriggerWarning.emptyResponse(form, .v2))
    #expect(message.message.contains(words))
    #expect(message.next.contains("event.response.claimsAndScopeOverrideDetails"))
  }

  @Test func `name the place where scopes are, and the one where they belong`() {
    let place = "response.claimsAndScopeOverrideDetails.accessTokenGeneration"
    let added = HintMessage(
      TriggerWarning.scopesInWrongPlace(paths: ["a", "b.c"], count: 4, areSuppressedClaims: false))
    #expect(added.message.contains("in a and b.c and 2 more places, "))
    #expect(added.next.hasPrefix("move them to \(place).scopesToAdd, "))
    let suppressed = HintMessage(
      TriggerWarning.scopesInWrongPlace(paths: ["a"], count: 1, areSuppressedClaims: true))
    #expect(suppressed.message.contains("in a, "))
    #expect(suppressed.next == "move them to \(place).scopesToSuppress")
  }

  /// Warnings that repeat names from a response or an event.
  static let naming: [@Sendable ([String]) -> TriggerWarning] = [
    TriggerWarning.scopeWithSpace, TriggerWarning.scopeAddedAndSuppressed,
    TriggerWarning.reservedClaim, TriggerWarning.undocumentedValue,
    { TriggerWarning.groupsRemoved($0, isDocumented: true) },
    { TriggerWarning.unknownTriggerSource($0[0]) },
  ]

  @Test func `repeat the start of a long name, and a few of many names`() {
    let long = String(repeating: "long ", count: 20_000)
    let many = (0..<5_000).map { "cognito:\($0)" }
    for warning in Self.naming {
      let message = HintMessage(warning([long])).message
      #expect(message.utf8.count < 1_000 && message.contains("…"))
      if case .unknownTriggerSource = warning(many) { continue }
      let list = HintMessage(warning(many)).message
      #expect(list.utf8.count < 1_000 && list.contains("and 4997 more"))
    }
  }

  @Test func `never repeat a token that is a name`() {
    let token = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl"
    for warning in Self.naming {
      #expect(!HintMessage(warning([token])).message.contains("c2lnbmF0dXJl"))
    }
  }

  static let errors: [(TriggerError, String)] = [
    (TriggerError(subject: .response, reason: .empty), "did the function fail?"),
    (TriggerError(subject: .event, reason: .empty), "did the command that prints it fail?"),
    (
      TriggerError(subject: .response, reason: .nothingReturned),
      "it must return the event that it received, with its changes in response"
    ),
    (
      TriggerError(subject: .response, reason: .partOfEvent(missing: "request")),
      "it must return the whole event that it received"
    ),
  ]

  @Test(arguments: errors) func `say what a function must do instead`(
    error: TriggerError, advice: String
  ) {
    #expect(error.message.hasPrefix(error.description) && error.message.hasSuffix(advice))
    #expect(!error.description.contains(advice))
  }

  static let refusals: [(TriggerPreview.Refusal, String)] = [
    (.emptyScope, "is empty"), (.scopeWithWhiteSpace, "contains white space"),
    (.scopeCharacterNotAllowed, "RFC 6749 §3.3"), (.scopeAlsoSuppressed, "in scopesToSuppress"),
    (.claimAlsoSuppressed, "in claimsToSuppress, which wins"),
    (.undocumentedNull, "null is not a documented value"),
    (.onlyInIDToken, "in the ID token only"), (.reservedForCognito, "reserved for Cognito"),
    (.onlyByGroupOverride, "groupOverrideDetails.groupsToOverride"),
    (.onlyByScopeLists, "scopesToAdd and scopesToSuppress"),
    (.onlyClientID(isKnown: true), "with the app client's ID as its value"),
    (.onlyClientID(isKnown: false), "its value, which is not in the event or token"),
    (.onlySuppressed, "developer attributes can only be suppressed"),
  ]

  @Test(arguments: refusals) func `say why a change is not made`(
    refusal: TriggerPreview.Refusal, words: String
  ) {
    #expect(refusal.message.contains(words) && !refusal.message.hasSuffix("."))
  }
}
