/// Finds tokens, challenges and errors in JSON of any shape.
///
/// The whole value of a member named for the token ranks before that of any other member, an outer
/// member before an inner one, and all of them before a token inside a longer string.
struct JSONSearch {
  private let document: JSONDocument
  /// Where the JSON starts in the input, or the string that contains it.
  private let offset: Int
  /// Whether offsets in the document are offsets in the input.
  private let isUnescaped: Bool
  /// The number of longer strings that contain the document.
  private let nesting: Int
  private let depth: Int

  /// JSON inside more strings than this is not searched.
  private static let nestingLimit = 3

  init(_ document: JSONDocument, offset: Int, nesting: Int = 0, depth: Int = 0) {
    self.document = document
    self.offset = offset
    self.nesting = nesting
    self.depth = depth
    isUnescaped = nesting == 0
  }

  func search(into result: inout SearchResult) {
    if nesting == 0, document.kind(of: 0) == .array {
      for element in document.elements(of: 0) { addChallenge(element, &result) }
    }
    visit(0, nil, depth, &result)
  }

  /// - Parameters:
  ///   - label: The kind of token that the member is named for.
  ///   - depth: The member's depth.
  private func visit(
    _ node: Int, _ label: TokenLabel?, _ depth: Int, _ result: inout SearchResult
  ) {
    switch document.kind(of: node) {
    case .string: visitString(node, label, depth, &result)
    case .array:
      for element in document.elements(of: node) {
        visit(element, label, label == nil ? depth + 1 : depth, &result)
      }
    case .object:
      switch label {
      case nil, .session: visitMembers(of: node, depth, &result)
      case let label?: visitWrapper(node, label, depth, &result)
      }
    case .null, .bool, .number: break
    }
  }

  private func visitMembers(of object: Int, _ depth: Int, _ result: inout SearchResult) {
    if nesting == 0, let outcome = ErrorObject(document, object) {
      result.add(outcome.error, at: position(of: outcome, depth + 1))
    }
    var name = object + 1
    let end = document.next(after: object)
    while name < end {
      if !isChallengeParameters(name) {
        visit(name + 1, label(of: name), depth + 1, &result)
      }
      name = document.next(after: name + 1)
    }
  }

  /// Visits an object around a token, such as Amplify's. Its payload contains the token's claims,
  /// so a user may have chosen any text in it.
  private func visitWrapper(
    _ object: Int, _ label: TokenLabel, _ depth: Int, _ result: inout SearchResult
  ) {
    let names = document.names(of: object)
    for name in names where !document.isString(name, equalTo: Self.payload) {
      let isToken = Self.tokenMembers.contains { document.isString(name, equalTo: $0) }
      if label.isSecret || isToken {
        visit(name + 1, label, depth, &result)
      } else {
        visit(name + 1, self.label(of: name), depth + 1, &result)
      }
    }
    // JSON.stringify drops Amplify's toString, which returns the token's text.
    if case .token(let use) = label, use == result.use, names.count == 1,
      let payload = document.member(Self.payload, of: object),
      document.kind(of: payload) == .object
    {
      result.add(.error(.notSerialised(use)), at: position(label, depth, result))
    }
  }

  private func visitString(
    _ node: Int, _ label: TokenLabel?, _ depth: Int, _ result: inout SearchResult
  ) {
    if label == nil, !mayContainToken(node) { return }
    let value = text(of: node)
    let start = isUnescaped ? offset + document.range(of: node).lowerBound : offset
    let position = position(label, depth, result)
    if label == .session { return }
    if let word = wholeToken(value, label) {
      let text = value[word]
      let offset = start + word.lowerBound - value.startIndex
      if label == nil || label == .refreshToken {
        result.add(word: text, at: offset, position, isRefreshToken: label == .refreshToken)
      } else {
        result.add(value: text, at: offset, position)
      }
      return
    }
    if label == .refreshToken { return }
    if label == nil, !TextSearch.mayContainToken(value.span) { return }
    let count = result.tokenCount
    searchInside(value, at: start, position.name == .sought ? label : nil, depth, &result)
    if case .token(let use) = label, result.tokenCount == count {
      result.add(.opaque(use), at: position)
    }
  }

