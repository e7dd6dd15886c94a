/// A problem that rejects no token, with what was seen.
public enum Warning: Equatable, Sendable {
  // Of a token that was decoded leniently; verification refuses or ignores each.
  case duplicateMember(TokenError.Part, name: String)
  case malformedMember(TokenError)
  case unsupportedAlgorithm(String?)
  case emptySignature
  case criticalHeader
  case untrustedKeyMember(String)
  // Of a token that was verified.
  /// The token expired at this time, and the expectations allow that.
  case expired(NumericDate)
  /// `iat` is so many seconds after the time of the check.
  case clockBehind(seconds: Int)
  /// The key has these members, which belong in no public JWK Set.
  case privateKeyMembers([String])
  // Of the input in which the token was found.
  /// It was broken over lines into so many pieces, and was put together again.
  case tokenFolded(pieces: Int)

  /// The stable name of a warning in reports.
  public enum Code: String, CaseIterable, Codable, Sendable {
    case duplicateMember = "duplicate-member"
    case malformedMember = "malformed-member"
    case unsupportedAlgorithm = "unsupported-algorithm"
    case emptySignature = "empty-signature"
    case criticalHeader = "critical-header-unsupported"
    case untrustedKeyMember = "untrusted-key-member"
    case expired
    case clockBehind = "clock-behind"
    case privateKeyMembers = "private-key-members"
    case tokenFolded = "token-folded"
  }

  public var code: Code {
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
