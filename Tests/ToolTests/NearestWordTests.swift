import Testing

@testable import jwtscope

@Suite struct `The nearest word` {
  static let words = ["decode", "verify", "audit", "keys", "diff", "trigger", "--scope", "expired"]

  /// With a letter missing, repeated, wrong or exchanged with its neighbour, or in capitals.
  static func misspellings(of word: String) -> [String] {
    let letters = Array(word)
    return letters.indices.flatMap { index -> [String] in
      var (missing, doubled, wrong, exchanged) = (letters, letters, letters, letters)
      missing.remove(at: index)
      doubled.insert(letters[index], at: index)
      wrong[index] = "x"
      if index > 0 { exchanged.swapAt(index - 1, index) }
      return [missing, doubled, wrong, exchanged].map { String($0) }
    } + [word.uppercased()]
  }

  @Test(arguments: words) func `is the word that was misspelled by one letter`(word: String) {
    for typed in Self.misspellings(of: word) {
      #expect(NearestWord.nearest(to: typed, in: Self.words) == word, "\(typed)")
    }
  }

  @Test func `is the word that starts with what was typed`() {
    #expect(NearestWord.nearest(to: "tri", in: Self.words) == "trigger")
  }

  @Test(arguments: ["", "x", "hello", "token.jwt", String(repeating: "verify", count: 1000)])
  func `is absent for a word that is similar to none`(word: String) {
    #expect(NearestWord.nearest(to: word, in: Self.words) == nil)
  }
}
