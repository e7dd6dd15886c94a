/// Finds compact JWSs in a text of any form, with the names before them where it has such.
enum TextSearch {
  /// - Parameter shift: what is to be added to the text's indices to get offsets in the input.
  static func search(
    _ text: ArraySlice<UInt8>, shift: Int = 0, into findings: inout SignInFindings
  ) {
    var scanner = WordScanner(text)
    var name: Range<Int>?
    while let word = scanner.next() {
      if text[word].starts(with: "eyJ") {
        let label = scanner.gap.isAssignment ? name.flatMap { TokenLabel(text[$0]) } : nil
        findings.note(word: text[word], at: word.lowerBound + shift, label: label)
        name = nil
      } else if !isBearer(text[word]) {
        name = word
      } else if !scanner.gap.isAssignment {
        name = nil
      }
    }
  }

  private static func isBearer(_ word: ArraySlice<UInt8>) -> Bool {
    word.count == 6 && word.lazy.map(\.lowercased).elementsEqual("bearer".utf8)
  }
}
