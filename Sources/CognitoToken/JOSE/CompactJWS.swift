/// Where the three parts of a compact JWS stand in its text.
///
/// RFC 7515 §7.1: `BASE64URL(header) . BASE64URL(payload) . BASE64URL(signature)`.
public struct CompactJWS: Equatable, Sendable {
  /// The longest token that is read, in bytes.
  public static let lengthLimit = 64 * 1024

  public let header: Range<Int>
  public let payload: Range<Int>
  public let signature: Range<Int>

  /// What is signed: RFC 7515 §5.2, step 8.
  public var signingInput: Range<Int> { header.lowerBound..<payload.upperBound }

  public init(_ text: Span<UInt8>) throws(TokenError) {
    if text.count > Self.lengthLimit { throw .tooLong(text.count) }
    let dot = UInt8(ascii: ".")
    guard let first = text.firstIndex(of: dot) else { throw .partCount(1) }
    guard let second = text.firstIndex(of: dot, from: first + 1) else { throw .partCount(2) }
    if text.firstIndex(of: dot, from: second + 1) != nil {
      throw .partCount(1 + text.count(of: dot))
    }
    header = 0..<first
    payload = first + 1..<second
    signature = second + 1..<text.count
  }
}
