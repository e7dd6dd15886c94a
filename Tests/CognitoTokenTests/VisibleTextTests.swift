import Testing

@testable import CognitoToken

@Suite struct `Text from a token` {
  /// Characters of each kind that no other kind covers, by the Unicode Character Database.
  static let hidden: [(kind: String, scalars: [UInt32])] = [
    ("control", [0x00, 0x09, 0x0A, 0x1B, 0x7F, 0x80, 0x85, 0x9B]),
    (
      "format, and not ignorable by default",
      [0x600, 0x605, 0x6DD, 0x70F, 0x8E2, 0xFFF9, 0xFFFB, 0x110BD, 0x13430]
    ),
    ("format", [0xAD, 0x61C, 0x200B, 0x200E, 0x202E, 0x2066, 0x2069, 0xFEFF, 0xE0041]),
    ("line separator", [0x2028]), ("paragraph separator", [0x2029]),
    ("space", [0xA0, 0x1680, 0x2003, 0x202F, 0x3000]),
    ("private use", [0xE000, 0xF8FF, 0xF0000, 0x10FE80, 0x10FFFD]),
    ("unassigned", [0x378, 0xFDD0, 0xFFFF, 0x10FFFF]),
    ("ignorable by default", [0x34F, 0x115F, 0x17B4, 0x180B, 0x3164, 0xFE0F, 0xFFA0, 0xE0100]),
    ("blank", [0x2800]),
  ]

  @Test(arguments: hidden.indices) func `escapes invisible characters`(index: Int) throws {
    for value in Self.hidden[index].scalars {
      let scalar = try #require(Unicode.Scalar(value))
      let name = "\\u{" + String(value, radix: 16, uppercase: true) + "}"
      #expect(VisibleText.escaping("a\(scalar)b") == "a\(name)b", "\(Self.hidden[index].kind)")
      let json = JSONWriter.string(.string("a\(scalar)b"), style: .compact)
      #expect(json.unicodeScalars.allSatisfy { 0x20...0x7E ~= $0.value }, "\(json)")
      #expect(try JSON(Array(json.utf8)) == .string("a\(scalar)b"))
    }
  }

  @Test func `keeps visible characters`() {
    var text = String(String.UnicodeScalarView((0x20...0x7E).compactMap(Unicode.Scalar.init)))
    text += "größe e\u{301} Ω я א ب 中 한 € … ✓ 😀 𝔘"
    #expect(VisibleText.escaping(text) == text)
  }

  @Test(arguments: [
    ("##[error]x", "#\\u{23}[error]x"), ("a ##x", "a #\\u{23}x"), ("###", "#\\u{23}\\u{23}"),
    ("::error::x", ":\\u{3A}error::x"), ("a ::x", "a :\\u{3A}x"), ("a::b", "a::b"), ("# #", "# #"),
    (": :", ": :"), ("::", ":\\u{3A}"), (":::", ":\\u{3A}:"), ("a:: ::b", "a:: :\\u{3A}b"),
  ]) func `starts no command of a CI service`(text: String, visible: String) {
    #expect(VisibleText.escaping(text) == visible)
  }

  @Test(arguments: [
    ("#", "#"), ("a#b # c", "a#b # c"), ("##", #"#\u0023"#), ("a##[b", #"a#\u0023[b"#),
    ("###", #"#\u0023\u0023"#), ("#\n#", #"#\n#"#),
  ]) func `starts no command of a CI service in JSON`(text: String, json: String) throws {
    #expect(JSONWriter.string(.string(text), style: .compact) == "\"\(json)\"")
  }
}
