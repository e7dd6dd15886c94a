/// How a token is read.
public enum TokenReading: Sendable {
  /// As `verify` reads it: what violates a rule is refused.
  case strict
  /// For a person who wants to see what is there: duplicate members and wrong claim types are warnings.
  case lenient
}

/// A token that was read and not verified: what it says is only what somebody wrote.
///
/// One value can read any number of tokens, in the storage of the last.
public struct UnverifiedToken: Sendable {
  /// The compact JWS.
  package private(set) var text: [UInt8] = []
  package private(set) var header = JOSEHeader()
  public private(set) var claims = ClaimsSet()
  package private(set) var signature: [UInt8] = []
  /// What a lenient reading tolerated. A strict one leaves it empty.
  package private(set) var warnings: [Warning] = []
  private var signingInputLength = 0
  /// Whether `header` was read strictly from the beginning of `text`.
  private var hasHeader = false

  /// What a lenient reading tolerated, in the order of the token. A strict one leaves it empty.
  public var warningCodes: [WarningCode] { warnings.map(\.code) }

  package init() {}

  /// Reads a compact JWS.
  ///
  /// - Throws: `TokenError` if it is not a well-formed token (RFC 7515 §7.1, RFC 7519 §4).
  public init(_ text: String, reading: TokenReading = .strict) throws(TokenError) {
    try self.init(Array(text.utf8), reading: reading)
  }

  package init(_ text: [UInt8], reading: TokenReading = .strict) throws(TokenError) {
    try read(text.span, reading: reading)
  }

  /// Reads a compact JWS in place of the one there was.
  ///
  /// - Throws: `TokenError`; what the value then holds means nothing.
  package mutating func read(
    _ text: Span<UInt8>, reading: TokenReading = .strict
  ) throws(TokenError) {
    let jws = try CompactJWS(text)
    warnings.removeAll()
    let isSameHeader =
      hasHeader && reading == .strict
      && text.extracting(..<(jws.header.upperBound + 1)).isEqual(
        to: self.text.span.extracting(first: jws.header.upperBound + 1))
    self.text.removeAll(keepingCapacity: true)
    self.text.append(text)
    signingInputLength = jws.signingInput.count

    // The tokens of an audit come from one key, or two: their headers are the same, byte for byte.
    if !isSameHeader {
      hasHeader = false
      try Self.decode(.header, text.extracting(jws.header), into: &header.document.text)
      try header.index(reading, &warnings)
      hasHeader = reading == .strict
    }
    try Self.decode(.claims, text.extracting(jws.payload), into: &claims.document.text)
    try claims.index(reading, &warnings)
    try Self.decode(.signature, text.extracting(jws.signature), into: &signature)
    if reading == .lenient { noteUnverifiable() }
  }

  /// What the signature is of: RFC 7515 §5.2, step 8.
  var signingInput: ArraySlice<UInt8> { text[..<signingInputLength] }

  private static func decode(
    _ part: TokenError.Part, _ text: Span<UInt8>, into bytes: inout [UInt8]
  ) throws(TokenError) {
    bytes.removeAll(keepingCapacity: true)
    do throws(Base64URLError) {
      try Base64URL.decode(text, into: &bytes)
    } catch {
      throw .base64URL(part, error)
    }
  }

  private mutating func noteUnverifiable() {
    let name = header.algorithmName
    if name.flatMap(Algorithm.init) == nil { warnings.append(.unsupportedAlgorithm(name)) }
    if signature.isEmpty { warnings.append(.emptySignature) }
    if header.hasCriticalExtensions { warnings.append(.criticalHeader) }
    for name in JOSEHeader.untrustedKeyMembers where header.document.member(ExactText(name)) != nil
    {
      warnings.append(.untrustedKeyMember(name))
    }
  }
}
