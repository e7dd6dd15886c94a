/// The verdict on one line of an audit, or on a source that cannot be read.
public struct AuditVerdict {
  public enum Finding {
    /// A token. It is accepted if there are no failures.
    case verified(failures: [Failure], claims: ClaimsSet)
    case malformed(LineError)
    /// The error of a source that cannot be read from this line on.
    case unreadable(any Error)
  }

  /// Why a line has no token that can be verified.
  public enum LineError: Error, Equatable, Sendable {
    case noToken(SignInOutputError)
    case malformedToken(TokenError)
    /// Longer than `limit` bytes.
    case tooLong(limit: Int)

    public var code: String {
      switch self {
      case .noToken(let error): error.code
      case .malformedToken(let error): error.code
      case .tooLong: "limit-exceeded"
      }
    }
  }

  /// The name of the source; nil if there is only one.
  public let source: String?
  /// Counted from 1.
  public let line: Int
  public let finding: Finding

  public var isAccepted: Bool {
    if case .verified(let failures, _) = finding { failures.isEmpty } else { false }
  }
}
