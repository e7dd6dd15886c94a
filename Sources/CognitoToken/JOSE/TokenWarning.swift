/// How much of what `verify` refuses is shown with a warning instead.
public enum TokenReading: Sendable {
  case strict
  /// For a person who wants to see what is there: duplicate members and wrong claim types are noted.
  case lenient
}

/// Something in a token that is worth a warning, and that `verify` and `audit` refuse or ignore.
public enum TokenWarning: Equatable, Sendable {
  case duplicateMember(TokenError.Part, String)
  case malformedMember(TokenError)
  case unsupportedAlgorithm(String?)
  case emptySignature
  case criticalHeader
  case untrustedKeyMember(String)

  public var code: String {
    switch self {
    case .duplicateMember: "duplicate-member"
    case .malformedMember: "malformed-member"
    case .unsupportedAlgorithm: "unsupported-algorithm"
    case .emptySignature: "empty-signature"
    case .criticalHeader: "critical-header-unsupported"
    case .untrustedKeyMember: "untrusted-key-member"
    }
  }

  public var message: String {
    switch self {
    case .duplicateMember(let part, let name):
      "the \(part.name) has the member \"\(name)\" more than once; verify refuses it"
    case .malformedMember(let error): "\(error); verify refuses it"
    case .unsupportedAlgorithm(.some(let name)):
      "the header's alg is \"\(name)\", which verify never accepts"
    case .unsupportedAlgorithm(.none): "the header has no alg; verify refuses it"
    case .emptySignature: "the signature is empty: nobody signed this"
    case .criticalHeader:
      "the header has crit, and no extension is understood here; verify refuses it"
    case .untrustedKeyMember(let name):
      "the header has \(name): a token cannot vouch for its own key, so it is never used"
    }
  }
}
