import Testing

@testable import CognitoToken

@Suite struct `JSON reader` {
  @Test(arguments: [
    ("", 0, JSONError.Reason.endOfInput), ("{", 1, .endOfInput), ("[1", 2, .endOfInput),
    ("nul", 3, .endOfInput), ("nulL", 3, .unexpectedByte(0x4C)), ("{} x", 3, .trailingBytes),
    ("\u{FEFF}{}", 0, .byteOrderMark), ("\"a\tb\"", 2, .controlCharacter(9)),
    (#""\x""#, 1, .invalidEscape), (#""\u12G4""#, 1, .invalidEscape),
    (#""\ud800""#, 1, .unpairedSurrogate), (#""\ud800\u0041""#, 1, .unpairedSurrogate),
    (#""\udc00""#, 1, .unpairedSurrogate), ("01", 0, .leadingZero), ("-", 1, .invalidNumber),
    ("1.", 2, .invalidNumber), ("1e", 2, .invalidNumber), ("{1:2}", 1, .unexpectedByte(0x31)),
    ("[1,]", 3, .unexpectedByte(0x5D)), ("{\"a\":1,}", 7, .unexpectedByte(0x7D)),
    (#"{"a":1,"a":2}"#, 7, .duplicateMember("a")),
    (#"{"a":1,"\u0061":2}"#, 7, .duplicateMember("a")),
    (#"{"o":{"a":1,"a":2}}"#, 12, .duplicateMember("a")),
  ]) func `refuses what RFC 8259 does not allow, and says where`(
    text: String, offset: Int, reason: JSONError.Reason
  ) {
    #expect(throws: JSONError(offset: offset, reason: reason)) { try JSON(Array(text.utf8)) }
  }

  @Test(
    arguments: [
      [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22],
      [0x22, 0xFF, 0x22], [0x22, 0xE2, 0x82, 0x22],
    ] as [[UInt8]]) func `refuses invalid and overlong UTF-8`(text: [UInt8])
  {
    #expect(throws: JSONError(offset: 1, reason: .invalidUTF8)) { try JSON(text) }
  }

  @Test(arguments: [
    #"{"b":1.50,"a":[true,null,-0,1e400]}"#, #""é€😀""#, "[]", "{}",
    #"{"a":{"b":{"c":[1,[2,[3]]]}}}"#,
  ]) func `keeps order and spelling`(text: String) throws {
    #expect(JSONWriter.string(try JSON(Array(text.utf8)), style: .compact) == text)
  }

  @Test func `unescapes`() throws {
    let text = #""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#
    #expect(try JSON(Array(text.utf8)).string == "\"\\/\u{8}\u{C}\n\r\té😀")
  }

  @Test func `names that only look alike are not duplicates`() throws {
    #expect(try JSON(Array("{\"é\":1,\"e\u{301}\":2}".utf8)).members?.count == 2)
  }

  @Test func `nests 64 levels deep and no deeper`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSON(nested(64))
    #expect(throws: JSONError(offset: 64, reason: .tooDeep)) { try JSON(nested(65)) }
  }

  /// Beyond, its offsets would not fit.
  @Test func `is read up to a length, and no longer`() {
    let text = [UInt8](repeating: UInt8(ascii: " "), count: JSONReader.lengthLimit + 1)
    #expect(throws: JSONError(offset: JSONReader.lengthLimit, reason: .tooLong)) { try JSON(text) }
  }

  @Test func `finds a duplicate among many members`() {
    let members = (0..<5000).map { "\"m\($0)\":0" } + ["\"m17\":0"]
    #expect(throws: JSONError.self) { try JSON(Array("{\(members.joined(separator: ","))}".utf8)) }
  }
}
