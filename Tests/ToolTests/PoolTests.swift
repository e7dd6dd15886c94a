import CognitoToken
import Foundation
import Testing

@Suite struct `Settings and their secrets` {
  private static let files = [
    "without-trigger", "v1", "v2", "changed-since", "lite", "old-cli", "client",
    "resource-servers", "policy", "policy-of-others", "template", "template-v1", "terraform-plan",
  ]

  /// Every file of samples/pool, with a secret beside all of its members.
  @Test(arguments: files) func `are read without repeating a secret`(file: String) throws {
    let secret = "Correct-horse_battery9staple"
    let filter = """
      walk(if type == "object" then . + {ClientSecret: "\(secret)", password: "\(secret)",
        Environment: {Variables: {KEY: "\(secret)"}}, sensitive_values: {a: "\(secret)"}} else . end)
      """
    let result = try Shell.run(
      """
      jq '\(filter)' samples/pool/\(file).json >"$FILE" || exit 99
      token=samples/tokens/oauth.jwt
      for format in text json github junit; do
        jwtscope pool "$FILE" --scope com.example.photos/delete --output $format
        jwtscope pool "$FILE" --scope a/b --sign-in machine --output $format
        jwtscope verify $token --jwks samples/keys/jwks.json --scope a/b --pool "$FILE" --output $format
      done
      jwtscope samples/tokens/without-scopes.jwt --scope a/b --pool "$FILE" --output json
      jwtscope trigger preview samples/trigger/responses/scopes.json --pool "$FILE" --output json
      """, environment: ["FILE": try TemporaryFile().url.path])
    #expect(result.status != 99)
    #expect(result.output.count > 1_000)
    #expect(!(result.output + result.errors).contains("horse"))
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
  private static let hints =
    "pool-without-trigger pool-trigger-version customized-without-scope client-scope-not-allowed "
    + "scope-not-defined"

  @Test func `agree on generated settings, responses and tokens`() throws {
    let folder = try TemporaryFolder()
    let result = try Shell.run(
      """
      python3 -B Tests/ToolTests/Scripts/pool_reference.py "$FOLDER" \(Self.count) || exit 1
      for i in $(seq 0 \(Self.count - 1)); do
        cd "$FOLDER/$i"
        set -- pool settings.json --scope "$(cat scope)" --sign-in "$(cat sign-in)" --output json
        [ ! -e response.json ] || set -- "$@" --response response.json
        jwtscope "$@"
        jwtscope token.jwt --scope "$(cat scope)" --pool settings.json --at 1767225600 --output json
      done >"$FOLDER/output"
      jq -rs --arg ids '\(Self.hints)' '
        def certain: [.hints[] | select(.certainty == "certain") | .id | select(IN($ids | splits(" ")))];
        range(0; length; 2) as $i | [.[$i].verdict] + (.[$i + 1] | certain | sort) | join(" ")
        ' "$FOLDER/output"
      """, environment: ["FOLDER": folder.url.path])
    let expected = try String(
      contentsOf: folder.url.appending(path: "expected"), encoding: .utf8)
    #expect(result.output == expected, "\(result.errors)")
    for verdict in ["would-carry", "not-prevented", "would-not-carry"] {
      #expect(expected.split(separator: "\n").count { $0.hasPrefix(verdict) } >= 5)
    }
    for hint in Self.hints.split(separator: " ") { #expect(expected.contains(hint)) }
  }
}
