import Testing

@testable import CognitoToken

@Suite struct `base64url` {
  @Test(arguments: 0..<70) func `decodes what it encodes`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ count) }
    #expect(try Base64URL.decode(Array(Base64URL.encode(bytes).utf8)) == bytes)
  }

  @Test(arguments: [
    ("QQ==", Base64URLError.invalidCharacter(0x3D, offset: 2)),
    ("QUJD+A", .invalidCharacter(0x2B, offset: 4)), ("QU/D", .invalidCharacter(0x2F, offset: 2)),
    ("QUJD QUJD", .invalidCharacter(0x20, offset: 4)), ("QR", .nonZeroUnusedBits(offset: 1)),
    ("QUJ", .nonZeroUnusedBits(offset: 2)), ("QUJDQ", .incomplete(offset: 4)),
    ("___", .nonZeroUnusedBits(offset: 2)), ("__", .nonZeroUnusedBits(offset: 1)),
    ("QUJDQU=", .invalidCharacter(0x3D, offset: 6)), ("QUJD=", .invalidCharacter(0x3D, offset: 4)),
    ("QUJDQUJDQR", .nonZeroUnusedBits(offset: 9)), ("QUJDQUJDQUJDQ", .incomplete(offset: 12)),
  ]) func `has one spelling for each value`(text: String, error: Base64URLError) {
    #expect(throws: error) { try Base64URL.decode(Array(text.utf8)) }
  }

  /// Every byte at the last two positions of a text of two and three characters, and at the last of
  /// four.
  @Test func `decodes only what it encodes`() {
    var counts = [0, 0, 0, 0, 0]
    func read(_ text: [UInt8]) {
      guard let bytes = try? Base64URL.decode(text) else { return }
      counts[text.count] += 1
      if Array(Base64URL.encode(bytes).utf8) != text { Issue.record("\(text) is \(bytes)") }
    }
    for last in UInt8.min...UInt8.max {
      for first in UInt8.min...UInt8.max {
        read([first, last])
        read([UInt8(ascii: "_"), first, last])
      }
      read([UInt8(ascii: "A"), UInt8(ascii: "9"), UInt8(ascii: "-"), last])
    }
    // The last of two characters has four bits that must be zero, and the last of three has two.
    #expect(counts == [0, 0, 64 * 4, 64 * 16, 64])
  }

  /// Every byte outside the alphabet, at each position of a longer text: the error has the
  /// position.
  @Test func `names the first invalid character`() {
    let text = Array("QUJDREVGR0hJSg".utf8)
    for offset in text.indices {
      for byte in UInt8.min...UInt8.max where !TokenText.isCharacter(byte) || byte == 0x2E {
        var changed = text
        changed[offset] = byte
        if offset + 1 < text.count { changed[offset + 1] = 0x2B }
        let error = Base64URLError.invalidCharacter(byte, offset: offset)
        #expect(throws: error) { try Base64URL.decode(changed) }
      }
    }
  }

  @Test func `names a character if it can be seen`() {
    for byte in UInt8.min...UInt8.max where byte != UInt8(ascii: "=") {
      let character = "\"\(Character(Unicode.Scalar(byte)))\""
      let sentence = "\(Base64URLError.invalidCharacter(byte, offset: 7))"
      #expect(sentence.contains(character) == (0x21...0x7E ~= byte), "\(byte)")
      #expect(sentence.contains("at byte 7"))
      #expect(sentence.contains("of base64,") == (byte == 0x2B || byte == 0x2F))
    }
  }
}
