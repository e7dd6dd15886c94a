/// Finds compact JWSs, and the names before them, in text of any form.
///
/// Tokens rank in this order: the whole value of a line, a token with a name elsewhere in a line, a
/// token with a name in another value or a quotation, and a token without a name.
struct TextSearch {
  let text: ArraySlice<UInt8>
  /// The difference between an offset in the input and an index of the text.
  let shift: Int
  let nesting: Int
  /// The name for a token that has none in the text.
  private let label: TokenLabel?
  private(set) var sections: TextSections
  /// The end of a token that is split over several lines.
  private var foldEnd: Int?
  /// The name whose value is on the next line.
  private var pending: ArraySlice<UInt8>?

  /// A shorter line contains neither a token nor the name of one.
  private static let shortestLine = 7

  /// - Parameters:
  ///   - nesting: The number of longer strings that contain the text; 0 for the input itself.
  init(
    _ text: ArraySlice<UInt8>, shift: Int = 0, nesting: Int = 0, depth: Int = 0,
    label: TokenLabel? = nil
  ) {
    self.text = text
    self.shift = shift
    self.nesting = nesting
    self.label = label
    sections = TextSections(depth: depth, isInput: nesting == 0)
  }

  /// Whether a search of a string in JSON can find anything: a token, an opaque value after a name
  /// for tokens (every such name contains a k), or either of them with JSON's escapes. Most strings
  /// in a line of a log contain none of these.
  static func mayContainToken(_ text: Span<UInt8>) -> Bool {
    if TokenText.firstPrefix(in: text) != nil { return true }
    if text.count < shortestLine { return false }
    return text.firstIndex(of: UInt8(ascii: "\\")) != nil
      || text.count > shortestOpaque
        && (text.firstIndex(of: UInt8(ascii: "k")) ?? text.firstIndex(of: UInt8(ascii: "K"))) != nil
  }

  mutating func search(into result: inout SearchResult) {
    var documents = LineDocuments(text)
    var start = text.startIndex
    while start < text.endIndex {
      let line = text[start..<text.endOfLine(from: start)]
      if nesting == 0, let (document, end) = documents.next(at: line) {
        JSONSearch(document, offset: start, depth: sections.depth).search(into: &result)
        start = end
        continue
      }
      foldEnd = nil
      searchLine(line, &result)
      start = foldEnd ?? line.endIndex
      // The rest of a folded token's last line is searched as a line. Otherwise the line break is
      // skipped, CRLF as one.
      if foldEnd == nil {
        let isPair = text[start...].starts(with: [0x0D, 0x0A])
        start = min(start + (isPair ? 2 : 1), text.endIndex)
      }
    }
  }

  private mutating func searchLine(_ line: ArraySlice<UInt8>, _ result: inout SearchResult) {
    let isRequest = sections.isBeforeResponse
    sections.pass(line)
    let named = pending
    pending = nil
    if line.count < Self.shortestLine { return }
    let line = line[..<(ErrorLine(line)?.start ?? line.endIndex)]
    if nesting == 0, searchColumns(line, &result) { return }
    let field = TextField(line)
    if searchCookies(line, field, &result) { return }
    var inner = nesting + 1
    if let field {
      if searchField(field, nesting, isRequest: isRequest, &result) { return }
      if field.value.isEmpty { pending = field.name }
      if field.isStructured { inner += 1 }
    } else if let named, let token = TokenText.signedRange(in: TextField.value(line)) {
      add(token, at: position(TokenLabel(named), nesting, result), &result)
      return
    }
    searchWords(line, inner, level: 0, &result)
  }

  // MARK: Adding

  mutating func add(
    _ word: Range<Int>, at position: TokenPosition, isRefreshToken: Bool = false,
    _ result: inout SearchResult
  ) {
    if !isRefreshToken, let folded = FoldedToken(in: text, from: word) {
      result.add(
        folded.text[...], at: word.lowerBound + shift, position, lineCount: folded.lineCount)
      foldEnd = folded.end
    } else {
      result.add(
        word: text[word], at: word.lowerBound + shift, position, isRefreshToken: isRefreshToken)
    }
  }

  /// The position of a token without a name.
  func unnamed(_ result: SearchResult) -> TokenPosition {
    label == nil ? .bare(depth: sections.depth) : position(label, nesting, result)
  }

  func position(
    _ label: TokenLabel?, _ nesting: Int, _ result: SearchResult
  ) -> TokenPosition {
    result.position(label, nesting: nesting, depth: sections.depth)
  }
}
