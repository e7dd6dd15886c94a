import CognitoToken
import Foundation
import Testing

@testable import jwtscope

@Suite struct `Settings and their secrets` {
  private static let files = [
    "without-trigger", "v1", "v2", "changed-since", "lite", "old-cli", "client",
    "resource-servers", "policy", "policy-of-others", "template", "template-v1", "terraform-plan",
  ]

  /// Every file of samples/pool, with a secret next to each of its members.
  @Test(arguments: files) func `are read without repeating a secret`(file: String) throws {
    let secret = "Correct-horse_battery9staple"
    let filter = """
      walk(if type == "object" then . + {ClientSecret: "\(secret)", password: "\(secret)",
        Environment: {Variables: {KEY: "\(secret)"}}, sensitive_values: {a: "\(secret)"}} else . end)
      """
    let changed = try TemporaryFile()
    let path = changed.url.path
    let result = try Shell.run(
      """
      jq '\(filter)' samples/pool/\(file).json >"$FILE" || exit 99
      jwtscope samples/tokens/without-scopes.jwt --scope a/b --pool "$FILE" --output json
      jwtscope trigger preview samples/trigger/responses/scopes.json --pool "$FILE" --output json
      """, environment: ["FILE": path])
    #expect(result.status != 99)
    let reports = [
      try Rendered.pool([path, "--scope", "com.example.photos/delete"]),
      try Rendered.pool([path, "--scope", "a/b", "--sign-in", "machine"]),
      try Rendered.verify([
        "samples/tokens/oauth.jwt", "--jwks", "samples/keys/jwks.json", "--scope", "a/b", "--pool",
        path,
      ]),
    ]
    let outputs = reports.flatMap(\.all) + [result.output, result.errors]
    #expect(outputs.joined().count > 1_000)
    for output in outputs { #expect(!output.contains("horse")) }
  }

  @Test func `have a test for every file of the samples`() throws {
    let folder = Shell.package.appending(path: "samples/pool")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(
      Set(names) == Set(Self.files.map { "\($0).json" } + ["README.md"]))
  }
}

/// `jwtscope pool` and the hints with `--pool`, against a program that tries every pool that
/// settings leave possible.
@Suite struct `Two implementations of what settings prove` {
  private static let count = 300
  private static let hints = [
    "pool-without-trigger", "pool-trigger-version", "customized-without-scope",
    "client-scope-not-allowed", "scope-not-defined", "pool-plan",
  ]

  @Test func `agree on generated settings, responses and tokens`() throws {
    let folder = try TemporaryFolder()
    let result = try Shell.run(
      "/usr/bin/python3 -B Tests/ToolTests/Scripts/pool_reference.py '\(folder.url.path)' \(Self.count)"
    )
    try #require(result.status == 0, "\(result.errors)")
    let expected = try String(
      contentsOf: folder.url.appending(path: "expected"), encoding: .utf8)
    let found = try (0..<Self.count).map {
      try Self.found(in: folder.url.appending(path: "\($0)")) + "\n"
    }
    #expect(found.joined() == expected)
    for verdict in ["would-carry", "not-prevented", "would-not-carry"] {
      #expect(expected.split(separator: "\n").count { $0.hasPrefix(verdict) } >= 5)
    }
    for hint in Self.hints { #expect(expected.contains(hint)) }
  }

  /// What a sign-in to the local Cognito yields, against what its settings and the same template
  /// show.
  static func agreesWithLocalCognito(in folder: URL) throws {
    let expected = try String(
      contentsOf: folder.appending(path: "expected"), encoding: .utf8)
    let lines = expected.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
    for (number, line) in lines.enumerated() {
      let place = folder.appending(path: "\(number)")
      // What Cognito refuses has no settings, and a template that shows why.
      if line[0] != "refused" {
        let found = try found(in: place, at: nil)
        #expect(found == ([line[0]] + line[2...]).joined(separator: " "), "\(number)")
      }
      if line[1] != "-" {
        let planned = try verdict(of: place, in: "template.json").rawValue
        #expect(planned == line[1], "\(number)")
      }
    }
    for verdict in ["refused", "would-carry", "would-not-carry"] {
      #expect(lines.count { $0[0] == verdict } >= 20)
    }
    for hint in hints { #expect(expected.contains(hint)) }
  }

  private static func verdict(of folder: URL, in file: String) throws -> PoolReport.Verdict {
    let response = folder.appending(path: "response.json").path
    return try PoolReport(
      try PoolOption.settings(in: [folder.appending(path: file).path]),
      expecting: ScopeOptions.pieces([text("scope", in: folder)]),
      origin: #require(TokenOrigin(rawValue: try text("sign-in", in: folder))),
      response: FileManager.default.fileExists(atPath: response)
        ? try TriggerInput.response(response) : nil
    ).verdict
  }

  private static func text(_ name: String, in folder: URL) throws -> String {
    try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      .trimmingCharacters(in: .newlines)
  }

  /// The verdict of `jwtscope pool`, and the certain hints of `jwtscope decode --pool` if there is
  /// a token.
  private static func found(
    in folder: URL, at time: NumericDate? = NumericDate(1_767_225_600)
  ) throws -> String {
    let verdict = try verdict(of: folder, in: "settings.json").rawValue
    guard let token = try? text("token.jwt", in: folder) else { return verdict }
    let unverified = try UnverifiedToken(token, reading: .lenient)
    var decoded = Report(
      decoding: unverified,
      expecting: Expectations.Scopes(all: ScopeOptions.pieces([try text("scope", in: folder)])),
      at: try time ?? #require(unverified.claims.date(.iat)))
    try decoded.add(try PoolOption.settings(in: [folder.appending(path: "settings.json").path]))
    let certain = decoded.hints.filter { $0.certainty == .certain }.map(\.id.rawValue)
    return ([verdict] + certain.filter(hints.contains).sorted()).joined(separator: " ")
  }
}
