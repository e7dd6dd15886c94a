import Testing

@testable import CognitoToken

@Suite struct `base64url` {
  @Test(arguments: 0..<70) func `reads what it writes`(count: Int) throws {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 167 &+ count) }
    #expect(try Base64URL.decode(Array(Base64URL.encode(bytes).utf8)) == bytes)
  }

  @Test(arguments: [
    ("QQ==", Base64URLError.invalidCharacter(0x3D, offset: 2)),
    ("QUJD+A", .invalidCharacter(0x2B, offset: 4)), ("QU/D", .invalidCharacter(0x2F, offset: 2)),
    ("QUJD QUJD", .invalidCharacter(0x20, offset: 4)), ("QR", .nonZeroUnusedBits(offset: 1)),
    ("QUJ", .nonZeroUnusedBits(offset: 2)), ("QUJDQ", .incomplete(offset: 4)),
  ]) func `has one spelling for each value`(text: String, error: Base64URLError) {
    #expect(throws: error) { try Base64URL.decode(Array(text.utf8)) }
  }
}
