import Testing

@testable import CognitoToken

@Suite struct `JSON reader` {
  @Test(arguments: [
    ("", 0, JSONError.Reason.endOfInput), ("{", 1, .endOfInput), ("[1", 2, .endOfInput),
    ("nul", 3, .endOfInput), ("nulL", 3, .unexpectedByte(0x4C)), ("{} x", 3, .trailingBytes),
    ("\u{FEFF}{}", 0, .byteOrderMark), ("\"a\tb\"", 2, .controlCharacter(9)),
    (#""\x""#, 1, .invalidEscape), (#""\x"#, 1, .invalidEscape), (#""\n"#, 3, .endOfInput),
    (#""\"#, 2, .endOfInput), (#""\u12G4""#, 1, .invalidEscape),
    (#""\ud800""#, 1, .unpairedSurrogate), (#""\ud800\u0041""#, 1, .unpairedSurrogate),
    (#""\udc00""#, 1, .unpairedSurrogate), ("01", 0, .leadingZero), ("-", 1, .invalidNumber),
    ("1.", 2, .invalidNumber), ("1e", 2, .invalidNumber), ("{1:2}", 1, .unexpectedByte(0x31)),
    ("[1,]", 3, .unexpectedByte(0x5D)), ("{\"a\":1,}", 7, .unexpectedByte(0x7D)),
    (#"{"a":1,"a":2}"#, 7, .duplicateMember("a")),
    (#"{"a":1,"\u0061":2}"#, 7, .duplicateMember("a")),
    (#"{"o":{"a":1,"a":2}}"#, 12, .duplicateMember("a")),
  ]) func `refuses what RFC 8259 does not allow, with its position`(
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

  @Test(
    arguments: [
      (0x00, "0x00"), (0x09, "0x09"), (0x0F, "0x0F"), (0x10, "0x10"), (0x1F, "0x1F"),
    ] as [(UInt8, String)]) func `names a control character by its number`(
      byte: UInt8, name: String
    )
  {
    let error = JSONError(offset: 2, reason: .controlCharacter(byte))
    #expect("\(error)" == "unescaped control character \(name) in a string at byte 2")
    let outside = JSONError(offset: 0, reason: .unexpectedByte(byte))
    #expect("\(outside)" == "unexpected byte \(name) at byte 0")
  }

  /// RFC 8259 §2.
  @Test func `skips four characters of white space, and no other`() {
    for byte in UInt8.min...UInt8.max {
      for text in [[byte, 0x31], [0x31, byte]] where !(0x2D...0x39 ~= byte) {
        let isRead = (try? JSON(text)) == 1
        #expect(isRead == [0x20, 0x09, 0x0A, 0x0D].contains(byte), "\(text)")
      }
    }
  }

  /// Every first and second byte of a character, and the third and fourth at the limits of their
  /// ranges.
  @Test func `reads the UTF-8 that the Unicode Standard allows`() throws {
    let tails: [UInt8] = [0x20, 0x7E, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
    var characters: [[UInt8]] = []
    for first in UInt8(0x7E)...0xFF {
      characters.append([first])
      for second in tails {
        characters.append([first, second])
        for third in tails where first >= 0xDF {
          characters.append([first, second, third])
          for fourth in tails where first >= 0xEF {
            characters.append([first, second, third, fourth])
          }
        }
      }
    }
    for character in characters {
      let value = String(validating: character, as: UTF8.self)
      for (text, expected) in [([0x22] + character + [0x22], value), ([0x22] + character, nil)] {
        let read = try? JSON(text).string
        if read != expected { Issue.record("\(text) is \(read ?? "refused")") }
      }
    }
  }

  @Test func `gives the position at which a text ends too early`() {
    let text = Array(
      #" {"a" : [ true , false,null,-1.5e+30 , "x\n\u00e9\ud83d\ude00é€😀" ] ,"b":{ },"c":[]}"#.utf8)
    #expect(throws: Never.self) { try JSON(text) }
    for count in text.indices {
      do throws(JSONError) {
        _ = try JSON(Array(text.prefix(count)))
        Issue.record("the first \(count) bytes were read")
      } catch {
        switch error.reason {
        case .endOfInput: #expect(error.offset == count)
        case .invalidNumber:
          #expect(text[count - 1] == 0x2D || [0x2E, 0x65, 0x2B].contains(text[count - 1]))
        case .invalidUTF8: #expect(count - error.offset < 4 && text[error.offset] >= 0xC2)
        case .unpairedSurrogate: #expect(text[error.offset...].starts(with: #"\ud83d"#.utf8))
        default: Issue.record("\(error) of the first \(count) bytes")
        }
      }
    }
  }

  @Test(arguments: [
    #"{"b":1.50,"a":[true,null,-0,1e400]}"#, #""é€😀""#, "[]", "{}",
    #"{"a":{"b":{"c":[1,[2,[3]]]}}}"#,
  ]) func `keeps the order of members and the spelling of numbers`(text: String) throws {
    #expect(JSONWriter.string(try JSON(Array(text.utf8)), style: .compact) == text)
  }

  @Test func `resolves escapes`() throws {
    let text = #""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00""#
    #expect(try JSON(Array(text.utf8)).string == "\"\\/\u{8}\u{C}\n\r\té😀")
  }

  @Test func `treats names that only look alike as different`() throws {
    #expect(try JSON(Array("{\"é\":1,\"e\u{301}\":2}".utf8)).members?.count == 2)
  }

  @Test func `accepts a nesting of at most 64 levels`() throws {
    func nested(_ depth: Int) -> [UInt8] {
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    _ = try JSON(nested(64))
    #expect(throws: JSONError(offset: 64, reason: .tooDeep)) { try JSON(nested(65)) }
  }

  /// Beyond, its offsets would not fit.
  @Test func `is read up to a maximum length`() {
    let text = [UInt8](repeating: UInt8(ascii: " "), count: JSONReader.lengthLimit + 1)
    #expect(throws: JSONError(offset: JSONReader.lengthLimit, reason: .tooLong)) { try JSON(text) }
  }

  /// As few and as many as are compared in different ways, of lengths around what fits one number.
  @Test(arguments: [1, 2, 9, 23, 24, 25, 26, 70])
  func `finds exactly the repeated name at any position`(count: Int) throws {
    let names = (0..<count).map { index in
      let length = [0, 2, 8, 14, 15, 16, 17, 40][index % 8]
      let digits = String(index)
      return String(repeating: "n", count: max(0, length - digits.count)) + digits
    }
    let beginning = "{" + names.map { "\"\($0)\":[{}]," }.joined()
    #expect(try JSON(Array("\(beginning)\"\":0}".utf8)).members?.map(\.name) == names + [""])
    for name in names {
      for spelling in [name, name.dropLast() + "\\u003" + name.suffix(1)] {
        let error = JSONError(offset: beginning.utf8.count, reason: .duplicateMember(name))
        #expect(throws: error) { try JSON(Array("\(beginning)\"\(spelling)\":0}".utf8)) }
        let inner = "{\"a\":\(beginning)\"\(spelling)\":0}}"
        #expect(throws: JSONError.self) { try JSON(Array(inner.utf8)) }
      }
    }
  }

  /// Every spelling of some texts that has an escape or none for each character.
  @Test func `compares a string by its value in any spelling`() throws {
    let values = ["", "a", "b", "ab", "a\u{0}", "é", "e\u{301}", "😀", "a😀", "/", "\"\\", "\n\t"]
    for value in values {
      for escaped in 0..<1 << value.unicodeScalars.count {
        var spelling = ""
        for (index, scalar) in value.unicodeScalars.enumerated() {
          let mustBe = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
          if mustBe || escaped >> index & 1 == 1 {
            for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
              let digits = String(unit, radix: 16)
              spelling += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
          } else {
            spelling.unicodeScalars.append(scalar)
          }
        }
        let document = try JSONDocument(Array("\"\(spelling)\"".utf8))
        #expect(document.string(at: 0).map { Array($0.utf8) } == Array(value.utf8))
        for other in values {
          let isSame = Array(other.utf8) == Array(value.utf8)
          #expect(
            document.isString(0, equalTo: ExactText(other)) == isSame, "\(spelling) \(other)")
        }
      }
    }
  }

  @Test func `finds a repeated name among many members`() {
    let members = (0..<5000).map { "\"m\($0)\":0" } + ["\"m17\":0"]
    #expect(throws: JSONError.self) { try JSON(Array("{\(members.joined(separator: ","))}".utf8)) }
  }
}
