/// Finds the word that a misspelled one was probably meant to be.
enum NearestWord {
  /// The nearest of the words, ignoring case; of several, the first. nil if none is near.
  static func nearest(to word: String, in words: [String]) -> String? {
    let typed = Array(word.lowercased().utf8)
    // Bounds the cost: no name of a command, an option or a code is longer.
    guard 1...64 ~= typed.count else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in words {
      let distance = distance(typed, Array(candidate.lowercased().utf8))
      let limit = max(1, min(typed.count, candidate.utf8.count) / 3)
      if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
    }
    return best?.word ?? words.first { typed.count >= 3 && $0.hasPrefix(word.lowercased()) }
  }

  /// Insertions, removals, replacements and exchanges of neighbours (optimal string alignment).
  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var rows = [Array(0...other.count)]
    for i in one.indices {
      var row = [i + 1]
      for j in other.indices {
        let replaced = rows[i][j] + (one[i] == other[j] ? 0 : 1)
        var cost = min(replaced, row[j] + 1, rows[i][j + 1] + 1)
        if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
          cost = min(cost, rows[i - 1][j - 1] + 1)
        }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[one.count][other.count]
  }
}
