extension TokenAudit {
  /// The verdict on one line of an audit, or on a source that cannot be read.
  public struct Verdict {
    package enum Finding {
      /// A token. It is accepted if there are no failures.
      case verified(failures: [Failure], claims: ClaimsSet)
      case malformed(LineError)
      /// The error of a source that cannot be read from this line on.
      case unreadable(any Error)
    }

    /// Why a line has no token that can be verified.
    package enum LineError: Error, Equatable, Sendable {
      case noToken(SignInOutputError)
      case malformedToken(TokenError)
      /// Longer than `limit` bytes.
      case tooLong(limit: Int)
      /// The line does not say when its token was used.
      case timeMissing(TimeMember, TimeMember.Problem)

      package var code: String {
        switch self {
        case .noToken(let error): error.code
        case .malformedToken(let error): error.code
        case .tooLong: "limit-exceeded"
        case .timeMissing: "time-missing"
        }
      }
    }

    /// The name of the source; nil if there is only one.
    public let source: String?
    /// Counted from 1.
    public let line: Int
    package let finding: Finding

    /// Why the token was rejected; empty if it was accepted, or if the line has none.
    public var failureCodes: [FailureCode] {
      if case .verified(let failures, _) = finding { failures.map(\.code) } else { [] }
    }

    /// The token's claims, which are trustworthy only if it was accepted; nil if the line has no
    /// token.
    public var claims: ClaimsSet? {
      if case .verified(_, let claims) = finding { claims } else { nil }
    }

    /// Whether the line has a token that passed every check.
    public var isAccepted: Bool {
      if case .verified(let failures, _) = finding { failures.isEmpty } else { false }
    }
  }
}
