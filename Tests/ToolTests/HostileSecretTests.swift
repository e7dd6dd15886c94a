import Foundation
import Testing

/// Arguments, inputs and variables that contain secrets, in every place that accepts them.
private enum Leak {
  static let checks = "--jwks \"$KEYS\" --at 1767227400"

  /// A whole token and pieces of it, as they are typed, pasted and cut.
  static let words: [String] = {
    let token = Secrets.token
    let parts = token.split(separator: ".").map(String.init)
    let lines = stride(from: 0, to: token.count, by: 64).map { token.dropFirst($0).prefix(64) }
    return [
      token, "Bearer%20\(token)", "token_\(token)", String(token.dropFirst()), Secrets.spacedToken,
      "\"\(token)\"", "AccessToken=\(token)", parts[1], parts[2], "\(parts[1]).\(parts[2])",
      "https://user:\(parts[2])@127.0.0.1/?X-Amz-Signature=\(parts[2])",
      "https://example.com/\(token)", "/tmp/\(token).jwt", lines.joined(separator: "\n"),
      token.replacing(".", with: "%2E"), "a=\(token)", "{\"d\":\"\(Secrets.privateMembers[0])\"}",
      Secrets.privateMembers[1], "USERNAME=jane,PASSWORD=\(Secrets.password)", Secrets.session,
      Secrets.refreshToken, "\(token).x", "\u{301}\(token)", "{\(token)",
    ]
  }()

  /// Commands with a place for one of the words.
  static let places = [
    "jwtscope \"$W\"", "jwtscope decode \"$TOKEN\" \"$W\"", "jwtscope decode x \"$W\" \"$W\"",
    "jwtscope \"$TOKEN\" --at \"$W\"", "jwtscope \"$TOKEN\" --scope \"$W\"",
    "jwtscope \"$TOKEN\" --any-scope=\"$W\"", "jwtscope \"$TOKEN\" --token-use \"$W\"",
    "jwtscope \"$TOKEN\" --output \"$W\"", "jwtscope \"$TOKEN\" --color \"$W\"",
    "jwtscope \"--$W\"", "jwtscope \"-$W\"", "jwtscope help \"$W\"",
    "jwtscope --generate-completion-script \"$W\"", "jwtscope \"$W\" --help",
    "jwtscope --version=\"$W\"",
    "jwtscope verify \"$W\" \(checks)", "jwtscope verify \"$TOKEN\" --jwks \"$W\"",
    "jwtscope verify \"$TOKEN\" --user-pool-id \"$W\"",
    "jwtscope verify \"$TOKEN\" \(checks) --issuer \"$W\" --client-id \"$W\" --audience \"$W\" --group \"$W\"",
    "jwtscope verify \"$TOKEN\" \(checks) --claim \"$W\"",
    "jwtscope verify \"$TOKEN\" \(checks) --claim \"sub=$W\" --claim \"$W=x\"",
    "jwtscope verify \"$TOKEN\" \(checks) --scope \"$W\" --forbid-scope \"$W\" --exact-scopes",
    "jwtscope verify \"$TOKEN\" \(checks) --algorithm \"$W\"",
    "jwtscope verify \"$TOKEN\" \(checks) --leeway \"$W\"",
    "jwtscope verify \"$TOKEN\" \(checks) --min-validity=\"$W\"",
    "jwtscope audit \"$W\" \(checks)", "jwtscope audit \"$TOKENFILE\" \"$W\" \(checks)",
    "jwtscope audit \"$TOKENFILE\" \(checks) --scope \"$W\"",
    "jwtscope audit \"$TOKENFILE\" \(checks) --jobs \"$W\"",
    "jwtscope audit \"$TOKENFILE\" \(checks) --any-scope \"$W\" --summary -",
    "jwtscope audit \"$TOKENFILE\" --jwks \"$KEYS\" --time-member \"$W\"",
    "jwtscope audit \"$TOKENFILE\" \(checks) --output json --summary \"$W/x\"",
    "jwtscope keys \"$W\"",
    "jwtscope keys --user-pool-id \"$W\"", "jwtscope diff \"$W\" \"$TOKENFILE\"",
    "jwtscope diff \"$TOKENFILE\" \"$W\"", "jwtscope trigger \"$W\"",
    "jwtscope trigger event \"$W\" --user-pool-id x", "jwtscope trigger event --source \"$W\"",
    "jwtscope trigger event --trigger-version \"$W\"", "jwtscope trigger preview \"$W\"",
    "jwtscope trigger preview \"$RESPONSE\" --event \"$W\"",
    "jwtscope trigger preview \"$RESPONSE\" --token \"x$W\"",
    "jwtscope trigger preview \"$RESPONSE\" --scope \"$W\"", "jwtscope explain \"$W\"",
  ]

