import Testing

@testable import CognitoToken

@Suite struct `Trigger preview` {
  typealias Change = TriggerPreview.Change

  static let signIn = TestToken.claims([("scope", "aws.cognito.signin.user.admin openid")])

  /// A response, and its expected effect on the claims of `signIn`.
  struct Rule: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let response: JSON
    /// The changed claims. All others stay the same.
    var claims: [(String, JSON?)] = []
    var changes: [Change] = []
  }

  static let scopeRules = [
    Rule(
      testDescription: "a scope is added after the existing ones",
      response: TestTrigger.access(("scopesToAdd", ["a/b", "c"])),
      claims: [("scope", "aws.cognito.signin.user.admin openid a/b c")],
      changes: [
        Change(kind: .scopeAdded, name: "a/b"), Change(kind: .scopeAdded, name: "c"),
      ]),
    Rule(
      testDescription: "a scope that exists already, or is added twice, is granted once",
      response: TestTrigger.access(("scopesToAdd", ["openid", "c", "c"])),
      claims: [("scope", "aws.cognito.signin.user.admin openid c")],
      changes: [Change(kind: .scopeAdded, name: "c")]),
    Rule(
      testDescription: "Cognito's own scope can be suppressed",
      response: TestTrigger.access(("scopesToSuppress", ["aws.cognito.signin.user.admin"])),
      claims: [("scope", "openid")],
      changes: [Change(kind: .scopeSuppressed, name: "aws.cognito.signin.user.admin")]),
    Rule(
      testDescription: "suppressing a missing scope changes nothing",
      response: TestTrigger.access(("scopesToSuppress", ["phone"]))),
    Rule(
      testDescription: "without any scope there is no scope claim",
      response: TestTrigger.access(
        ("scopesToSuppress", ["aws.cognito.signin.user.admin", "openid"])),
      claims: [("scope", nil)],
      changes: [
        Change(kind: .scopeSuppressed, name: "aws.cognito.signin.user.admin"),
        Change(kind: .scopeSuppressed, name: "openid"),
      ]),
    Rule(
      testDescription: "a scope both added and suppressed is not granted",
      response: TestTrigger.access(("scopesToAdd", ["c"]), ("scopesToSuppress", ["c"])),
      changes: [
        Change(kind: .scopeRefused, name: "c", refusal: .scopeAlsoSuppressed)
      ]),
    Rule(
      testDescription: "an existing scope that is added and suppressed is removed",
      response: TestTrigger.access(
        ("scopesToAdd", ["openid"]), ("scopesToSuppress", ["openid"])),
      claims: [("scope", "aws.cognito.signin.user.admin")],
      changes: [
        Change(kind: .scopeSuppressed, name: "openid"),
        Change(kind: .scopeRefused, name: "openid", refusal: .scopeAlsoSuppressed),
      ]),
    Rule(
      testDescription: "a name with a space is not a scope",
      response: TestTrigger.access(("scopesToAdd", ["a b"])),
      changes: [Change(kind: .scopeRefused, name: "a b", refusal: .scopeWithWhiteSpace)]),
    Rule(
      testDescription: "an empty name is not a scope",
      response: TestTrigger.access(("scopesToAdd", [""])),
      changes: [Change(kind: .scopeRefused, name: "", refusal: .emptyScope)]),
    Rule(
      testDescription: "scopes for the ID token do not change the access token",
      response: TestTrigger.v2(("idTokenGeneration", ["scopesToAdd": ["c"]]))),
  ]

  static let groupRules = [
    Rule(
      testDescription: "without groupOverrideDetails, the groups stay",
      response: TestTrigger.access(("scopesToAdd", []))),
    Rule(
      testDescription: "groupOverrideDetails null removes the groups",
      response: TestTrigger.v2(("groupOverrideDetails", .null)),
      claims: [("cognito:groups", nil)], changes: [removed]),
    Rule(
      testDescription: "groupOverrideDetails empty removes the groups",
      response: TestTrigger.v2(("groupOverrideDetails", [:])),
      claims: [("cognito:groups", nil)], changes: [removed]),
    Rule(
      testDescription: "groupOverrideDetails without groupsToOverride removes the groups",
      response: TestTrigger.v2(("groupOverrideDetails", ["iamRolesToOverride": ["r"]])),
      claims: [("cognito:groups", nil)], changes: [removed]),
    Rule(
      testDescription: "groupsToOverride empty removes the groups",
      response: TestTrigger.v2(("groupOverrideDetails", ["groupsToOverride": []])),
      claims: [("cognito:groups", nil)], changes: [removed]),
    Rule(
      testDescription: "groupsToOverride replaces the groups",
      response: TestTrigger.v2(("groupOverrideDetails", ["groupsToOverride": ["a", "b"]])),
      claims: [("cognito:groups", ["a", "b"])],
      changes: [
        Change(
          kind: .groupsReplaced, name: "cognito:groups", from: ["photographers"], to: ["a", "b"])
      ]),
    Rule(
      testDescription: "groupsToOverride with the same groups changes nothing",
      response: TestTrigger.v2(("groupOverrideDetails", ["groupsToOverride": ["photographers"]]))),
    Rule(
      testDescription: "cognito:groups can be suppressed",
      response: TestTrigger.access(("claimsToSuppress", ["cognito:groups"])),
      claims: [("cognito:groups", nil)], changes: [groupsSuppressed]),
    Rule(
      testDescription: "suppressing cognito:groups wins over replacing them",
      response: TestTrigger.v2(
        ("accessTokenGeneration", ["claimsToSuppress": ["cognito:groups"]]),
        ("groupOverrideDetails", ["groupsToOverride": ["a"]])),
      claims: [("cognito:groups", nil)], changes: [groupsSuppressed]),
  ]

  static let removed = Change(
    kind: .groupsRemoved, name: "cognito:groups", from: ["photographers"])
  static let groupsSuppressed = Change(
    kind: .claimSuppressed, name: "cognito:groups", from: ["photographers"])

  static let claimRules = [
    Rule(
      testDescription: "a claim is added with a value of any kind",
      response: TestTrigger.access(
        ("claimsToAddOrOverride", ["s": "x", "n": .number("1.50"), "b": true, "o": ["a": [1]]])),
      claims: [("s", "x"), ("n", .number("1.50")), ("b", true), ("o", ["a": [1]])],
      changes: [
        Change(kind: .claimAdded, name: "s", to: "x"),
        Change(kind: .claimAdded, name: "n", to: .number("1.50")),
        Change(kind: .claimAdded, name: "b", to: true),
        Change(kind: .claimAdded, name: "o", to: ["a": [1]]),
      ]),
    Rule(
      testDescription: "suppressing a missing claim changes nothing",
      response: TestTrigger.access(("claimsToSuppress", ["email"]))),
    Rule(
      testDescription: "a claim both added and suppressed is missing",
      response: TestTrigger.access(
        ("claimsToAddOrOverride", ["email": "x"]), ("claimsToSuppress", ["email"])),
      changes: [
        Change(
          kind: .claimRefused, name: "email", to: "x",
          refusal: .claimAlsoSuppressed)
      ]),
    Rule(
      testDescription: "aud may be the client's ID",
      response: TestTrigger.access(("claimsToAddOrOverride", ["aud": "1example23456789"])),
      claims: [("aud", "1example23456789")],
      changes: [Change(kind: .claimAdded, name: "aud", to: "1example23456789")]),
    Rule(
      testDescription: "claims for the ID token do not change the access token",
      response: TestTrigger.v2(("idTokenGeneration", ["claimsToAddOrOverride": ["a": "b"]]))),
    Rule(
      testDescription: "a null member changes nothing",
      response: TestTrigger.v2(
        (
          "accessTokenGeneration",
          [
            "claimsToAddOrOverride": .null, "claimsToSuppress": .null, "scopesToAdd": .null,
            "scopesToSuppress": .null,
          ]
        ), ("idTokenGeneration", .null))),
    Rule(
      testDescription: "a container that is an empty array changes nothing",
      response: ["claimsAndScopeOverrideDetails": []]),
  ]

  @Test(arguments: scopeRules + groupRules + claimRules) func `applies the documented rules`(
    rule: Rule
  ) throws {
    for version in [PreTokenGenerationEvent.Version.v2, .v3] {
      let preview = try TestTrigger.preview(
        rule.response, claims: Self.signIn, version: version)
      var after = Self.signIn
      for (name, value) in rule.claims { after = after.setting(name, to: value) }
      #expect(preview.after == after)
      #expect(preview.before == Self.signIn)
      #expect(preview.changes == rule.changes)
    }
  }

  @Test(
    arguments: [
      "username", "sub", "client_id", "event_id", "device_key", "version", "acr", "amr",
      "auth_time", "azp", "exp", "iat", "iss", "jti", "nbf", "nonce", "origin_jti", "token_use",
      "cognito:groups", "cognito:username", "cognito:roles", "identities", "at_hash", "aud",
      "scope", "dev:custom:x",
    ]) func `never changes a claim that is reserved for Cognito`(name: String) throws
  {
    let preview = try TestTrigger.preview(
      TestTrigger.access(("claimsToAddOrOverride", .object([JSON.Member(name, "x")]))),
      claims: Self.signIn)
    #expect(preview.after == Self.signIn)
    #expect(preview.changes.map(\.kind) == [.claimRefused])
    #expect(
      preview.warnings.map(\.code) == [name == "scope" ? .scopesInWrongPlace : .reservedClaim])
  }

  @Test(arguments: ["username", "sub", "exp", "iss", "token_use", "scope", "aud"])
  func `never suppresses a claim that is reserved for Cognito`(name: String) throws {
    let before = Self.signIn.setting("aud", to: "https://photos.example.com")
    let preview = try TestTrigger.preview(
      TestTrigger.access(("claimsToSuppress", [.string(name)])), claims: before)
    #expect(preview.after == before)
    #expect(preview.changes.map(\.kind) == [.claimRefused])
    #expect(
      preview.warnings.map(\.code) == [name == "scope" ? .scopesInWrongPlace : .reservedClaim])
  }

  @Test func `overrides a claim in its place, and removes one`() throws {
    let before = Self.signIn.setting("tenant", to: "a").setting("plan", to: 1)
    let preview = try TestTrigger.preview(
      TestTrigger.access(
        ("claimsToAddOrOverride", ["tenant": ["b"]]), ("claimsToSuppress", ["plan", "plan"])),
      claims: before)
    #expect(preview.after == Self.signIn.setting("tenant", to: ["b"]))
    #expect(
      preview.changes == [
        Change(kind: .claimOverridden, name: "tenant", from: "a", to: ["b"]),
        Change(kind: .claimSuppressed, name: "plan", from: 1),
      ])
  }

  @Test func `takes the client for aud from the event, if there is one`() throws {
    let event = TestTrigger.event(.v2).setting("callerContext", to: ["clientId": "other"])
    let response = TestTrigger.access(("claimsToAddOrOverride", ["aud": "other"]))
    let preview = try TestTrigger.preview(response, event: event, claims: Self.signIn)
    #expect(preview.after["aud"] == "other")
    #expect(try TestTrigger.preview(response, claims: Self.signIn).after["aud"] == nil)
  }
}
