/// Counts distinct texts in bounded memory: exactly up to `limit`, then by a sample of their
/// hashes.
///
/// Adaptive sampling (Wegman; Flajolet 1990): each level keeps half of the hashes. Which level is
/// reached depends only on the set of texts, so the result is the same in any order.
struct DistinctCount: Sendable {
  /// The estimate's standard error is 0.3 % for this many hashes. A power of two.
  static let limit = 1 << 17

  private var hashes: Set<UInt64> = []
  private var level = 0

  /// The number of distinct texts; an estimate if `isExact` is false.
  var value: Int { hashes.count << level }
  var isExact: Bool { level == 0 }

  mutating func insert(_ text: [UInt8]) {
    guard let digest = OpenSSLLibrary.sha256(text) else { return }
    insert(digest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) })
  }

  mutating func insert(_ hash: UInt64) {
    guard isKept(hash) else { return }
    hashes.insert(hash)
    while hashes.count > Self.limit {
      level += 1
      hashes = hashes.filter(isKept)
    }
  }

  mutating func formUnion(_ other: DistinctCount) {
    level = max(level, other.level)
    hashes = level == 0 ? hashes : hashes.filter(isKept)
    for hash in other.hashes { insert(hash) }
  }

  private func isKept(_ hash: UInt64) -> Bool { hash.trailingZeroBitCount >= level }
}
