/// The differences between the members of two JSON objects. The order of members does not matter.
package struct MemberDiff: Sendable {
  package struct Change: Sendable {
    package let name: String
    package let from: JSON
    package let to: JSON
    /// The elements that only one of the values contains; nil unless both are sets of strings.
    package let elements: (added: [String], removed: [String])?
  }

  package private(set) var added: [JSON.Member] = []
  package private(set) var removed: [JSON.Member] = []
  package private(set) var changed: [Change] = []
  /// The names of changed members that are expected to change.
  private(set) var folded: [String] = []

  package var isEmpty: Bool { added.isEmpty && removed.isEmpty && changed.isEmpty }

  /// - Parameters:
  ///   - folded: The names of members that are expected to change.
  ///   - ignored: The names of members that are compared elsewhere.
  ///   - sets: The names of members whose value is a set of strings, or one string.
  init(
    from old: JSON, to new: JSON, folding folded: [String], without ignored: [String] = [],
    asSets sets: [String] = []
  ) {
    let (before, after) = (MemberIndex(old), MemberIndex(new))
    for member in before.members where !ignored.has(member.name) {
      guard let value = after[member.name] else {
        removed.append(member)
        continue
      }
      if member.value.isEquivalent(to: value) { continue }
      if folded.has(member.name) {
        self.folded.append(member.name)
        continue
      }
      var elements: (added: [String], removed: [String])?
      if sets.has(member.name), let one = member.value.stringSet, let other = value.stringSet {
        elements = (other.subtracting(one), one.subtracting(other))
        if let elements, elements.added.isEmpty, elements.removed.isEmpty { continue }
      }
      changed.append(Change(name: member.name, from: member.value, to: value, elements: elements))
    }
    added = after.members.filter { !ignored.has($0.name) && before[$0.name] == nil }
  }
}

/// The members of an object by name, compared byte for byte. Of repeated names, the first counts.
private struct MemberIndex {
  private(set) var members: [JSON.Member] = []
  private var positions: [ExactText: Int] = [:]

  init(_ object: JSON) {
    for member in object.members ?? [] {
      let name = ExactText(member.name)
      if positions[name] != nil { continue }
      positions[name] = members.count
      members.append(member)
    }
  }

  subscript(name: String) -> JSON? { positions[ExactText(name)].map { members[$0].value } }
}

extension JSON {
  /// The elements of an array of strings, or a single string as an array.
  fileprivate var stringSet: [String]? { strings ?? string.map { [$0] } }
}

extension [String] {
  /// The strings that `others` does not contain, compared byte for byte.
  func subtracting(_ others: [String]) -> [String] {
    let others = Set(others.map { ExactText($0) })
    return filter { !others.contains(ExactText($0)) }
  }

  fileprivate func has(_ name: String) -> Bool {
    contains { ExactText($0) == ExactText(name) }
  }
}
