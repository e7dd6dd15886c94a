import Testing

@testable import CognitoToken

@Suite struct `A token broken over lines` {
  private static let token = SignInSample.access

  /// The end of a line and the start of the next.
  static let breaks = [
    ("terminal", "", ""), ("Windows", "\r", ""), ("indented", "", "    "),
    ("padded", "  ", ""), ("quoted in a mail", "", "> "), ("quoted twice in a mail", "", "> > "),
    ("soft line break of a mail", "=", ""), ("shell", " \\", "  "),
  ]
  /// The text before and after the token.
  static let frames = [
    ("", ""), ("> ", "\n"), ("Authorization: Bearer ", "\r\n"), ("access_token: ", "\n"),
    ("export ACCESS_TOKEN=\"", "\"\n"), ("Hello,\nhere is the token:\n\n", "\n\nThanks\n"),
    ("{\"AccessToken\": \"", "\", \"ExpiresIn\": 3600}"), ("token\n", "\nThanks"),
  ]

  static func folded(_ token: String, width: Int, _ end: String, _ start: String) -> String {
    stride(from: 0, to: token.utf8.count, by: width).map { offset in
      String(token.dropFirst(offset).prefix(width))
    }.joined(separator: end + "\n" + start)
  }

  @Test(arguments: breaks)
  func `is joined, with a warning`(name: String, end: String, start: String) throws {
    for (before, after) in Self.frames {
      for width in [20, 57, 64, 72, 76, 80, 100, 132, 255, 400] {
        let text = before + Self.folded(Self.token, width: width, end, start) + after
        let found = try SignInOutput.find(in: Array(text.utf8), use: .access)
        #expect(String(decoding: found.text, as: UTF8.self) == Self.token, "\(width): \(text)")
        #expect(found.lineCount == (Self.token.utf8.count + width - 1) / width)
        #expect(found.warnings.map(\.code) == [.tokenFolded])
      }
    }
  }

  @Test func `is joined if it is broken at its dots, by any line break`() throws {
    for separator in [".\n", "\n.", ".\r\n", ".\r", "\r."] {
      let text = Self.token.replacing(".", with: separator)
      let found = try SignInOutput.find(in: Array(text.utf8), use: .access)
      #expect(String(decoding: found.text, as: UTF8.self) == Self.token)
    }
  }

  @Test(arguments: [
    "3600", "Bearer", "a-device-key", SignInSample.uuid, "eyJhbGciOiJub25lIn0", SignInSample.id,
  ])
  func `is not joined with the line after a whole token`(next: String) throws {
    let text = "\(Self.token)\n\(next)\n"
    let found = try SignInOutput.find(in: Array(text.utf8), use: .access)
    #expect(String(decoding: found.text, as: UTF8.self) == Self.token)
    #expect(found.warnings.isEmpty)
  }

  @Test(arguments: ["", " ", "\t", "\u{B}", "\u{C}", "\u{E}"])
  func `is not joined without a line break`(separator: String) throws {
    let text = Self.folded(Self.token, width: 76, "", "").replacing("\n", with: separator + " ")
    let found = try? SignInOutput.find(in: Array(text.utf8), use: .access)
    #expect(found?.lineCount ?? 1 == 1)
    #expect(found.map { $0.text != Array(Self.token.utf8) } ?? true)
  }

  /// RFC 7518 §3.2 to §3.5, RFC 8037 §3.1: the length of a signature, in bytes.
  static let lengths: [(algorithms: [String], lengths: [Int])] = [
    (["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"], [128, 256, 384, 512, 1024]),
    (["ES256"], [64]), (["ES384"], [96]), (["ES512"], [132]), (["EdDSA"], [64, 114]),
    (["HS256"], [32]), (["HS384"], [48]), (["HS512"], [64]),
  ]

  @Test(arguments: lengths)
  func `is joined if its signature has a length of its algorithm`(
    algorithms: [String], lengths: [Int]
  ) throws {
    for algorithm in algorithms {
      let start =
        SignInSample.part(#"{"alg":"\#(algorithm)"}"#) + "."
        + SignInSample.part(#"{"token_use":"access"}"#) + "."
      for length in lengths.flatMap({ [$0 - 1, $0, $0 + 1] }) {
        let token = start + Base64URL.encode([UInt8](repeating: 0x5A, count: length))
        let text = Self.folded(token, width: 30, "", "")
        let found = try? SignInOutput.find(in: Array(text.utf8), use: .access)
        let isJoined = found.map { $0.text == Array(token.utf8) } ?? false
        #expect(isJoined == lengths.contains(length), "\(algorithm): \(length)")
      }
    }
  }

  @Test func `is not joined if a part of its signature is missing`() {
    let lines = Self.folded(Self.token, width: 76, "", "").split(separator: "\n")
    for missing in lines.indices.suffix(4) {
      var rest = lines
      rest.remove(at: missing)
      let found = try? SignInOutput.find(
        in: Array(rest.joined(separator: "\n").utf8), use: .access)
      #expect(found?.lineCount ?? 1 == 1)
    }
  }

  @Test func `is found by its name beside another token`() throws {
    func folded(_ token: String) -> String { Self.folded(token, width: 76, "", "") }
    let text = "id_token:\n\(folded(SignInSample.id))\n\naccess_token:\n\(folded(Self.token))\n"
    for (use, token) in [(Expectations.TokenUse.access, Self.token), (.id, SignInSample.id)] {
      let found = try SignInOutput.find(in: Array(text.utf8), use: use)
      #expect(String(decoding: found.text, as: UTF8.self) == token)
    }
  }
}
