import Testing

@testable import CognitoToken

@Suite struct `Trigger response` {
  static let malformed: [(JSON, String)] = [
    (
      TestTrigger.access(("scopesToAdd", "c")),
      "claimsAndScopeOverrideDetails.accessTokenGeneration.scopesToAdd is a string, but must be an array of strings"
    ),
    (
      TestTrigger.access(("scopesToAdd", ["c", .null])),
      "claimsAndScopeOverrideDetails.accessTokenGeneration.scopesToAdd[1] is null, but must be a string"
    ),
    (
      TestTrigger.access(("scopesToSuppress", [:])),
      "claimsAndScopeOverrideDetails.accessTokenGeneration.scopesToSuppress is an object, but must be an array of strings"
    ),
    (
      TestTrigger.access(("claimsToSuppress", true)),
      "claimsAndScopeOverrideDetails.accessTokenGeneration.claimsToSuppress is a boolean, but must be an array of strings"
    ),
    (
      TestTrigger.access(("claimsToAddOrOverride", [["a": "b"]])),
      "claimsAndScopeOverrideDetails.accessTokenGeneration.claimsToAddOrOverride is an array, but must be an object"
    ),
    (
      TestTrigger.v2(("accessTokenGeneration", [])),
      "claimsAndScopeOverrideDetails.accessTokenGeneration is an array, but must be an object"
    ),
    (
      TestTrigger.v2(("idTokenGeneration", ["claimsToSuppress": "email"])),
      "claimsAndScopeOverrideDetails.idTokenGeneration.claimsToSuppress is a string, but must be an array of strings"
    ),
    (
      TestTrigger.v2(("groupOverrideDetails", ["a"])),
      "claimsAndScopeOverrideDetails.groupOverrideDetails is an array, but must be an object"
    ),
    (
      TestTrigger.v2(("groupOverrideDetails", ["groupsToOverride": "a"])),
      "claimsAndScopeOverrideDetails.groupOverrideDetails.groupsToOverride is a string, but must be an array of strings"
    ),
    (
      ["claimsAndScopeOverrideDetails": "none"],
      "claimsAndScopeOverrideDetails is a string, but must be an object"
    ),
    (
      TestTrigger.event(.v2, response: TestTrigger.access(("scopesToAdd", 1))),
      "response.claimsAndScopeOverrideDetails.accessTokenGeneration.scopesToAdd is a number, but must be an array of strings"
    ),
    (TestTrigger.event(.v2, response: []), "response is an array, but must be an object"),
    (
      TestTrigger.v1(("claimsToAddOrOverride", ["admin": true])),
      "claimsOverrideDetails.claimsToAddOrOverride.admin is a boolean, but must be a string in a V1_0 response"
    ),
    (
      TestTrigger.event(.v2).setting("version", to: "5"),
      "version is \"5\", but must be \"1\", \"2\" or \"3\""
    ),
  ]

  @Test(arguments: malformed)
  func `that Cognito would refuse is refused, with the place of the error`(
    output: JSON, message: String
  ) {
    let error = #expect(throws: TriggerError.self) { try TestTrigger.preview(output) }
    #expect(error?.description == "in the response, \(message)")
    #expect(error?.code == "malformed-trigger-response")
  }

  static let unusable: [(String, TriggerError.Reason)] = [
    ("null", .nothingReturned), ("undefined\n", .nothingReturned), ("None", .nothingReturned),
    ("\"ok\"", .notAnObject(found: "a string")), ("[]", .notAnObject(found: "an array")),
    (" \n", .empty), ("", .empty),
    ("{", .json(JSONError(offset: 1, reason: .endOfInput))),
    ("{} {}", .json(JSONError(offset: 3, reason: .trailingBytes))),
    (#"{"version":"2","request":{}}"#, .partOfEvent(missing: "response")),
    (#"{"response":{}}"#, .partOfEvent(missing: "request")),
    (#"{"statusCode":200,"body":"ok"}"#, .neitherEventNorResponse),
    (#"{"errorMessage":"no","errorType":"Error"}"#, .functionFailed("no")),
  ]

  @Test(arguments: unusable) func `that contains no response is refused, with the reason`(
    text: String, reason: TriggerError.Reason
  ) {
    #expect(throws: TriggerError(subject: .response, reason: reason)) {
      try TriggerOutput(Array(text.utf8))
    }
  }

  @Test(arguments: [5_000, 5_001]) func `may make as many changes as Cognito's quota has`(
    count: Int
  ) throws {
    let scopes = JSON.array((2..<count).map { .string("s\($0)") })
    let output = TestTrigger.v2(
      ("idTokenGeneration", ["claimsToSuppress": ["a"]]),
      ("accessTokenGeneration", ["claimsToAddOrOverride": ["b": 1], "scopesToAdd": scopes]))
    if count <= TriggerError.changeLimit {
      #expect(try TestTrigger.preview(output).changes.count == count - 1)
    } else {
      #expect(throws: TriggerError(subject: .response, reason: .tooManyChanges(count))) {
        try TestTrigger.preview(output)
      }
    }
  }

  @Test func `longer than the limit is refused`() {
    let text = [UInt8](repeating: UInt8(ascii: " "), count: TriggerError.lengthLimit + 1)
    let error = #expect(throws: TriggerError.self) { try TriggerOutput(text) }
    #expect(error?.code == "limit-exceeded")
  }

  /// An input with many members of one kind.
  struct Long: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let output: JSON
    var event: JSON?
  }

  static func many(_ count: Int) -> JSON { .array((0..<count).map { .string("s\($0)") }) }

  static let eventOfManyScopes = TestTrigger.event(.v2).setting(
    "request", to: ["scopes": many(80_000)])

  static let long = [
    Long(
      testDescription: "scopes to compare with those in the event", output: eventOfManyScopes,
      event: eventOfManyScopes),
    Long(
      testDescription: "places for scopes",
      output: .object((0..<30_000).map { JSON.Member("scopesToAdd\($0)", [1]) })),
    Long(
      testDescription: "levels with scopes at long paths",
      output: (0..<60).reduce(["scope": 1] as JSON) { inner, _ in
        .object([
          JSON.Member(String(repeating: "x", count: 15_000), inner), JSON.Member("scope", [1]),
        ])
      }),
    Long(
      testDescription: "groups",
      output: TestTrigger.v2(("groupOverrideDetails", ["groupsToOverride": many(80_000)]))),
    Long(
      testDescription: "scopes both added and suppressed",
      output: TestTrigger.access(("scopesToAdd", many(2_500)), ("scopesToSuppress", many(2_500)))),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: long) func `up to the limit takes linear time`(
    long: Long
  ) throws {
    _ = try TestTrigger.preview(long.output, event: long.event)
  }
}
