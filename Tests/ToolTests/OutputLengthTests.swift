import Foundation
import Testing

@testable import jwtscope

/// A token must not flood a log: a column as wide as its longest name would take quadratic space.
@Suite struct `Output` {
  /// JSON objects of about this length, each long in a different way.
  static let shapes: [(name: String, make: @Sendable (Int) -> String)] = [
    (
      "one long name among many members",
      { length in
        let members = (0..<length / 16).map { "\"m\($0)\":0" }
        return object(["\"\(String(repeating: "n", count: length / 2))\":0"] + members)
      }
    ),
    (
      "long names",
      { length in
        object(
          (0..<length / 1000).map {
            "\"\(String(repeating: "n", count: 990))\($0)\":0"
          })
      }
    ),
    ("repeated names", { object(Array(repeating: "\"a\":0", count: $0 / 6)) }),
    ("many scopes", { object(["\"scope\":\"\(words($0 / 5, separator: " "))\""]) }),
    ("many groups", { object(["\"cognito:groups\":[\"\(words($0 / 7, separator: "\",\""))\"]"]) }),
    ("many audiences", { object(["\"aud\":[\"\(words($0 / 7, separator: "\",\""))\"]"]) }),
    (
      "hidden characters",
      { object(["\"scope\":\"\(String(repeating: "\u{80}\u{200B} ", count: $0 / 7))\""]) }
    ),
    (
      "numbers deep in arrays",
      { length in
        let (start, end) = (String(repeating: "[", count: 60), String(repeating: "]", count: 60))
        let numbers = Array(repeating: "0", count: length / 2).joined(separator: ",")
        return object(["\"a\":\(start)\(numbers)\(end)"])
      }
    ),
    ("many times", { object(["\"exp\":1767229200"] + (0..<$0 / 12).map { "\"e\($0)\":17672" }) }),
  ]

  private static func object(_ members: [String]) -> String {
    "{" + members.joined(separator: ",") + "}"
  }

  private static func words(_ count: Int, separator: String) -> String {
    (0..<count).map { String($0, radix: 36) }.joined(separator: separator)
  }

  private static let expectations = [
    "--jwks", "samples/keys/jwks.json", "--at", "2026-01-01T00:30:00Z", "--scope", "a",
    "--any-scope", "b", "--forbid-scope", "c", "--exact-scopes", "--client-id", "a", "--audience",
    "a", "--issuer", "a", "--group", "a", "--claim", "a=1",
  ]

  /// Commands that print a token or a response, in every format. `reports` has the others.
  static let commands: [String] = {
    let audit = ["text", "json", "junit"].map {
      "audit $TOKEN \(expectations.joined(separator: " ")) --output \($0)"
    }
    let others = ["text", "json"].flatMap { format in
      [
        "decode $TOKEN", "diff $TOKEN samples/tokens/with-scopes.jwt",
        "diff samples/tokens/with-scopes.jwt $TOKEN",
      ].map { "\($0) --output \(format)" }
    }
    return audit + others + ["trigger event $TOKEN"]
  }()

  /// The output of commands that print a report in every format, or their error message.
  private func reports(token: String, adding: String, other: String) throws -> [[String]] {
    let commands = [
      { try Rendered.verify([token] + Self.expectations) }, { try Rendered.preview([adding]) },
      { try Rendered.preview([other]) },
      { try Rendered.preview(["--token", token, "samples/trigger/responses/scopes.json"]) },
    ]
    return try commands.map { command in
      do {
        return try command().all
      } catch let error as ToolError {
        return [error.message]
      }
    }
  }

  /// The greatest number of bytes for each byte of the claims: 64 levels of JSON, each indented by
  /// two spaces, and again for an expected claim.
  private static let factor = 160

  @Test(arguments: shapes.indices) func `grows in proportion to the input`(shape: Int) throws {
    for (command, length) in try lengths(shape, 16_000) {
      #expect(
        length > 0 && length <= Self.factor * 16_000, "\(Self.shapes[shape].name): \(command)")
    }
  }

  /// The number of bytes that each command prints.
  private func lengths(_ shape: Int, _ length: Int) throws -> [(command: String, length: Int)] {
    let object = Self.shapes[shape].make(length)
    let claims = Data(object.utf8).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    let access = #"{"response":{"claimsAndScopeOverrideDetails":{"accessTokenGeneration":"#
    let files = [
      "TOKEN": try TemporaryFile("eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.\(claims).AAAA"),
      "ADDING": try TemporaryFile("\(access){\"claimsToAddOrOverride\":\(object)}}}}"),
      "OTHER": try TemporaryFile("\(access)\(object)}}}"),
    ].mapValues { ($0, $0.url.path) }
    let paths = files.mapValues(\.1)
    let lines = Self.commands.map { "jwtscope \($0) 2>&1 | wc -c" }
    let result = try Shell.run(lines.joined(separator: "\n"), environment: paths)
    let lengths = result.output.split(separator: "\n").compactMap { Int($0) }
    try #require(lengths.count == Self.commands.count)
    let texts = try withExtendedLifetime(files) {
      try reports(
        token: paths["TOKEN"] ?? "", adding: paths["ADDING"] ?? "", other: paths["OTHER"] ?? "")
    }
    let printed = zip(Self.commands, lengths).map { (command: $0, length: $1) }
    return printed
      + texts.enumerated().flatMap { number, report in
        report.map { (command: "report \(number)", length: $0.utf8.count) }
      }
  }
}
