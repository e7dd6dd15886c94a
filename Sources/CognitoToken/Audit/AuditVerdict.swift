/// The verdict on one line of an audit, or on a source that cannot be read.
public struct AuditVerdict {
  public enum Finding {
    /// A token, which is accepted if it has no failures.
    case verified(failures: [Failure], claims: ClaimsSet)
    case malformed(LineError)
    /// The source cannot be read from this line on: what its reader threw.
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

  /// The name of the source, if there are several.
  public let source: String?
  /// From 1.
  public let line: Int
  public let finding: Finding

  public var isAccepted: Bool {
    if case .verified(let failures, _) = finding { failures.isEmpty } else { false }
  }
}
