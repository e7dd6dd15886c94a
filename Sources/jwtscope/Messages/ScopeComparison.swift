import CognitoToken

/// A missing scope above the granted one that resembles it, with a mark under the first difference.
struct ScopeComparison {
  let wanted: String
  let granted: String
  /// How the two differ.
  let difference: String

  func lines(_ style: Style) -> [String] {
    let label = 13
    let room = max(style.width - label, 16)
    let (one, other) = (Array(wanted), Array(granted))
    let common = zip(one, other).prefix { $0 == $1 }.count
    // If there is no room, the start that both share is left out.
    let start = max(one.count, other.count) > room ? max(0, common - room / 2) : 0
    func shown(_ scope: [Character]) -> String {
      let text = (start > 0 ? "…" : "") + String(scope.dropFirst(start))
      return text.count > room ? text.prefix(room - 1) + "…" : text
    }
    let mark = label + common - start + (start > 0 ? 1 : 0)
    return style.paragraph("\(difference):", indent: 2) + [
      "    missing  " + style.bad(shown(one)), "    granted  " + style.good(shown(other)),
      String(repeating: " ", count: mark) + "^",
    ]
  }
}
