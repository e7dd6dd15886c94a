/// A token that was parsed, but whose signature is unchecked: do not trust its contents.
public struct UnverifiedToken: Sendable {
  /// How strictly a token is read.
  public enum Reading: Sendable {
    /// As verification does: every violation of a rule is an error.
    case strict
    /// To show a person what is in the token: duplicate members and claims of a wrong type are
    /// warnings.
    case lenient
  }

  /// The compact JWS.
  package private(set) var text: [UInt8] = []
  package private(set) var header = JOSEHeader()
  /// The claims, which are not verified.
  public private(set) var claims = ClaimsSet()
  package private(set) var signature: [UInt8] = []
  /// What a lenient reading tolerated; empty after a strict one.
  package private(set) var warnings: [Warning] = []
  private var signingInputLength = 0
  /// Whether `header` was read strictly from the start of `text`.
  private var hasHeader = false

  /// What a lenient reading tolerated; empty after a strict one.
  public var warningCodes: [WarningCode] { warnings.map(\.code) }

  package init() {}

  /// Reads a compact JWS.
  ///
  /// - Throws: `TokenError` if it is not a well-formed token (RFC 7515 §7.1, RFC 7519 §4).
  public init(_ text: String, reading: Reading = .strict) throws(TokenError) {
    try self.init(Array(text.utf8), reading: reading)
  }

  package init(_ text: [UInt8], reading: Reading = .strict) throws(TokenError) {
    try read(text.span, reading: reading)
  }

  /// Reads a compact JWS instead of the previous one, and reuses its storage.
  ///
  /// - Throws: `TokenError`. The value is then undefined.
  package mutating func read(
    _ text: Span<UInt8>, reading: Reading = .strict
  ) throws(TokenError) {
    let jws = try CompactJWS(text)
    warnings.removeAll()
    let header = text.extracting(first: jws.payload.lowerBound)
    let isSameHeader =
      hasHeader && header.isEqual(to: self.text.span.extracting(first: header.count))
    self.text.removeAll(keepingCapacity: true)
    self.text.append(text)
    signingInputLength = jws.signingInput.count

    // The tokens of an audit come from one or two keys, so their headers have the same bytes.
    if !isSameHeader {
      hasHeader = false
      try Self.decode(.header, text.extracting(jws.header), into: &self.header.document.text)
      try self.header.index(reading, &warnings)
      hasHeader = reading == .strict
    }
    try Self.decode(.claims, text.extracting(jws.payload), into: &claims.document.text)
    try claims.index(reading, &warnings)
    try Self.decode(.signature, text.extracting(jws.signature), into: &signature)
    if reading == .lenient { noteUnverifiable() }
  }

  /// Whether this is the compact JWS, byte for byte.
  func has(_ text: Span<UInt8>) -> Bool { self.text.span.isEqual(to: text) }

  /// The JWS Signing Input: RFC 7515 §5.2, step 8.
  var signingInput: ArraySlice<UInt8> { text[..<signingInputLength] }

  private static func decode(
    _ part: TokenError.Part, _ text: Span<UInt8>, into bytes: inout [UInt8]
  ) throws(TokenError) {
    bytes.removeAll(keepingCapacity: true)
    do throws(Base64URLError) {
      try Base64URL.decode(text, into: &bytes)
    } catch {
      throw TokenError(.base64URL(part, error))
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

extension JSONDocument {
  /// Indexes a part of a token, which must be an object. A lenient reading adds repeated members to
  /// `warnings`.
  mutating func index(
    _ part: TokenError.Part, _ reading: UnverifiedToken.Reading, _ warnings: inout [Warning]
  ) throws(TokenError) {
    do throws(JSONError) {
      try index(reading == .strict ? .refused : .noted)
    } catch {
      throw TokenError(.json(part, error))
    }
    guard kind(of: 0) == .object else { throw TokenError(.notAnObject(part)) }
    warnings += duplicates.map { .duplicateMember(part, name: string(at: $0) ?? "") }
  }
}
