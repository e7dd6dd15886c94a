/// The totals of one app client's tokens.
package struct ClientTotals: Equatable, Sendable {
  package internal(set) var accepted = 0
  package internal(set) var rejected = 0
  /// How many were rejected because an expected scope is missing.
  package internal(set) var withoutScope = 0

  package mutating func add(_ other: ClientTotals) {
    accepted += other.accepted
    rejected += other.rejected
    withoutScope += other.withoutScope
  }
}

/// Totals by client ID, in bounded memory.
///
/// It keeps the clients whose IDs are first in byte order, with exact totals, so the result is the
/// same in any order of the tokens.
struct ClientTable: Sendable {
  /// How many clients are kept.
  static let limit = 4096
  /// Bytes. Longer client IDs are not Amazon Cognito's, and are left out.
  static let idLimit = 128

  private(set) var totals: [ExactText: ClientTotals] = [:]
  /// Whether some clients are left out.
  private(set) var isCut = false

  mutating func add(_ totals: ClientTotals, for id: ExactText) {
    guard id.utf8.count <= Self.idLimit else {
      isCut = true
      return
    }
    self.totals[id, default: ClientTotals()].add(totals)
    if self.totals.count >= 2 * Self.limit { cut() }
  }

  mutating func add(_ other: ClientTable) {
    isCut = isCut || other.isCut
    for (id, totals) in other.totals { add(totals, for: id) }
  }

  /// Leaves out the clients above the limit. `add` keeps up to twice as many, so that sorting is
  /// rare.
  mutating func cut() {
    guard totals.count > Self.limit else { return }
    isCut = true
    let kept = totals.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
    totals = Dictionary(uniqueKeysWithValues: kept.prefix(Self.limit).map { ($0.key, $0.value) })
  }
}
