/// A granted scope that is probably the missing one in another spelling.
package struct NearMiss: Equatable, Sendable {
  /// How two scopes differ. Only the first that applies is named.
  package enum Difference: CaseIterable, Sendable {
    case letterCase
    /// `:` or `.` instead of `/`.
    case separator
    /// One includes the resource server, and the other is only the short name.
    case shortName
    case resourceServer
    /// One or two characters.
    case letters
  }

  package let wanted: String
  package let granted: String
  package let difference: Difference

  /// Whether the difference is a mistake. Two resource servers may have scopes of the same name on
  /// purpose.
  var isSlip: Bool { difference != .resourceServer }

  /// Bounds the cost. An app client allows 50 scopes of at most 256 characters, and a resource
  /// server's scopes have up to 513 characters.
  private static let (countLimit, lengthLimit) = (100, 513)

  /// The granted scope that is most like each wanted one, if any.
  static func find(_ wanted: [String], among granted: [String]) -> [NearMiss] {
    let granted = spellings(of: granted)
    return spellings(of: wanted).compactMap { wanted in
      for difference in Difference.allCases {
        let resembling = granted.filter { wanted.resembles($0, except: difference) }
        if let near = resembling.max(by: { wanted.likeness(to: $0) < wanted.likeness(to: $1) }) {
          return NearMiss(wanted: wanted.scope, granted: near.scope, difference: difference)
        }
      }
      return nil
    }
  }

  /// Near misses of the missing scopes. An expected or forbidden scope is never one itself.
  static func find(
    in scopes: Expectations.Scopes.Comparison, expecting expected: Expectations.Scopes
  ) -> [NearMiss] {
    let named = Set((expected.all + expected.any + expected.forbidden).map { Array($0.utf8) })
    return find(
      scopes.missing, among: scopes.granted.granted.filter { !named.contains(Array($0.utf8)) })
  }

  private static func spellings(of scopes: [String]) -> [Spelling] {
    scopes.lazy.filter { $0.utf8.count <= lengthLimit }.prefix(countLimit).map(Spelling.init)
  }
}

/// A scope in the forms that are compared.
private struct Spelling {
  let scope: String
  private let bytes: ArraySlice<UInt8>
  private let lowercase: [UInt8]
  /// Lowercase, with `/` for every separator.
  private let separated: [UInt8]
  /// The custom scope's name without its resource server.
  private let shortName: [UInt8]?

  init(_ scope: String) {
    self.scope = scope
    bytes = Array(scope.utf8)[...]
    lowercase = bytes.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    separated = lowercase.map {
      $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") ? UInt8(ascii: "/") : $0
    }
    shortName = ScopeSet.split(scope).flatMap { $0.name.isEmpty ? nil : Array($0.name.utf8) }
  }

  func resembles(_ other: Spelling, except difference: NearMiss.Difference) -> Bool {
    switch difference {
    case .letterCase: lowercase == other.lowercase
    case .separator: separated == other.separated
    case .shortName: shortName == Array(other.bytes) || other.shortName == Array(bytes)
    case .resourceServer: shortName != nil && shortName == other.shortName
    case .letters:
      // Two edits turn a short word into another word: phone, photo.
      Self.isClose(bytes, other.bytes, edits: min(bytes.count, other.bytes.count) < 8 ? 1 : 2)
    }
  }

  /// How alike two spellings that resemble each other are: fewer edits count more than a longer
  /// common start.
  func likeness(to other: Spelling) -> (Int, Int) {
    (
      Self.isClose(bytes, other.bytes, edits: 1) ? 1 : 0,
      zip(bytes, other.bytes).prefix { $0 == $1 }.count
    )
  }

  /// Whether at most `edits` insertions, removals and replacements turn one into the other. Tries
  /// them at the first difference.
  private static func isClose(
    _ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, edits: Int
  ) -> Bool {
    let common = zip(one, other).prefix { $0 == $1 }.count
    let (one, other) = (one.dropFirst(common), other.dropFirst(common))
    if one.isEmpty || other.isEmpty { return max(one.count, other.count) <= edits }
    if edits == 0 { return false }
    return isClose(one.dropFirst(), other.dropFirst(), edits: edits - 1)
      || isClose(one.dropFirst(), other, edits: edits - 1)
      || isClose(one, other.dropFirst(), edits: edits - 1)
  }
}
