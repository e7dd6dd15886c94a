/// Words in lines that are no value as a whole.
extension TextSearch {
  /// Quotations in quotations are looked into this far.
  private static let levelLimit = 4

  /// Searches a line that is no value as a whole, with each quotation in it as a line of its own.
  mutating func searchWords(
    _ line: ArraySlice<UInt8>, _ nesting: Int, level: Int, _ findings: inout SignInFindings
  ) {
    var piece = line
    for quotation in Quotations(line) where level < Self.levelLimit {
      scan(piece[..<quotation.lowerBound], nesting, &findings)
      piece = line[quotation.upperBound...]
      let inside = line[quotation].dropFirst().dropLast()
      if let field = TextField(inside),
        searchField(field, nesting + 1, isRequest: false, &findings)
      {
        continue
      }
      searchWords(inside, nesting + 2, level: level + 1, &findings)
    }
    scan(piece, nesting, &findings)
  }

  private mutating func scan(
    _ piece: ArraySlice<UInt8>, _ nesting: Int, _ findings: inout SignInFindings
  ) {
    var scanner = WordScanner(piece)
    var name: (word: Range<Int>, nesting: Int)?
    var followsBearer = false
    while let word = scanner.next() {
      let isValue = scanner.gap.isAssignment || followsBearer
      followsBearer = false
      if text[word].starts(with: "eyJ") {
        let label = isValue ? name.flatMap { TokenLabel(text[$0.word]) } : nil
        let codes = scanner.gap.hasCode ? 2 : 0
        noteWord(
          word, label, nesting, nesting + (name?.nesting ?? 0) + codes, scanner.place, &findings)
        name = nil
      } else if isBearer(text[word]) {
        followsBearer = isValue
        if !isValue { name = nil }
      } else {
        if isValue, let name, let label = TokenLabel(text[name.word]) {
          noteOpaque(
            text[word], label, at: position(label, nesting + name.nesting, findings), &findings)
        }
        name = (word, scanner.place.nesting)
      }
    }
  }

  /// - Parameters:
  ///   - nesting: of the piece.
  ///   - namedNesting: of the token, should it have a name.
  private mutating func noteWord(
    _ word: Range<Int>, _ label: TokenLabel?, _ nesting: Int, _ namedNesting: Int,
    _ place: WordScanner.Place, _ findings: inout SignInFindings
  ) {
    if label == .session { return }
    var position = label == nil ? unnamed(findings) : position(label, namedNesting, findings)
    if label == nil, place.isParameterWithoutName {
      position = TokenPosition(nesting: nesting, name: .other, depth: sections.depth)
    }
    // What is in a URL with an error is part of the error, save for a token by its name.
    if place.isRefusal, position.name != .sought || position.nesting > nesting { return }
    note(word, at: position, isRefreshToken: label == .refreshToken, &findings)
  }

  private func isBearer(_ word: ArraySlice<UInt8>) -> Bool {
    word.count == 6 && word.lazy.map(\.lowercased).elementsEqual("bearer".utf8)
  }
}
