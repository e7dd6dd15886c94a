/// What was found of one line, or of a source that cannot be read.
public struct AuditVerdict {
  public enum Finding {
    case judged(Outcomes, ClaimsSet)
    /// The error's code, and what is wrong.
    case malformed(code: String, message: String)
    /// The source cannot be read from this line on: what its reader threw.
    case unreadable(any Error)
  }

  public let source: String?
  /// From 1.
  public let line: Int
  public let finding: Finding

  public var isAccepted: Bool {
    if case .judged(let outcomes, _) = finding { outcomes.failedStage == nil } else { false }
  }
}