  /// Commands with a place in a value of --jwks, or in a file of expectations.
  static let expectingPlaces =
    [
      "jwtscope verify \"$TOKEN\" --jwks \"us-east-1_Example01=$W\"",
      "jwtscope verify \"$TOKEN\" --jwks \"$W=$KEYS\" --jwks \"$W\" --issuer \"$W\" --issuer x",
      "jwtscope verify \"$TOKEN\" \(checks) --expect \"$W\"",
      "jwtscope audit \"$TOKENFILE\" \(checks) --expect \"/tmp/$W/e.json\"",
      "jwtscope trigger preview \"$RESPONSE\" --expect \"$W\"",
    ]
    + [
      #"{\"$W\":1}"#, #"{\"scopes\":[\"$W\"]}"#, #"{\"$W\":1,\"$W\":2}"#,
      #"{\"userPools\":[{\"id\":\"us-east-1_Example01\",\"jwks\":\"$W\"}]}"#,
      #"{\"userPools\":[\"$W\"]}"#, #"{\"issuers\":[\"$W\"],\"clientIds\":[\"$W\"]}"#,
      #"{\"claims\":{\"$W\":\"$W\",\"sub\":[\"$W\"]},\"groups\":[\"$W\"]}"#, "$W",
    ].flatMap { text in
      let file = "printf '%s' \"\(text)\" >\"$FOLDER/e$$.json\";"
      return [
        "\(file) jwtscope verify \"$TOKEN\" --at 1767227400 --expect \"$FOLDER/e$$.json\"",
        "\(file) jwtscope verify \"$TOKEN\" \(checks) --scope \"$W\" --expect \"$FOLDER/e$$.json\"",
        "\(file) jwtscope audit \"$TOKENFILE\" \(checks) --expect \"$FOLDER/e$$.json\"",
        "\(file) jwtscope trigger preview \"$RESPONSE\" --expect \"$FOLDER/e$$.json\"",
      ]
    }

  static func formats(of command: String) -> [String] {
    if command.contains(/--output|trigger event|explain|help|version/) { return [] }
    if command.contains("verify") { return ["text", "json", "github", "junit"] }
    return command.contains("audit") ? ["json", "text", "junit"] : ["text", "json"]
  }

  /// Commands that read standard input.
  static let readers = [
    "jwtscope", "jwtscope --output json", "jwtscope verify \(checks) --output github",
    "jwtscope verify \(checks) --output junit",
    "jwtscope verify --jwks - \"$TOKENFILE\" --at 1767227400",
    "jwtscope audit \(checks)", "jwtscope audit \(checks) --output text",
    "jwtscope audit \(checks) --output junit", "jwtscope keys", "jwtscope keys --output json",
    "jwtscope keys --output jwks", "jwtscope diff \"$TOKENFILE\" -",
    "jwtscope trigger event -", "jwtscope trigger preview",
    "jwtscope trigger preview --output json",
    "jwtscope trigger preview --event - \"$RESPONSE\"",
  ]

  static let inputs: [String] = {
    let (token, secrets) = (Secrets.token, Secrets.privateMembers)
    let refused =
      "An error occurred (NotAuthorizedException) when calling the InitiateAuth operation: "
    return [
      Secrets.refreshToken, String(token.dropLast(300)), "x\(token)", Secrets.spacedToken,
      "{\"AuthenticationResult\":{\"RefreshToken\":\"\(Secrets.refreshToken)\"}}",
      "{\"ChallengeName\":\"NEW_PASSWORD_REQUIRED\",\"Session\":\"\(Secrets.session)\"}",
      "\(refused)Value USERNAME=jane,PASSWORD=\(Secrets.password) failed",
      "Error parsing parameter '--auth-parameters': Expected: '=', received: ',' for input:\n"
        + "USERNAME=jane,PASSWORD=\(Secrets.password),\n          ^",
      "{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"a\",\"x\":\"AAAA\",\"d\":\"\(secrets[0])\"},"
        + "{\"kty\":\"oct\",\"kid\":\"b\",\"k\":\"\(secrets[1])\"},"
        + "{\"kty\":\"AKP\",\"alg\":\"ML-DSA-44\",\"kid\":\"c\",\"pub\":\"AAAA\",\"priv\":\"\(secrets[0])\"},"
        + "{\"kty\":\"RSA\",\"kid\":\"d\",\"n\":\"AAAA\",\"e\":\"AQAB\",\"d\":\"\(secrets[2])\",\"q\":\"\(secrets[1])\"}]}",
      "{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"x\":\"AAAA\",\"d\":\"\(secrets[0])\"}",
      "{\"\(token)\":1,\"\(token)\":2}",
      "{\"error\":\"\(token)\",\"error_description\":\"\(token)\"}",
      "{\"errorMessage\":\"\(token)\",\"errorType\":\"\(token)\",\"trace\":[]}",
      "{\"version\":\"\(token)\",\"triggerSource\":\"\(token)\",\"request\":{},\"response\":{}}",
    ]
  }()

