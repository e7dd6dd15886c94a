/// What an audit found in all.
public struct AuditTotals: Sendable {
  public private(set) var accepted = 0
  public private(set) var rejected = 0
  public private(set) var malformed = 0
  /// How many tokens failed for each reason, by the code of `FailureCode` or of the error; one token may count for several.
  public private(set) var failures: [String: Int] = [:]
  /// How many tokens that could be read lack each scope that all must have, or of which they must have one.
  public private(set) var missingScopes: [(scope: String, count: Int)]

  /// What the sources threw that could not be read, or not to their end.
  public internal(set) var unreadable: [any Error] = []

  private let scopes: [[UInt8]]

  init(expecting expectations: Expectations.Scopes) {
    let names = expectations.all + expectations.any
    missingScopes = names.map { ($0, 0) }
    scopes = names.map { Array($0.utf8) }
  }

  /// How many lines were not blank.
  public var all: Int { accepted + rejected + malformed }
  /// How many tokens there were to judge.
  public var judged: Int { accepted + rejected }

  mutating func count(_ outcomes: Outcomes, scope: [UInt8]) {
    if outcomes.failedStage == nil {
      accepted += 1
    } else {
      rejected += 1
      for code in outcomes.failures { failures[code.rawValue, default: 0] += 1 }
    }
    for index in scopes.indices where !ScopeSet.contains(scopes[index], in: scope.span) {
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
