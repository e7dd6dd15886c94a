/// Finds compact JWSs in a text of any form, with the names before them where it has such.
///
/// The whole value of a line counts for more than a token with a name somewhere in a line, that for more than one within
/// another value or a quotation, and all of them for more than a token without a name.
struct TextSearch {
  let text: ArraySlice<UInt8>
  /// What is to be added to the text's indices to get offsets in the input.
  let shift: Int
  let nesting: Int
  /// What a token without a name is taken to be named.
  private let label: TokenLabel?
  private(set) var sections: TextSections
  /// Where a token ends that was found over several lines.
  private var foldEnd: Int?
  /// The name whose value the next line is.
  private var pending: ArraySlice<UInt8>?

  /// Shorter lines have neither a token nor the name of one.
  private static let shortestLine = 7

  /// - Parameters:
  ///   - nesting: how many longer strings the text is in; 0 for the input itself.
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

  mutating func search(into findings: inout SignInFindings) {
    var documents = LineDocuments(text)
    var start = text.startIndex
    while start < text.endIndex {
      let line = text[start...].prefix { $0 != 0x0A && $0 != 0x0D }
      if nesting == 0, let (document, end) = documents.next(at: line) {
        JSONSearch(document, offset: start, depth: sections.depth).search(into: &findings)
        start = end
        continue
      }
      foldEnd = nil
      searchLine(line, &findings)
      start = foldEnd ?? line.endIndex
      // What is left of a folded token's last line is a line; else the break is passed, CRLF as one.
      if foldEnd == nil {
        let isPair = text[start...].starts(with: [0x0D, 0x0A])
        start = min(start + (isPair ? 2 : 1), text.endIndex)
      }
    }
  }

  private mutating func searchLine(_ line: ArraySlice<UInt8>, _ findings: inout SignInFindings) {
    let isRequest = sections.isBeforeResponse
    sections.pass(line)
    let named = pending
    pending = nil
    if line.count < Self.shortestLine { return }
    let line = line[..<(ErrorLine(line)?.start ?? line.endIndex)]
    if nesting == 0, searchColumns(line, &findings) { return }
    let field = TextField(line)
    if searchCookies(line, field, &findings) { return }
    var inner = nesting + 1
    if let field {
      if searchField(field, nesting, isRequest: isRequest, &findings) { return }
      if field.value.isEmpty { pending = field.name }
      if field.isStructured { inner += 1 }
    } else if let named, let token = BareToken.signedRange(in: TextField.value(line)) {
      note(token, at: position(TokenLabel(named), nesting, findings), &findings)
      return
    }
    searchWords(line, inner, level: 0, &findings)
  }

  // MARK: Noting

  mutating func note(
    _ word: Range<Int>, at position: TokenPosition, isRefreshToken: Bool = false,
    _ findings: inout SignInFindings
  ) {
    if !isRefreshToken, let folded = FoldedToken(in: text, from: word) {
      findings.add(
        folded.text[...], at: word.lowerBound + shift, position, lineCount: folded.lineCount)
      foldEnd = folded.end
    } else {
      findings.note(
        word: text[word], at: word.lowerBound + shift, position, isRefreshToken: isRefreshToken)
    }
  }

  /// Where a token without a name is.
  func unnamed(_ findings: SignInFindings) -> TokenPosition {
    label == nil ? .bare(depth: sections.depth) : position(label, nesting, findings)
  }

  func position(
    _ label: TokenLabel?, _ nesting: Int, _ findings: SignInFindings
  ) -> TokenPosition {
    findings.position(label, nesting: nesting, depth: sections.depth)
  }
}
