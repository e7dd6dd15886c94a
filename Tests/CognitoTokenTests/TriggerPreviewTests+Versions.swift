import Testing

@testable import CognitoToken

extension `Trigger preview` {
  // MARK: Version 1

  @Test func `of version 1 changes groups, and nothing else in the access token`() throws {
    let response = TestTrigger.v1(
      ("claimsToAddOrOverride", ["tenant": "a"]), ("claimsToSuppress", ["username"]),
      ("groupOverrideDetails", ["groupsToOverride": ["a"]]))
    let preview = try TestTrigger.preview(response, claims: Self.signIn)
    #expect(preview.version == .v1)
    #expect(preview.after == Self.signIn.setting("cognito:groups", to: ["a"]))
    #expect(preview.changes.map(\.kind) == [.groupsReplaced, .claimRefused])
    #expect(preview.warnings.isEmpty)
  }

  @Test func `of version 1 lets cognito:groups be suppressed`() throws {
    let response = TestTrigger.v1(("claimsToSuppress", ["cognito:groups", "email"]))
    let preview = try TestTrigger.preview(response, claims: Self.signIn)
    #expect(preview.changes == [Self.groupsSuppressed])
  }

  // MARK: Which event, which token

  @Test(arguments: ["1", "2", "3"]) func `uses the event's version before any other`(
    version: String
  ) throws {
    let output = TestTrigger.event(.v2, response: TestTrigger.v1()).setting(
      "version", to: .string(version))
    let other = PreTokenGenerationEvent.Version.v1
    #expect(try TestTrigger.preview(output, version: other).version.rawValue == version)
    let preview = try TestTrigger.preview(
      TestTrigger.v1(), event: TestTrigger.event(.v3), version: other)
    #expect(preview.version == .v3)
  }

  @Test func `without a version, uses that of the container, or else version 2`() throws {
    #expect(try TestTrigger.preview(TestTrigger.v1()).version == .v1)
    #expect(try TestTrigger.preview(TestTrigger.v2()).version == .v2)
    #expect(try TestTrigger.preview([:]).version == .v2)
    #expect(try TestTrigger.preview([:], version: .v3).version == .v3)
  }

  @Test func `starts with the token that the event describes`() throws {
    let preview = try TestTrigger.preview(
      TestTrigger.event(.v2, response: TestTrigger.access(("scopesToAdd", ["c"]))))
    #expect(preview.before["username"] == "janedoe")
    #expect(preview.before["cognito:groups"] == ["photographers"])
    #expect(preview.after["scope"] == "aws.cognito.signin.user.admin c")
  }

  @Test func `of only a response starts with the scope of a sign-in through the API`() throws {
    let preview = try TestTrigger.preview(TestTrigger.access(("scopesToAdd", ["c"])))
    #expect(preview.after["scope"] == "aws.cognito.signin.user.admin c")
  }

  @Test func `applies to a machine's token in version 3 only`() throws {
    let claims = `Trigger event`.machineClaims
    for version in PreTokenGenerationEvent.Version.allCases {
      let preview = try TestTrigger.preview(
        TestTrigger.access(("scopesToAdd", ["c"])), claims: claims, version: version)
      #expect(preview.scopes.granted.contains("c") == (version == .v3))
      #expect(preview.warnings.map(\.code).contains(.machineToken) == (version != .v3))
    }
  }

  // MARK: Verdict

  @Test func `has the verdict of the scopes that would be granted`() throws {
    let response = TestTrigger.access(("scopesToAdd", [.string(TestTrigger.read)]))
    let accepted = try TestTrigger.preview(response, scope: TestTrigger.read)
    #expect(accepted.verdict == .accepted)
    let rejected = try TestTrigger.preview(response, scope: "com.example.photos/write")
    #expect(rejected.verdict == .rejected)
    #expect(rejected.scopes.missing == ["com.example.photos/write"])
    let unexpecting = try TestTrigger.preview(response)
    #expect(unexpecting.verdict == .nothingExpected)
  }
}
