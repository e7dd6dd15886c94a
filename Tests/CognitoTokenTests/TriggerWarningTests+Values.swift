import Testing

@testable import CognitoToken

extension `Trigger warnings` {
  static let kinds: [(JSON, Bool)] = [
    ("a", true), (.number("1.5"), true), (false, true), ([], true), (["a", 1, true], true),
    ([:], true), (["a": [["b"]], "c": .null], true),
    (.null, false), ([["a"]], false), ([["a": 1]], false), (["a", [:]], false), ([.null], false),
  ]

  @Test(arguments: kinds, ["accessTokenGeneration", "idTokenGeneration"])
  func `are given for values whose kind is not documented`(
    kind: (value: JSON, isDocumented: Bool), generation: String
  ) throws {
    let preview = try TestTrigger.preview(
      TestTrigger.v2((generation, ["claimsToAddOrOverride": ["roles": kind.value]])))
    #expect(preview.warnings == (kind.isDocumented ? [] : [.undocumentedValue(["roles"])]))
  }

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
      testDescription: "a scope that is not ASCII",
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
      testDescription: "custom claims, and the client's ID as aud",
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
      testDescription: "an empty override without groups",
      output: TestTrigger.v2(("groupOverrideDetails", [:])),
      claims: TestToken.claims([("cognito:groups", nil)])),
    Row(
      testDescription: "groups that are replaced",
      output: TestTrigger.v2(("groupOverrideDetails", ["groupsToOverride": ["a"]]))),
  ]

  static let spellings = [
    Row(
      testDescription: "the expected scope in upper case",
      output: TestTrigger.access(("scopesToAdd", ["com.example.photos/Read"])),
      scope: TestTrigger.read, warnings: [.nearMiss]),
    Row(
      testDescription: "the expected scope without its resource server",
      output: TestTrigger.event(.v2, response: TestTrigger.access(("scopesToAdd", ["read"]))),
      scope: TestTrigger.read, warnings: [.nearMiss]),
    Row(
      testDescription: "the expected scope, and one in upper case",
      output: TestTrigger.access(
        ("scopesToAdd", [.string(TestTrigger.read), "com.example.photos/Read"])),
      scope: TestTrigger.read),
    Row(
      testDescription: "the other scope of the same resource server",
      output: TestTrigger.access(("scopesToAdd", ["com.example.photos/write"])),
      scope: TestTrigger.read),
    Row(
      testDescription: "a scope in upper case that is like no expected one",
      output: TestTrigger.access(("scopesToAdd", ["com.example.photos/Read"]))),
  ]

  static let hosted = TestTrigger.event(.v2).setting(
    "triggerSource", to: "TokenGeneration_HostedAuth")
  static let withMetadata = TestTrigger.event(.v2).setting(
    "request", to: ["clientMetadata": ["app": "photos"]])

  static let empty = [
    Row(
      testDescription: "an event that was returned unchanged", output: hosted,
      warnings: [.emptyResponse], certainty: .certain),
    Row(
      testDescription: "an empty response in the event",
      output: hosted.setting("response", to: [:]),
      warnings: [.emptyResponse], certainty: .certain),
    Row(
      testDescription: "null as the event's response",
      output: hosted.setting("response", to: .null), warnings: [.emptyResponse]),
    Row(
      testDescription: "only an empty response", output: [:], warnings: [.emptyResponse]),
    Row(
      testDescription: "a response only for the ID token",
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

  static let forms: [(JSON, Hint.Certainty, TriggerWarning.EmptyForm)] = [
    (.null, .likely, .nullResponse),
    ([:], .certain, .noContainer),
    (["claimsAndScopeOverrideDetails": .null], .certain, .unsetContainer),
    (["claimsAndScopeOverrideDetails": []], .certain, .unsetContainer),
    (TestTrigger.v2(), .certain, .noChanges),
    (TestTrigger.access(("scopesToAdd", [])), .certain, .noChanges),
    (
      TestTrigger.v2(
        ("idTokenGeneration", .null), ("accessTokenGeneration", ["scopesToAdd": .null])),
      .certain, .noChanges
    ),
    (["other": 1], .certain, .noContainer),
  ]

  @Test(arguments: forms) func `name the form in which a response is empty`(
    response: JSON, certainty: Hint.Certainty, form: TriggerWarning.EmptyForm
  ) throws {
    let event = Self.hosted.setting("response", to: response)
    let warning = try #require(TestTrigger.preview(event).warnings.first)
    #expect(warning == .emptyResponse(form, .v2) && warning.certainty == certainty)
    if response == .null { return }
    let bare = try #require(TestTrigger.preview(response.setting("other", to: nil)).warnings.first)
    #expect(bare == .emptyResponse(nil, .v2) && bare.certainty == .likely)
  }

  @Test func `tell a machine's trigger from a user's`() throws {
    for version in [PreTokenGenerationEvent.Version.v1, .v2] {
      let preview = try TestTrigger.preview(
        [:], claims: Self.machine, version: version, scope: "x/y")
      #expect(preview.warnings == [.machineToken(version)])
    }
    let preview = try TestTrigger.preview(TestTrigger.v1(), scope: "x/y")
    #expect(preview.warnings == [.v1Event])
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
    (
      TestTrigger.access(("claimsToAddOrOverride", ["scope": "c"]), ("claimsToSuppress", ["x/y"])),
      "claimsAndScopeOverrideDetails.accessTokenGeneration.claimsToSuppress"
    ),
  ]

  @Test(arguments: paths) func `name the place where scopes are`(
    output: JSON, path: String
  ) throws {
    let warning = try #require(TestTrigger.preview(output).warnings.first)
    guard case .scopesInWrongPlace(let paths, let count, let areSuppressedClaims) = warning else {
      Issue.record("\(warning)")
      return
    }
    #expect(paths.last == path && count == paths.count && !areSuppressedClaims)
  }

  @Test func `know whether all misplaced scopes are to be suppressed`() throws {
    let path = "claimsAndScopeOverrideDetails.accessTokenGeneration.claimsToSuppress"
    let preview = try TestTrigger.preview(TestTrigger.access(("claimsToSuppress", ["a/b"])))
    #expect(
      preview.warnings
        == [.scopesInWrongPlace(paths: [path], count: 1, areSuppressedClaims: true)])
  }

  @Test func `contain only the start of a long path, and only the first of many`() throws {
    let long = String(repeating: "long ", count: 1_000)
    let places = (0..<100).map { JSON.Member("\(long)\($0)", ["scopesToAdd": ["c"]]) }
    let warning = try #require(TestTrigger.preview(.object(places)).warnings.first)
    guard case .scopesInWrongPlace(let paths, let count, _) = warning else {
      Issue.record("another warning")
      return
    }
    #expect(paths.count == 3 && count == 100)
    #expect(paths.allSatisfy { $0.utf8.count < 1_000 && $0.contains("…") })
  }
}
