import Testing

@testable import CognitoToken

@Suite struct `Input encodings` {
  enum Encoding: CaseIterable {
    case utf8WithMark, utf16LittleEndian, utf16BigEndian

    func encode(_ text: String) -> [UInt8] {
      switch self {
      case .utf8WithMark: [0xEF, 0xBB, 0xBF] + text.utf8
      case .utf16LittleEndian:
        [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
      case .utf16BigEndian:
        [0xFE, 0xFF] + text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
      }
    }
  }

  @Test(arguments: Encoding.allCases, ["", "{}", "é\u{800}\u{FFFF}\u{10000}\u{10FFFF}\r\n"])
  func `are read as the same text`(encoding: Encoding, text: String) {
    #expect(InputEncoding.utf8(encoding.encode(text)) == Array(text.utf8))
    #expect(InputEncoding.utf8(Array(text.utf8)) == Array(text.utf8))
  }

  @Test(arguments: Encoding.allCases)
  func `apply to a token, a JWK Set, an event and a response`(encoding: Encoding) throws {
    for text in ["\(SignInSample.access)\r\n", #"{"access_token":"\#(SignInSample.access)"}"#] {
      let token = try SignInOutput.find(in: encoding.encode(text), use: .access).text
      #expect(String(decoding: token, as: UTF8.self) == SignInSample.access)
    }
    let keys = try JWKSet(encoding.encode(#"{"keys":[{"kid":"ключ","kty":"oct"}]}"#))
    #expect(keys.keys.map(\.kid) == ["ключ"])
    let event = JSONWriter.string(TestTrigger.event(.v2), style: .indented)
    #expect(try PreTokenGenerationEvent(encoding.encode(event)).json == TestTrigger.event(.v2))
    let response = #"{"claimsAndScopeOverrideDetails":{}}"#
    #expect(throws: Never.self) { try TriggerOutput(encoding.encode(response)) }
  }

  @Test(
    arguments: [[], [0xEF], [0xEF, 0xBB], [0xEF, 0xBB, 0xBE], [0xBB, 0xBF], [0xFF], [0xFE]]
      as [[UInt8]])
  func `need a whole byte order mark`(input: [UInt8]) {
    #expect(InputEncoding.utf8(input) == input)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x22, 0x00, 0x00, 0xD8, 0x22, 0x00], [0xFF, 0xFE, 0x22, 0x00, 0x00, 0xD8],
      [0xFF, 0xFE, 0x22, 0x00, 0x00, 0xDC, 0x22, 0x00], [0xFE, 0xFF, 0x00, 0x22, 0x01],
      [0xFE, 0xFF, 0xD8, 0x00, 0xD8, 0x00, 0xDC, 0x00], [0xFF, 0xFE, 0x20],
    ] as [[UInt8]])
  func `become invalid UTF-8 if half a character is missing`(input: [UInt8]) {
    #expect(String(validating: InputEncoding.utf8(input), as: UTF8.self) == nil)
  }
}
