import Testing

@testable import CognitoToken

@Suite struct `Trigger warnings` {
  /// What a function returned, and the warnings that are due: none but these.
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let output: JSON
    var event: JSON?
    var claims = TestToken.claims([("scope", "aws.cognito.signin.user.admin")])
    var version: PreTokenGenerationEvent.Version?
    var scope: String?
    var warnings: [Hint.ID] = []
    var certainty = Hint.Certainty.likely
  }

  static let machine = `Trigger event`.machineClaims
  static let good = TestTrigger.access(("scopesToAdd", [.string(TestTrigger.read)]))

  static let place = [
    Row(
      testDescription: "scopes at their place", output: TestTrigger.event(.v2, response: good),
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
      testDescription: "scopes beside the response",
      output: TestTrigger.event(.v2, response: good).setting("scopesToAdd", to: ["c"]),
      warnings: [.scopesInWrongPlace]),
    Row(
      testDescription: "the container beside the response",
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
      testDescription: "the event's own list of scopes was changed",
      output: TestTrigger.event(.v2, response: good).setting(
        "request", to: ["scopes": ["aws.cognito.signin.user.admin", "c"]]),
      event: TestTrigger.event(.v2), warnings: [.scopesInWrongPlace]),
    Row(
      testDescription: "the event's own list of scopes came back",
      output: TestTrigger.event(.v2, response: good), event: TestTrigger.event(.v2)),
  ]

  static let misspelt = ["scopeToAdd", "scopes", "ScopesToAdd", "scopestoadd", "addScopes"].map {
    Row(
      testDescription: "scopes under the name \($0)",
      output: TestTrigger.access(($0, ["c"])), warnings: [.scopesInWrongPlace])
  }

  static let versions = [
    Row(
      testDescription: "a version 1 container in a version 2 event",
      output: TestTrigger.event(.v2, response: TestTrigger.v1(("claimsToSuppress", ["a"]))),
      warnings: [.v1Container]),
    Row(
      testDescription: "an empty version 1 container beside the right one",
      output: .object((good.members ?? []) + (TestTrigger.v1().members ?? []))),
    Row(
      testDescription: "a version 2 container in a version 1 event",
      output: TestTrigger.event(.v1, response: good), warnings: [.v1Event], certainty: .certain),
    Row(
      testDescription: "a scope that is asked of version 1",
      output: TestTrigger.event(.v1, response: TestTrigger.v1(("claimsToSuppress", ["a"]))),
      scope: TestTrigger.read, warnings: [.v1Event], certainty: .certain),
    Row(
      testDescription: "version 1 for what it can do",
      output: TestTrigger.event(.v1, response: TestTrigger.v1(("claimsToSuppress", ["a"])))),
    Row(
      testDescription: "a machine's token in version 2", output: good, claims: machine,
      version: .v2, warnings: [.machineToken], certainty: .certain),
    Row(
      testDescription: "a machine's token in version 3", output: good, claims: machine,
      version: .v3),
  ]

  static let values = [
    Row(
      testDescription: "two scopes in one string",
      output: TestTrigger.access(("scopesToAdd", ["a b"])), warnings: [.scopeWithSpace],
      certainty: .certain),
    Row(
      testDescription: "a scope with a tab",
      output: TestTrigger.access(("scopesToAdd", ["a\t"])), warnings: [.scopeWithSpace],
      certainty: .certain),
    Row(
      testDescription: "a scope that is empty",
      output: TestTrigger.access(("scopesToAdd", [""])), warnings: [.scopeWithSpace]),
    Row(
      testDescription: "a scope with a quotation mark",
      output: TestTrigger.access(("scopesToAdd", ["a\"b"])), warnings: [.scopeWithSpace]),
    Row(
      testDescription: "a scope beyond ASCII",
      output: TestTrigger.access(("scopesToAdd", ["fotos/größe"])), warnings: [.scopeWithSpace]),
    Row(
      testDescription: "a suppressed scope with a space",
      output: TestTrigger.access(("scopesToSuppress", ["a b"])), warnings: [.scopeWithSpace],
      certainty: .certain),
    Row(
      testDescription: "every character that a scope may have",
      output: TestTrigger.access(("scopesToAdd", ["!#$%&'()*+,-./09:;<=>?@AZ[]^_`az{|}~"]))),
    Row(
      testDescription: "a scope both added and suppressed",
      output: TestTrigger.access(("scopesToAdd", ["c"]), ("scopesToSuppress", ["c"])),
      warnings: [.scopeAddedAndSuppressed]),
    Row(
      testDescription: "one scope added and another suppressed",
      output: TestTrigger.access(("scopesToAdd", ["c"]), ("scopesToSuppress", ["C"]))),
    Row(
      testDescription: "a reserved claim",
      output: TestTrigger.access(("claimsToAddOrOverride", ["cognito:tenant": "a"])),
      warnings: [.reservedClaim]),
    Row(
      testDescription: "aud with another value than the client's ID",
      output: TestTrigger.access(("claimsToAddOrOverride", ["aud": "other"])),
      warnings: [.reservedClaim]),
    Row(
      testDescription: "claims of one's own, and aud as the client's ID",
      output: TestTrigger.access(
        ("claimsToAddOrOverride", ["tenant": "a", "custom:x": 1, "aud": "1example23456789"]))),
    Row(
      testDescription: "groups that an empty override removes",
      output: TestTrigger.v2(("groupOverrideDetails", [:])), warnings: [.groupsRemoved],
      certainty: .certain),
    Row(
      testDescription: "groups that an empty list removes",
      output: TestTrigger.v2(("groupOverrideDetails", ["groupsToOverride": []])),
      warnings: [.groupsRemoved]),
    Row(
      testDescription: "an empty override where there are no groups",
      output: TestTrigger.v2(("groupOverrideDetails", [:])),
      claims: TestToken.claims([("cognito:groups", nil)])),
    Row(
      testDescription: "groups that are replaced",
      output: TestTrigger.v2(("groupOverrideDetails", ["groupsToOverride": ["a"]]))),
  ]

  static let spellings = [
    Row(
      testDescription: "the scope that is asked for, in upper case",
      output: TestTrigger.access(("scopesToAdd", ["com.example.photos/Read"])),
      scope: TestTrigger.read, warnings: [.nearMiss]),
    Row(
      testDescription: "the scope that is asked for, without its resource server",
      output: TestTrigger.event(.v2, response: TestTrigger.access(("scopesToAdd", ["read"]))),
      scope: TestTrigger.read, warnings: [.nearMiss]),
    Row(
      testDescription: "the scope that is asked for, and one in upper case",
      output: TestTrigger.access(
        ("scopesToAdd", [.string(TestTrigger.read), "com.example.photos/Read"])),
      scope: TestTrigger.read),
    Row(
      testDescription: "the other scope of the same resource server",
      output: TestTrigger.access(("scopesToAdd", ["com.example.photos/write"])),
      scope: TestTrigger.read),
    Row(
      testDescription: "a scope in upper case that none is asked like",
      output: TestTrigger.access(("scopesToAdd", ["com.example.photos/Read"]))),
  ]

  static let hosted = TestTrigger.event(.v2).setting(
    "triggerSource", to: "TokenGeneration_HostedAuth")
  static let withMetadata = TestTrigger.event(.v2).setting(
    "request", to: ["clientMetadata": ["app": "photos"]])

  static let empty = [
    Row(
      testDescription: "an event that came back as it went", output: hosted,
      warnings: [.emptyResponse], certainty: .certain),
    Row(
      testDescription: "an empty response in the event",
      output: hosted.setting("response", to: [:]),
      warnings: [.emptyResponse], certainty: .certain),
    Row(
      testDescription: "null as the event's response",
      output: hosted.setting("response", to: .null), warnings: [.emptyResponse]),
    Row(
      testDescription: "an empty response alone", output: [:], warnings: [.emptyResponse]),
    Row(
      testDescription: "a response for the ID token alone",
      output: TestTrigger.v2(("idTokenGeneration", ["claimsToSuppress": ["email"]]))),
    Row(
      testDescription: "no clientMetadata, and no change",
      output: TestTrigger.event(.v2), warnings: [.emptyResponse, .clientMetadataAbsent]),
    Row(
      testDescription: "no clientMetadata, and not the scope that is asked for",
      output: TestTrigger.event(.v2, response: TestTrigger.access(("claimsToSuppress", ["a"]))),
      scope: TestTrigger.read, warnings: [.clientMetadataAbsent]),
    Row(
      testDescription: "no clientMetadata, and another cause",
      output: TestTrigger.event(.v2, response: TestTrigger.access(("scopesToAdd", ["a b"]))),
      scope: TestTrigger.read, warnings: [.scopeWithSpace], certainty: .certain),
    Row(
      testDescription: "no clientMetadata, and a scope nevertheless",
      output: TestTrigger.event(.v2, response: TestTrigger.access(("scopesToAdd", ["c"]))),
      scope: TestTrigger.read),
    Row(
      testDescription: "clientMetadata, and no change",
      output: withMetadata, warnings: [.emptyResponse], certainty: .certain),
  ]

  @Test(arguments: place + misspelt + versions + values + spellings + empty)
  func `are given when they are due`(
    row: Row
  ) throws {
    let preview = try TestTrigger.preview(
      row.output, event: row.event, claims: row.claims, version: row.version, scope: row.scope)
    #expect(preview.warnings.map(\.id) == row.warnings)
    if row.warnings.count == 1 { #expect(preview.warnings.first?.certainty == row.certainty) }
    for warning in preview.warnings {
      #expect(!warning.message.hasSuffix(".") && !warning.next.isEmpty)
    }
  }

  static let paths: [(JSON, String)] = [
    (
      TestTrigger.event(.v2, response: ["scopesToAdd": ["c"]]), "response.scopesToAdd"
    ),
    (
      TestTrigger.v2(("idTokenGeneration", ["scopesToAdd": ["c"]])),
      "claimsAndScopeOverrideDetails.idTokenGeneration.scopesToAdd"
    ),
    (
      TestTrigger.v2(("accessTokenGeneration", ["claimsToAddOrOverride": ["scope": "c"]])),
      "claimsAndScopeOverrideDetails.accessTokenGeneration.claimsToAddOrOverride.scope"
    ),
    (["a": [["scopesToAdd": ["c"]]]], "a[0].scopesToAdd"),
  ]

  @Test(arguments: paths) func `name the place where scopes are, and the one where they belong`(
    output: JSON, path: String
  ) throws {
    let warning = try #require(TestTrigger.preview(output).warnings.first)
    #expect(warning.message.contains(" \(path), "))
    #expect(
      warning.next.contains(
        "response.claimsAndScopeOverrideDetails.accessTokenGeneration.scopesToAdd"))
  }

  @Test func `about many names show a few`() throws {
    let names = (0..<5_000).map { "cognito:\($0)" }
    let preview = try TestTrigger.preview(
      TestTrigger.access(
        ("claimsToAddOrOverride", .object(names.map { JSON.Member($0, "x") }))))
    let warning = try #require(preview.warnings.first)
    #expect(warning.message.contains("and 4997 more"))
  }
}
