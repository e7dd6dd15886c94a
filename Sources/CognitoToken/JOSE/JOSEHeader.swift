/// The token's JOSE Header. RFC 7515 §4.
package struct JOSEHeader: Sendable {
  var document = JSONDocument()
  private var algorithmNode: Int?
  private var keyIDNode: Int?
  /// Whether the header has `crit`. No extension is supported, so the token must be refused.
  package private(set) var hasCriticalExtensions = false
  /// Whether the header has `b64` with another value than true: the unencoded payload of RFC 7797.
  package private(set) var hasUnencodedPayload = false

  /// Members with a key or the URL of one, which are shown, but never followed or trusted.
  static let untrustedKeyMembers = ["jku", "jwk", "x5u", "x5c"]

  /// The header as signed.
  package var json: JSON { document.value() }

  /// `alg` as it is in the token; it is untrusted.
  package var algorithmName: String? { algorithmNode.flatMap(document.string) }

  /// `kid` as it is in the token; it is untrusted.
  package var keyID: String? { keyIDNode.flatMap(document.string) }

  var hasKeyID: Bool { keyIDNode != nil }

  func hasAlgorithm(_ name: ExactText) -> Bool {
    algorithmNode.map { document.isString($0, equalTo: name) } ?? false
  }

  func hasKeyID(_ id: ExactText) -> Bool {
    keyIDNode.map { document.isString($0, equalTo: id) } ?? false
  }

  /// Indexes the header in `document.text`. A lenient reading adds what it tolerates to `warnings`.
  mutating func index(
    _ reading: UnverifiedToken.Reading, _ warnings: inout [Warning]
  ) throws(TokenError) {
    try document.index(.header, reading, &warnings)
    algorithmNode = try stringMember("alg", rule: "RFC 7515 §4.1.1", reading, &warnings)
    keyIDNode = try stringMember("kid", rule: "RFC 7515 §4.1.4", reading, &warnings)
    hasCriticalExtensions = document.member(Self.crit) != nil
    hasUnencodedPayload = document.member(Self.b64).map { document.value(at: $0) != true } ?? false
  }

  private static let crit: ExactText = "crit"
  private static let b64: ExactText = "b64"

  private func stringMember(
    _ name: String, rule: String, _ reading: UnverifiedToken.Reading, _ warnings: inout [Warning]
  ) throws(TokenError) -> Int? {
    guard let node = document.member(ExactText(name)) else { return nil }
    if document.kind(of: node) == .string { return node }
    let error = TokenError(
      .member(.header, name: name, expected: "a string", rule: rule))
    guard reading == .lenient else { throw error }
    warnings.append(.malformedMember(error))
    return nil
  }
}