  static let environments = [
    ("GITHUB_STEP_SUMMARY", "jwtscope verify \"$TOKENFILE\" \(checks) --output github"),
    ("OPENSSL_CONF", "jwtscope verify \"$TOKENFILE\" \(checks)"),
    ("https_proxy", "no_proxy= NO_PROXY= jwtscope keys https://127.0.0.1:1/"),
    ("HOME", "jwtscope keys https://127.0.0.1:1/"), ("COLUMNS", "jwtscope \"$TOKEN\""),
    ("TERM", "jwtscope \"$TOKEN\""), ("CLICOLOR_FORCE", "jwtscope \"$TOKEN\""),
  ]
}

@Suite struct `A secret` {
  private struct Scenario {
    let command: String
    var word = ""
    var variable = ""
    var input: String?
  }

  private static let places = Leak.places + Leak.expectingPlaces

  /// Every place with some of the words and every word in some of the places, each in one format.
  private static let ofWords: [Scenario] = places.indices.flatMap { place in
    (0..<3).map { turn in
      let word = Leak.words[(place * 5 + turn * 11) % Leak.words.count]
      let command = places[place]
      let formats = Leak.formats(of: command)
      let format = formats.isEmpty ? "" : " --output \(formats[(place + turn) % formats.count])"
      return Scenario(command: command + format, word: word)
    }
  }

  /// A file whose name is a part of a token, and a claim whose name is one.
  private static let ofNames: [Scenario] = {
    let name = String(Secrets.token.suffix(200))
    let audits = ["json", "text", "junit"].map { format in
      Scenario(
        command: """
          mkdir "$FOLDER/\(format)"; cp "$TOKENFILE" "$FOLDER/\(format)/$W"
          jwtscope audit "$TOKENFILE" "$FOLDER/\(format)/$W" \(Leak.checks) --output \(format)
          """, word: name)
    }
    let claim = "jwtscope verify \"$TOKENFILE\" \(Leak.checks) --claim \"$W=x\" --output json"
    return audits + [Scenario(command: claim, word: name)]
  }()

  private static let ofInputs: [Scenario] = Leak.inputs.indices.flatMap { input in
    Leak.readers.indices.filter { ($0 + input) % 3 == 0 }.map {
      Scenario(command: Leak.readers[$0], input: Leak.inputs[input])
    }
  }

  private static let ofVariables: [Scenario] = Leak.environments.flatMap { name, command in
    ["/tmp/\(Secrets.token)", "foo://user:\(Secrets.password)@proxy:1"].map {
      Scenario(command: command, word: $0, variable: name)
    }
  }

  @Test func `is never repeated, wherever it was given`() throws {
    let scenarios = Self.ofWords + Self.ofNames + Self.ofInputs + Self.ofVariables
    let outputs = try Self.outputs(of: scenarios)
    let secrets = Secrets()
    for (scenario, output) in zip(scenarios, outputs) {
      #expect(!output.isEmpty, "\(scenario.command)")
      if secrets.isIn(output) { Issue.record("it does from: \(scenario.command)") }
    }
    #expect(Self.ofWords.contains { secrets.isIn($0.word.utf8) })
  }

  /// The output and the step summaries of the commands. Two shells run them all.
  private static func outputs(of scenarios: [Scenario]) throws -> [Data] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var scripts = ["", ""]
    for (index, scenario) in scenarios.enumerated() {
      let file = folder.appending(path: "input\(index)")
      try scenario.input?.write(to: file, atomically: true, encoding: .utf8)
      let input = scenario.input == nil ? "/dev/null" : file.path
      let variable = scenario.variable.isEmpty ? "" : "\(scenario.variable)=\"$W\" "
      scripts[index % 2] += """
        W=\(quoted(scenario.word)); export GITHUB_STEP_SUMMARY='\(folder.path)/page\(index)'
        { \(variable)\(scenario.command); } <'\(input)' >'\(folder.path)/output\(index)' 2>&1

        """
    }
    for (name, script) in zip(["even", "odd"], scripts) {
      try script.write(to: folder.appending(path: name), atomically: true, encoding: .utf8)
    }
    let samples = Shell.package.appending(path: "samples").path
    _ = try Shell.run(
      "bash '\(folder.path)/even' & bash '\(folder.path)/odd'; wait",
      environment: [
        "FOLDER": folder.path, "TOKEN": Secrets.token,
        "TOKENFILE": "\(samples)/tokens/with-scopes.jwt",
        "KEYS": "\(samples)/keys/jwks.json",
        "RESPONSE": "\(samples)/trigger/responses/scopes.json",
      ])
    return scenarios.indices.map { index in
      ["output", "page"].reduce(into: Data()) { data, name in
        data += (try? Data(contentsOf: folder.appending(path: "\(name)\(index)"))) ?? Data()
      }
    }
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("'", with: "'\\''") + "'"
  }
}