  /// The range of a token that is the whole value. The value of a member named for a token need not
  /// be well-formed.
  private func wholeToken(_ value: ArraySlice<UInt8>, _ label: TokenLabel?) -> Range<Int>? {
    guard let range = TokenText.bareRange(in: value.span) else { return nil }
    let word = value.dropFirst(range.lowerBound).prefix(range.count)
    let isToken = label != nil || (TokenText.hasPrefix(word) && TokenShape(word).partCount > 1)
    return isToken ? word.indices : nil
  }

  /// Searches a string that is longer than a token, as JSON or as text.
  private func searchInside(
    _ value: ArraySlice<UInt8>, at start: Int, _ label: TokenLabel?, _ depth: Int,
    _ result: inout SearchResult
  ) {
    let first = value.first { !$0.isWhiteSpace }
    if nesting < Self.nestingLimit, first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
      let inner = try? JSONDocument(envelope: Array(value))
    {
      JSONSearch(inner, offset: start, nesting: nesting + 1, depth: depth).search(into: &result)
    } else {
      var search = TextSearch(
        value, shift: start - value.startIndex, nesting: nesting + 1, depth: depth, label: label)
      search.search(into: &result)
    }
  }

  private func position(
    _ label: TokenLabel?, _ depth: Int, _ result: SearchResult
  ) -> TokenPosition {
    result.position(label, nesting: nesting, depth: depth)
  }

  // MARK: Challenges and errors

  private func position(of outcome: ErrorObject, _ depth: Int) -> TokenPosition {
    if case .challenge = outcome.error {
      return TokenPosition(nesting: 0, name: .sought, depth: depth)
    }
    return outcome.isNamed ? .afterSought : TokenPosition(nesting: 0, name: .unknown, depth: depth)
  }

  /// Adds a challenge without its name, as `--query '[ChallengeName, Session]'` prints it.
  private func addChallenge(_ node: Int, _ result: inout SearchResult) {
    guard document.kind(of: node) == .string, let challenge = Challenge(text(of: node)),
      challenge.isUnmistakable
    else { return }
    result.add(
      .challenge(challenge), at: TokenPosition(nesting: 0, name: .unknown, depth: depth + 1))
  }

  /// Whether the member contains a challenge's parameters. Their names and values may be text that
  /// a user chose.
  private func isChallengeParameters(_ name: Int) -> Bool {
    document.range(of: name).count >= 14
      && Self.challengeParameters.contains { document.isString(name, equalTo: $0) }
  }

  // MARK: Names

  private static let payload: ExactText = "payload"
  private static let tokenMembers: [ExactText] = ["jwtToken", "toString"]
  private static let challengeParameters: [ExactText] = [
    "ChallengeParameters", "challengeParameters", "challengeParam",
  ]

  /// The kind of token that a member is named for.
  private func label(of name: Int) -> TokenLabel? {
    let isPossible =
      document.hasEscapes(name)
      || TokenLabel.mayEnd(document.text.span.extracting(document.range(of: name)))
    return isPossible ? TokenLabel(text(of: name)) : nil
  }

  private func mayContainToken(_ node: Int) -> Bool {
    document.hasEscapes(node)
      || TextSearch.mayContainToken(document.text.span.extracting(document.range(of: node)))
  }

  /// A string's bytes, not copied if it has no escapes.
  private func text(of node: Int) -> ArraySlice<UInt8> {
    guard document.hasEscapes(node) else { return document.text[document.range(of: node)] }
    var text: [UInt8] = []
    document.appendString(at: node, to: &text)
    return text[...]
  }
}
