/// The positions of the three parts of a compact JWS in its text.
///
/// RFC 7515 §7.1: `BASE64URL(header) . BASE64URL(payload) . BASE64URL(signature)`.
package struct CompactJWS: Equatable, Sendable {
  /// The longest token that is read, in bytes.
  package static let lengthLimit = 64 * 1024

  package let header: Range<Int>
  package let payload: Range<Int>
  package let signature: Range<Int>

  /// The JWS Signing Input: RFC 7515 §5.2, step 8.
  package var signingInput: Range<Int> { header.lowerBound..<payload.upperBound }

  package init(_ text: Span<UInt8>) throws(TokenError) {
    if text.count > Self.lengthLimit { throw TokenError(.tooLong(text.count)) }
    let dot = UInt8(ascii: ".")
    guard let first = text.firstIndex(of: dot) else { throw TokenError(.partCount(1)) }
    guard let second = text.firstIndex(of: dot, from: first + 1) else {
      throw TokenError(.partCount(2))
    }
    if text.firstIndex(of: dot, from: second + 1) != nil {
      throw TokenError(.partCount(1 + text.count(of: dot)))
    }
    header = 0..<first
    payload = first + 1..<second
    signature = second + 1..<text.count
  }
}
