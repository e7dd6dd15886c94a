/// A problem that does not change the verdict, with its facts. Problems of a trigger's response are
/// `TriggerWarning`s.
package enum Warning: Equatable, Sendable {
  // From a lenient reading. Verification refuses or ignores each.
  case duplicateMember(TokenError.Part, name: String)
  case malformedMember(TokenError)
  case unsupportedAlgorithm(String?)
  case emptySignature
  case criticalHeader
  case untrustedKeyMember(String)
  // From verification.
  /// The token expired at this time, which the expectations allow.
  case expired(NumericDate)
  /// `iat` is this many seconds after the time of the check.
  case clockBehind(seconds: Int)
  /// The key has these members, which must not be in a public JWK Set.
  case privateKeyMembers([String])
  // From the input.
  /// The token was split over this many lines, and was joined again.
  case tokenFolded(pieces: Int)

  package typealias Code = WarningCode

  package var code: Code {
    switch self {
    case .duplicateMember: .duplicateMember
    case .malformedMember: .malformedMember
    case .unsupportedAlgorithm: .unsupportedAlgorithm
    case .emptySignature: .emptySignature
    case .criticalHeader: .criticalHeader
    case .untrustedKeyMember: .untrustedKeyMember
    case .expired: .expired
    case .clockBehind: .clockBehind
    case .privateKeyMembers: .privateKeyMembers
    case .tokenFolded: .tokenFolded
    }
  }
}

/// A problem that does not change the verdict. The raw value is the stable name in reports.
public enum WarningCode: String, CaseIterable, Codable, Sendable {
  /// Two members of an object have the same name. RFC 7519 §4. Only in a lenient reading.
  case duplicateMember = "duplicate-member"
  /// A claim or header parameter has a value of a wrong type. Only in a lenient reading.
  case malformedMember = "malformed-member"
  /// `alg` is missing, or is not an ``Algorithm``. Only in a lenient reading.
  case unsupportedAlgorithm = "unsupported-algorithm"
  /// Nobody signed the token. Only in a lenient reading.
  case emptySignature = "empty-signature"
  /// The header has `crit`, which verification refuses. Only in a lenient reading.
  case criticalHeader = "critical-header-unsupported"
  /// The header has `jku`, `jwk`, `x5u` or `x5c`, which are never used. RFC 8725 §3.10.
  case untrustedKeyMember = "untrusted-key-member"
  /// The token has expired, and ``Expectations/Lifetime/allowExpired`` is set.
  case expired
  /// `iat` is up to 300 s, or up to the leeway, after the time of the check.
  case clockBehind = "clock-behind"
  /// The JWK Set publishes the private part of the key.
  case privateKeyMembers = "private-key-members"
  /// The token was split over several lines, and was joined again.
  case tokenFolded = "token-folded"
}
