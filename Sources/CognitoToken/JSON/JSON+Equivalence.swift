extension JSON {
  /// Whether both have the same value: numbers exactly, members in any order, strings by their bytes.
  func isEquivalent(to other: JSON) -> Bool {
    switch (self, other) {
    case (.number(let one), .number(let two)):
      return ExactText(one) == ExactText(two) || DecimalNumber(one) == DecimalNumber(two)
    case (.array(let one), .array(let two)):
      return one.elementsEqual(two) { $0.isEquivalent(to: $1) }
    case (.object(let one), .object(let two)):
      guard one.count == two.count else { return false }
      let values = Dictionary(two.map { (ExactText($0.name), $0.value) }) { first, _ in first }
      return one.allSatisfy { member in
        values[ExactText(member.name)].map { member.value.isEquivalent(to: $0) } ?? false
      }
    default: return self == other
    }
  }
}
