import Testing

@testable import CognitoToken

@Suite struct `Trigger warnings` {
  /// A function's output, and all expected warnings.
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let output: JSON
    var event: JSON?
    var claims = TestToken.claims([("scope", "aws.cognito.signin.user.admin")])
    var version: PreTokenGenerationEvent.Version?
    var scope: String?
    var warnings: [TriggerWarning.Code] = []
    var certainty = Hint.Certainty.likely
  }

  static let machine = `Trigger event`.machineClaims
  static let good = TestTrigger.access(("scopesToAdd", [.string(TestTrigger.read)]))

  static let place = [
    Row(
      testDescription: "scopes in the right place", output: TestTrigger.event(.v2, response: good),
      scope: TestTrigger.read),
    Row(
      testDescription: "scopes in the ID token's generation",
      output: TestTrigger.v2(("idTokenGeneration", ["scopesToAdd": ["c"]])),
      warnings: [.scopesInWrongPlace]),
    Row(
      testDescription: "scopes in the container",
      output: TestTrigger.v2(("scopesToAdd", ["c"])), warnings: [.scopesInWrongPlace]),
    Row(
      testDescription: "scopes at the top of the response", output: ["scopesToAdd": ["c"]],
      warnings: [.scopesInWrongPlace]),
    Row(
      testDescription: "scopes next to the response",
      output: TestTrigger.event(.v2, response: good).setting("scopesToAdd", to: ["c"]),
      warnings: [.scopesInWrongPlace]),
    Row(
      testDescription: "the container next to the response",
      output: .object(
        (TestTrigger.event(.v2, response: [:]).members ?? []) + (good.members ?? [])),
      warnings: [.scopesInWrongPlace]),
    Row(
      testDescription: "a misspelt container",
      output: ["claimsAndScopesOverrideDetails": good["claimsAndScopeOverrideDetails"] ?? .null],
      warnings: [.scopesInWrongPlace]),
    Row(
      testDescription: "the access token's generation without its container",
      output: good["claimsAndScopeOverrideDetails"] ?? .null, warnings: [.scopesInWrongPlace]),
    Row(
      testDescription: "a claim named scope",
      output: TestTrigger.access(("claimsToAddOrOverride", ["scope": "a b"])),
      warnings: [.scopesInWrongPlace]),
    Row(
      testDescription: "a claim with a name like scope, and any value",
      output: TestTrigger.access(
        ("claimsToAddOrOverride", ["scopes": ["a"], "x": ["scopesToAdd": ["b"]]]))),
    Row(
      testDescription: "misplaced scopes that are null or empty",
      output: TestTrigger.v2(
        ("accessTokenGeneration", ["claimsToSuppress": ["email"], "scopes": []]),
        ("idTokenGeneration", ["scopesToAdd": .null]))),
    Row(
      testDescription: "claims to suppress that are claims",
      output: TestTrigger.access(
        (
          "claimsToSuppress",
          [
            "email", "phone", "profile", "tenant", "custom:x", "https://example.com/claims/x", "/",
            "a/",
          ]
        ))),
    Row(
      testDescription: "a claim of the token to suppress that is named like a scope",
      output: TestTrigger.access(("claimsToSuppress", ["a/b"])),
      claims: TestToken.claims([("a/b", 1)])),
    Row(
      testDescription: "scopes added to the event's own list of scopes",
      output: TestTrigger.event(.v2, response: good).setting(
        "request", to: ["scopes": ["aws.cognito.signin.user.admin", "c"]]),
      event: TestTrigger.event(.v2), warnings: [.scopesInWrongPlace]),
    Row(
      testDescription: "the event's own list of scopes, unchanged",
      output: TestTrigger.event(.v2, response: good), event: TestTrigger.event(.v2)),
  ]

  static let misspelt = ["scopeToAdd", "scopes", "ScopesToAdd", "scopestoadd", "addScopes"].map {
    Row(
      testDescription: "scopes under the name \($0)",
      output: TestTrigger.access(($0, ["c"])), warnings: [.scopesInWrongPlace])
  }

  static let suppressed = [
    "scope", "com.example.photos/read", "aws.cognito.signin.user.admin", "openid", "photos.read",
    "https://example.com/photos/read",
  ].flatMap { scope in
    let claims = TestToken.claims([
      ("scope", "aws.cognito.signin.user.admin photos.read https://example.com/photos/read")
    ])
    let names: JSON = ["email", .string(scope)]
    return [
      TestTrigger.access(("claimsToSuppress", names)),
      TestTrigger.v2(("idTokenGeneration", ["claimsToSuppress": names])),
      TestTrigger.v1(("claimsToSuppress", names)),
    ].map { output in
      Row(
        testDescription: "\(scope) as a claim to suppress", output: output, claims: claims,
        warnings: (output["claimsOverrideDetails"] == nil ? [] : [.v1Event]) + [.scopesInWrongPlace]
      )
    }
  }

  static let versions = [
    Row(
      testDescription: "a version 1 container in a version 2 event",
      output: TestTrigger.event(.v2, response: TestTrigger.v1(("claimsToSuppress", ["a"]))),
      warnings: [.v1Container]),
    Row(
      testDescription: "an empty version 1 container next to the right one",
      output: .object((good.members ?? []) + (TestTrigger.v1().members ?? []))),
    Row(
      testDescription: "a version 2 container in a version 1 event",
      output: TestTrigger.event(.v1, response: good), warnings: [.v1Event], certainty: .certain),
    Row(
      testDescription: "an expected scope in version 1",
      output: TestTrigger.event(.v1, response: TestTrigger.v1(("claimsToSuppress", ["a"]))),
      scope: TestTrigger.read, warnings: [.v1Event], certainty: .certain),
    Row(
      testDescription: "a supported change in version 1",
      output: TestTrigger.event(.v1, response: TestTrigger.v1(("claimsToSuppress", ["a"])))),
    Row(
      testDescription: "a machine's token in version 2", output: good, claims: machine,
      version: .v2, warnings: [.machineToken], certainty: .certain),
    Row(
      testDescription: "a machine's token in version 3", output: good, claims: machine,
      version: .v3),
    Row(
      testDescription: "a machine's token in version 1", output: TestTrigger.v1(),
      claims: machine, scope: "x/y", warnings: [.machineToken], certainty: .certain),
    Row(
      testDescription: "groups that version 1 suppresses",
      output: TestTrigger.v1(("claimsToSuppress", ["cognito:groups"])),
      warnings: [.v1GroupsSuppressed]),
    Row(
      testDescription: "groups that version 2 suppresses",
      output: TestTrigger.access(("claimsToSuppress", ["cognito:groups"]))),
    Row(
      testDescription: "a version 1 event with scopes",
      output: eventWithScopes(
        .v1, response: TestTrigger.v1(("claimsToSuppress", ["a"]))),
      warnings: [.v1EventWithScopes], certainty: .certain),
    Row(
      testDescription: "a version 1 event with scopes, given next to the response",
      output: TestTrigger.v1(("claimsToSuppress", ["a"])), event: eventWithScopes(.v1),
      warnings: [.v1EventWithScopes], certainty: .certain),
    Row(
      testDescription: "a version 2 event with scopes",
      output: eventWithScopes(.v2, response: good)),
  ]

  static func eventWithScopes(
    _ version: PreTokenGenerationEvent.Version, response: JSON? = nil
  ) -> JSON {
    TestTrigger.event(version, response: response).setting(
      "request", to: ["scopes": ["aws.cognito.signin.user.admin"]])
  }

  static let sources =
    ["TokenGeneration_ClientToken", "PreTokenGen", "PreSignUp_SignUp", ""].flatMap { source in
      let event = TestTrigger.event(.v2, response: good).setting(
        "triggerSource", to: .string(source))
      return [
        Row(
          testDescription: "the undocumented source \(source)", output: event,
          scope: TestTrigger.read, warnings: [.unknownTriggerSource]),
        Row(
          testDescription: "the undocumented source \(source), next to the response", output: good,
          event: event, scope: TestTrigger.read, warnings: [.unknownTriggerSource]),
        Row(
          testDescription: "the undocumented source \(source) of a machine in version 2",
          output: event.setting("userName", to: "ClientCredentials"), claims: machine,
          warnings: [.machineToken, .unknownTriggerSource]),
      ]
    }
    + PreTokenGenerationEvent.Source.allCases.map {
      Row(
        testDescription: "the documented source \($0.rawValue)",
        output: TestTrigger.event(.v3, response: good).setting(
          "triggerSource", to: .string($0.rawValue)), scope: TestTrigger.read)
    }

  @Test(
    arguments: place + misspelt + suppressed + versions + sources + values + spellings + empty)
  func `are given exactly when expected`(
    row: Row
  ) throws {
    let preview = try TestTrigger.preview(
      row.output, event: row.event, claims: row.claims, version: row.version, scope: row.scope)
    #expect(preview.warnings.map(\.code) == row.warnings)
    if row.warnings.count == 1 { #expect(preview.warnings.first?.certainty == row.certainty) }
  }
}
