/// A granted scope that somebody may have meant by another spelling.
struct NearMiss: Equatable {
  let scope: String
  let difference: String

  private static let distanceLimit = 2
  /// Longer scopes are not compared by distance, whose cost is their product.
  private static let lengthLimit = 256

  static func find(_ wanted: String, among granted: [String]) -> NearMiss? {
    let rules: [(String, (String, String) -> Bool)] = [
      ("upper and lower case differ", { $0.lowercased() == $1.lowercased() }),
      ("the separator differs", { normalized($0) == normalized($1) }),
      ("one has the resource server, the other only the short name", isShortName),
      ("the resource server differs", isOtherResourceServer),
      ("a character or two differ", isClose),
    ]
    for (difference, rule) in rules {
      if let scope = granted.first(where: { rule(wanted, $0) }) {
        return NearMiss(scope: scope, difference: difference)
      }
    }
    return nil
  }

  private static func normalized(_ scope: String) -> String {
    String(scope.lowercased().map { ":./".contains($0) ? "/" : $0 })
  }

  private static func isShortName(_ one: String, _ other: String) -> Bool {
    ScopeSet.split(one)?.name == other || ScopeSet.split(other)?.name == one
  }

  private static func isOtherResourceServer(_ one: String, _ other: String) -> Bool {
    guard let one = ScopeSet.split(one), let other = ScopeSet.split(other) else { return false }
    return one.name == other.name
  }

  /// Levenshtein's distance, at most `distanceLimit`.
  private static func isClose(_ one: String, _ other: String) -> Bool {
    let (one, other) = (Array(one.utf8), Array(other.utf8))
    guard
      abs(one.count - other.count) <= distanceLimit, min(one.count, other.count) > distanceLimit,
      max(one.count, other.count) <= lengthLimit
    else { return false }
    var row = Array(0...other.count)
    for (i, a) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in other.enumerated() {
        let substitution = diagonal + (a == b ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
      }
    }
    return (row.last ?? 0) <= distanceLimit
  }
}
