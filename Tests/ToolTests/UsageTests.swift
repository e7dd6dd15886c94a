import Foundation
import Testing

@Suite struct `Messages` {
  static let token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl"

  @Test(arguments: [
    "verify \(token) \(token)", "decode ./\(token).x", "decode --at \(token) x",
    "decode '\(token).x'",
    "verify \(token) --jwks \(token)", "verify --claim \(token) x", "verify '\"\(token)\"'",
  ]) func `never show a token that was typed in the wrong place`(arguments: String) throws {
    let result = try Shell.run("jwtscope \(arguments) --output json")
    #expect(result.status >= 64)
    #expect(!(result.output + result.errors).contains("eyJzdWIi"))
    #expect(!(result.output + result.errors).contains("c2lnbmF0dXJl"))
  }

  @Test(arguments: ["verify", "decode"]) func `are printed as JSON, too, if requested`(
    command: String
  ) throws {
    let result = try Shell.run("jwtscope \(command) nosuch.jwt --jwks nosuch.json --output json")
    #expect(result.output.contains("\"error\""))
    #expect(result.errors.hasPrefix("jwtscope: error: "))
  }

  /// The message must not say that a file with such a name is missing.
  @Test func `say that a JWK Set is not a file name`() throws {
    let result = try Shell.run(
      "jwtscope verify samples/tokens/with-scopes.jwt --jwks \"$(cat samples/keys/jwks.json)\"")
    #expect(result.status == 64)
    #expect(result.errors.contains("it is JSON instead of a file or URL"))
    #expect(result.errors.utf8.count < 300)
  }
}

@Suite struct `A name that is not UTF-8` {
  /// Latin-1, a cut character, the characters that represent such bytes in the tool, and an
  /// overlong form of a slash.
  static let names = [
    "caf\\351", "caf\\303", "\\351\\364\\217\\272\\200", "\\377\\376a", "\\300\\257", "é",
  ]

  @Test(arguments: names) func `names the file with exactly these bytes`(name: String) throws {
    let folder = try TemporaryFolder()
    let result = try Shell.run(
      """
      samples="$PWD/samples"; cd '\(folder.url.path)'
      name=$(printf '\(name)')
      cp "$samples/tokens/with-scopes.jwt" "$name.jwt"
      cp "$samples/keys/jwks.json" "$name.json"
      cp "$samples/trigger/responses/scopes.json" "$name.response"
      export GITHUB_STEP_SUMMARY="$name.md"
      jwtscope verify "$name.jwt" --jwks "$name.json" --at 1767227400 --output github &&
      jwtscope audit "$name.jwt" "$name.jwt" --jwks "$name.json" --at 1767227400 &&
      jwtscope diff "$name.jwt" "$name.jwt" && jwtscope keys "$name.json" &&
      jwtscope trigger preview "$name.response" --token "$name.jwt" && test -s "$name.md"
      """)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func `is shown with the invalid bytes escaped`() throws {
    let result = try Shell.run("jwtscope \"$(printf 'caf\\351\\364\\217\\272\\200é')\"")
    #expect(
      result.errors
        == "jwtscope: error: caf\\xE9\\xF4\\x8F\\xBA\\x80é cannot be read: No such file or directory\n"
    )
    let audit = try Shell.run(
      "cd $(mktemp -d) && name=$(printf '\\351') && echo x >$name && jwtscope audit $name $name --jwks \"$KEYS\"; rm -r $PWD",
      environment: ["KEYS": Shell.package.appending(path: "samples/keys/jwks.json").path])
    #expect(audit.output.hasPrefix("{\"file\":\"\\\\xE9\",\"line\":1"), "\(audit.output)")
  }
}

@Suite struct `Colour` {
  /// What is set, and whether colour is used on a terminal and on a pipe.
  @Test(arguments: [
    ("", true, false), ("TERM=dumb", false, false), ("TERM=", true, false),
    ("NO_COLOR=1", false, false), ("NO_COLOR=", true, false), ("CLICOLOR_FORCE=1", true, true),
    ("CLICOLOR_FORCE=0", false, false), ("CLICOLOR_FORCE=", true, false),
    ("CLICOLOR_FORCE=1 TERM=dumb", true, true), ("CLICOLOR_FORCE=1 NO_COLOR=1", false, false),
    ("TERM=dumb -- --color always", true, true), ("NO_COLOR=1 -- --color always", true, true),
    ("CLICOLOR_FORCE=1 -- --color never", false, false),
  ]) func `is used on a terminal unless it is turned off`(
    setting: String, onTerminal: Bool, onPipe: Bool
  ) throws {
    let parts = setting.split(separator: " -- ")
    let (variables, options) =
      setting.contains(" -- ") ? (parts[0], parts[1]) : (setting[...], "")
    let command = "env \(variables) jwtscope samples/tokens/with-scopes.jwt \(options)"
    let terminal = try Shell.run(
      "/usr/bin/python3 -c 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)' \(command) </dev/null",
      environment: ["TERM": "xterm"])
    #expect(terminal.output.contains("\u{1B}[") == onTerminal)
    let pipe = try Shell.run("\(command) | cat", environment: ["TERM": "xterm"])
    #expect(pipe.output.contains("\u{1B}[") == onPipe)
    #expect(pipe.output.contains("com.example.photos/read"))
  }
}
