import Testing

@testable import CognitoToken

@Suite struct `Bytes of text` {
  @Test func `have the classes of ASCII`() {
    for byte in UInt8.min...UInt8.max {
      let scalar = Unicode.Scalar(byte)
      #expect(byte.isWhiteSpace == [9, 10, 11, 12, 13, 32].contains(byte), "\(byte)")
      #expect(byte.isDigit == ("0"..."9" ~= scalar), "\(byte)")
      #expect(byte.isUppercase == ("A"..."Z" ~= scalar), "\(byte)")
      #expect(byte.isLowercase == ("a"..."z" ~= scalar), "\(byte)")
      #expect(byte.isQuotationMark == (scalar == "\"" || scalar == "'"), "\(byte)")
      #expect(byte.lowercased == ("A"..."Z" ~= scalar ? byte + 32 : byte), "\(byte)")
    }
  }

  @Test func `are trimmed of white space at both ends, and only there`() {
    let cases = [
      ("", ""), (" ", ""), ("\t\r\n", ""), (" a b ", "a b"), ("a", "a"),
      ("\u{E} a\u{8}", "\u{E} a\u{8}"),
    ]
    for (text, trimmed) in cases {
      let bytes = Array(text.utf8)
      let range = bytes.span.trimming(0..<bytes.count)
      #expect(Array(bytes[range]) == Array(trimmed.utf8), "\(text)")
    }
  }

  @Test func `are found where they first occur`() {
    let text = Array("abcabd".utf8)[1...]
    for (part, range) in [
      ("bc", 1..<3), ("abd", 3..<6), ("d", 5..<6), ("bcabd", 1..<6), ("abc", nil), ("bcabdx", nil),
      ("dx", nil),
    ] as [(String, Range<Int>?)] {
      #expect(text.firstRange(of: part) == range, "\(part)")
    }
  }
}
