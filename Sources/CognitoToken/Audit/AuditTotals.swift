/// The totals of an audit.
public struct AuditTotals: Sendable {
  /// An expected scope, and the number of tokens that were rejected because they lack it.
  public struct MissingScope: Equatable, Sendable {
    public let scope: String
    public internal(set) var count: Int
  }

  public private(set) var accepted = 0
  public private(set) var rejected = 0
  public private(set) var malformed = 0
  /// The number of lines for each `Failure.Code` or error code. A token counts once for each of its
  /// failures.
  public private(set) var failures: [String: Int] = [:]
  /// In the order of the expectations.
  public private(set) var missingScopes: [MissingScope]
  /// The errors of the sources that could not be read to their end.
  public internal(set) var unreadable: [any Error] = []

  init(expecting scopes: ExpectedScopes) {
    missingScopes = (scopes.all + scopes.any).map { MissingScope(scope: $0, count: 0) }
  }

  /// The number of lines that are not blank.
  public var all: Int { verified + malformed }
  /// The number of lines that contain a token.
  public var verified: Int { accepted + rejected }

  mutating func count(_ failures: [Failure]) {
    if failures.isEmpty {
      accepted += 1
      return
    }
    rejected += 1
    for failure in failures {
      self.failures[failure.code.rawValue, default: 0] += 1
      if case .scopeMissing(let missing, _) = failure { count(missing) }
    }
  }

  private mutating func count(_ missing: MissingScopes) {
    let names = Set(missing.scopes.map { ExactText($0) })
    for index in missingScopes.indices
    where names.contains(ExactText(missingScopes[index].scope)) {
      missingScopes[index].count += 1
    }
  }

  mutating func countMalformed(_ code: String) {
    malformed += 1
    failures[code, default: 0] += 1
  }

  mutating func add(_ other: AuditTotals) {
    accepted += other.accepted
    rejected += other.rejected
    malformed += other.malformed
    unreadable += other.unreadable
    failures.merge(other.failures, uniquingKeysWith: +)
    for index in missingScopes.indices {
      missingScopes[index].count += other.missingScopes[index].count
    }
  }
}
