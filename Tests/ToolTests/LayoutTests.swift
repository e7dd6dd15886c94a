import Testing

@testable import jwtscope

@Suite struct `Text in lines` {
  static let texts = [
    "", "a", "one two three", String(repeating: "word ", count: 100),
    String(repeating: "x", count: 500), "a " + String(repeating: "y", count: 90) + " b  c",
    "héllo wörld " + String(repeating: "日本語 ", count: 40),
    String(repeating: "ab::error::c", count: 30), String(repeating: ":", count: 200),
  ]

  @Test(arguments: texts, [40, 79, 80, 120]) func `loses nothing and fits the width`(
    text: String, width: Int
  ) {
    let style = Style(isColored: false, width: width)
    for indent in [0, 4, 18] {
      let lines = style.wrapped(text, after: "lead", leadWidth: 4, indent: indent)
      let margin = String(repeating: " ", count: indent)
      #expect(lines.dropFirst().allSatisfy { $0.hasPrefix(margin) })
      let pieces = lines.enumerated().map { $0 == 0 ? $1.dropFirst(4) : $1.dropFirst(indent) }
      #expect(pieces.joined().filter { $0 != " " } == text.filter { $0 != " " })
      if !text.contains(":::") {
        #expect(lines.allSatisfy { $0.count <= width }, "\(lines)")
      }
      // GitHub Actions would take it for the beginning of a command.
      #expect(pieces.dropFirst().allSatisfy { !$0.hasPrefix("::") })
    }
  }

  static let commands = [
    "decode samples/tokens/with-scopes.jwt --scope a/b", "decode samples/tokens/id.jwt",
    "decode samples/tokens/oauth.jwt",
    "verify samples/tokens/expired.jwt --jwks samples/keys/jwks.json --client-id x --issuer y",
    "verify samples/tokens/near-miss.jwt --jwks samples/keys/jwks.json --scope com.example.photos/read",
    "verify samples/tokens/unknown-kid.jwt --jwks samples/keys/jwks.json",
    "diff samples/tokens/without-scopes.jwt samples/tokens/with-scopes.jwt",
    "diff samples/tokens/id.jwt samples/tokens/oauth.jwt",
    "keys samples/keys/jwks.json", "explain", "explain scope-missing", "explain malformed-jwks",
    "trigger preview samples/trigger/responses/reserved-claims.json --scope a/b",
    "trigger preview samples/trigger/responses/v1.json --scope a/b",
    "pool samples/pool/v1.json samples/pool/client.json --scope com.example.photos/read",
    "pool samples/pool/template.json --scope com.example.photos/read --sign-in oauth",
    "pool samples/pool/lite.json --scope com.example.photos/read",
  ]

  @Test(arguments: [40, 80, 120]) func `of every report fits the terminal`(width: Int) throws {
    let script = Self.commands.map { "jwtscope \($0) --color never || true" }
      .joined(separator: "\n")
    let result = try Shell.run(script, environment: ["COLUMNS": "\(width)"])
    for line in result.output.split(separator: "\n") {
      // Text to copy stays on one line: a command, a key's ID or thumbprint.
      let isWhole = [
        "    aws ", "      aws ", "    jwtscope ", "  thumbprint ",
      ].contains {
        line.hasPrefix($0)
      }
      let isKeyID = line.hasPrefix("✓ ") && line.count { $0 == " " } == 1
      #expect(isWhole || isKeyID || line.count <= width, "\(line)")
    }
    #expect(result.output.count > 5000)
  }
}
