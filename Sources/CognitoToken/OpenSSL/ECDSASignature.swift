/// JOSE writes an ECDSA signature as r‖s (RFC 7518 §3.4), OpenSSL reads it as DER (RFC 3279 §2.2.3).
enum ECDSASignature {
  /// `SEQUENCE { INTEGER r, INTEGER s }` of the two halves.
  static func der(_ signature: [UInt8]) -> [UInt8] {
    let half = signature.count / 2
    let body = integer(signature[..<half]) + integer(signature[half...])
    // P-521's two integers pass 127 bytes: then the length takes a byte more.
    let length =
      body.count < 128 ? [UInt8(body.count)] : [0x81, UInt8(truncatingIfNeeded: body.count)]
    return [0x30] + length + body
  }

  private static func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let digits = bytes.drop { $0 == 0 }
    let padding: [UInt8] = digits.first.map { $0 < 0x80 } ?? false ? [] : [0]
    return [0x02, UInt8(truncatingIfNeeded: padding.count + digits.count)] + padding + digits
  }
}
