/// Words in lines that are not a single value.
extension TextSearch {
  /// Quotations inside more quotations than this are not searched separately.
  private static let levelLimit = 4

  /// Searches a line's words, and each quotation in it as a separate line.
  mutating func searchWords(
    _ line: ArraySlice<UInt8>, _ nesting: Int, level: Int, _ result: inout SearchResult
  ) {
    var piece = line
    for quotation in Quotations(line) where level < Self.levelLimit {
      scan(piece[..<quotation.lowerBound], nesting, &result)
      piece = line[quotation.upperBound...]
      let inside = line[quotation].dropFirst().dropLast()
      if let field = TextField(inside),
        searchField(field, nesting + 1, isRequest: false, &result)
      {
        continue
      }
      searchWords(inside, nesting + 2, level: level + 1, &result)
    }
    scan(piece, nesting, &result)
  }

  private mutating func scan(
    _ piece: ArraySlice<UInt8>, _ nesting: Int, _ result: inout SearchResult
  ) {
    var scanner = WordScanner(piece)
    var name: (word: Range<Int>, nesting: Int)?
    var followsBearer = false
    while let word = scanner.next() {
      let isValue = scanner.gap.isAssignment || followsBearer
      followsBearer = false
      if TokenText.hasPrefix(text[word]) {
        let label = isValue ? name.flatMap { TokenLabel(text[$0.word]) } : nil
        let codes = scanner.gap.hasCode ? 2 : 0
        addWord(
          word, label, nesting, nesting + (name?.nesting ?? 0) + codes, scanner.place, &result)
        name = nil
      } else if isBearer(text[word]) {
        followsBearer = isValue
        if !isValue { name = nil }
      } else {
        if isValue, let name, let label = TokenLabel(text[name.word]) {
          addOpaque(
            text[word], label, at: position(label, nesting + name.nesting, result), &result)
        }
        name = (word, scanner.place.nesting)
      }
    }
  }

  /// - Parameters:
  ///   - nesting: The nesting of the piece of the line.
  ///   - namedNesting: The nesting of the token if it has a name.
  private mutating func addWord(
    _ word: Range<Int>, _ label: TokenLabel?, _ nesting: Int, _ namedNesting: Int,
    _ place: WordScanner.Place, _ result: inout SearchResult
  ) {
    if label == .session { return }
    var position = label == nil ? unnamed(result) : position(label, namedNesting, result)
    if label == nil, place.isParameterWithoutName {
      position = TokenPosition(nesting: nesting, name: .other, depth: sections.depth)
    }
    // In a URL that reports an error, only a token with a name is a result.
    if place.isRefusal, position.name != .sought || position.nesting > nesting { return }
    add(word, at: position, isRefreshToken: label == .refreshToken, &result)
  }

  private func isBearer(_ word: ArraySlice<UInt8>) -> Bool {
    word.count == 6 && word.lazy.map(\.lowercased).elementsEqual("bearer".utf8)
  }
}
