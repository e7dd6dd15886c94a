import Testing

@testable import CognitoToken

@Suite struct `A count of distinct texts` {
  /// Hashes like those of SHA-256: random, but the same in each run.
  private static func hashes(_ count: Int) -> [UInt64] {
    var generator = SeededGenerator(seed: 1)
    return (0..<count).map { _ in generator.next() }
  }

  private static func count(_ hashes: some Sequence<UInt64>) -> DistinctCount {
    var count = DistinctCount()
    for hash in hashes { count.insert(hash) }
    return count
  }

  @Test(arguments: [0, 1, 1000, DistinctCount.limit]) func `is exact up to its limit`(number: Int) {
    let hashes = Self.hashes(number)
    let count = Self.count(hashes + hashes.reversed())
    #expect(count.value == number)
    #expect(count.isExact)
  }

  @Test(arguments: [DistinctCount.limit + 1, 500_000, 1_000_000])
  func `is an estimate within 1 % beyond its limit`(number: Int) {
    let count = Self.count(Self.hashes(number))
    #expect(!count.isExact)
    #expect(abs(Double(count.value) - Double(number)) < 0.01 * Double(number))
  }

  @Test func `is the same in any order and in any parts`() {
    let hashes = Self.hashes(400_000)
    let whole = Self.count(hashes).value
    #expect(Self.count(hashes.reversed()).value == whole)
    for parts in [(0, 10), (200_000, 200_000), (150_000, 390_000)] {
      var first = Self.count(hashes[parts.0...])
      var second = Self.count(hashes[..<parts.1])
      let copy = first
      first.formUnion(second)
      second.formUnion(copy)
      #expect(first.value == whole)
      #expect(second.value == whole)
    }
  }

  @Test func `counts texts, not repetitions`() {
    var count = DistinctCount()
    for text in ["a", "b", "a", "", "c", ""] { count.insert(Array(text.utf8)) }
    #expect(count.value == 4)
  }
}

@Suite struct `Totals by client` {
  private static func table(_ ids: some Sequence<Int>) -> ClientTable {
    var table = ClientTable()
    for id in ids {
      table.add(ClientTotals(accepted: 1, rejected: id % 2), for: ExactText("client\(id)"))
    }
    return table
  }

  @Test func `are exact for the first clients in byte order, in any order and in any parts`() {
    let ids = (0..<18_000).map { $0 * 7919 % 9_000 }
    var whole = Self.table(ids)
    whole.cut()
    #expect(whole.totals.count == ClientTable.limit)
    #expect(whole.isCut)
    let sorted = Set(ids.map { "client\($0)" }).sorted().prefix(ClientTable.limit)
    #expect(Set(whole.totals.keys.map(\.text)) == Set(sorted))
    #expect(whole.totals.allSatisfy { $0.value.accepted == 2 })
    for parts in [2, 7, 17_999] {
      var sum = ClientTable()
      for start in stride(from: 0, to: ids.count, by: parts < 10 ? ids.count / parts : parts) {
        sum.add(Self.table(ids[start...].prefix(parts < 10 ? ids.count / parts : parts).reversed()))
      }
      sum.cut()
      #expect(sum.totals == whole.totals)
      #expect(sum.isCut)
    }
  }

  @Test func `leave out nothing up to the limit, and an ID that is too long for Cognito`() {
    var table = Self.table(0..<ClientTable.limit)
    table.cut()
    #expect(table.totals.count == ClientTable.limit)
    #expect(!table.isCut)
    table.add(ClientTotals(accepted: 1), for: ExactText(String(repeating: "x", count: 129)))
    #expect(table.totals.count == ClientTable.limit)
    #expect(table.isCut)
  }
}
