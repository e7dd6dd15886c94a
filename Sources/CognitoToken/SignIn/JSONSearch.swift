/// Finds tokens, and how a sign-in ended, in JSON of any shape.
///
/// The whole value of a member named as the token counts for more than that of any other, an outer member for more than
/// an inner one, and all of them for more than a token inside a longer string.
struct JSONSearch {
  private let document: JSONDocument
  /// Where the JSON begins in the input; of JSON in a string, where the string does.
  private let offset: Int
  /// Whether offsets in the document are those of the input.
  private let isUnescaped: Bool
  /// How many longer strings the document is in.
  private let nesting: Int
  private let depth: Int

  /// JSON in a string in JSON in a string is as far as a search goes.
  private static let nestingLimit = 3

  init(_ document: JSONDocument, offset: Int, nesting: Int = 0, depth: Int = 0) {
    self.document = document
    self.offset = offset
    self.nesting = nesting
    self.depth = depth
    isUnescaped = nesting == 0
  }

  func search(into findings: inout SignInFindings) {
    if nesting == 0, document.kind(of: 0) == .array {
      for element in document.elements(of: 0) { noteChallenge(element, &findings) }
    }
    visit(0, nil, depth, &findings)
  }

  /// - Parameters:
  ///   - label: what the member says about the value.
  ///   - depth: of the member.
  private func visit(
    _ node: Int, _ label: TokenLabel?, _ depth: Int, _ findings: inout SignInFindings
  ) {
    switch document.kind(of: node) {
    case .string: visitString(node, label, depth, &findings)
    case .array:
      for element in document.elements(of: node) {
        visit(element, label, label == nil ? depth + 1 : depth, &findings)
      }
    case .object:
      switch label {
      case nil, .session: visitMembers(of: node, depth, &findings)
      case let label?: visitWrapper(node, label, depth, &findings)
      }
    case .null, .bool, .number: break
    }
  }

  private func visitMembers(of object: Int, _ depth: Int, _ findings: inout SignInFindings) {
    if nesting == 0, let (error, isNamed) = JSONOutcome(document, object).error {
      findings.note(error, at: position(of: error, isNamed: isNamed, depth + 1))
    }
    for name in document.names(of: object) where !isChallengeParameters(name) {
      visit(name + 1, TokenLabel(text(of: name)), depth + 1, &findings)
    }
  }

  /// An object around a token, such as Amplify's. Its payload is the token's claims: whatever is in there was chosen by
  /// others.
  private func visitWrapper(
    _ object: Int, _ label: TokenLabel, _ depth: Int, _ findings: inout SignInFindings
  ) {
    let names = document.names(of: object)
    for name in names where !document.isString(name, equalTo: Self.payload) {
      let isToken = Self.tokenMembers.contains { document.isString(name, equalTo: $0) }
      if label.isSecret || isToken {
        visit(name + 1, label, depth, &findings)
      } else {
        visit(name + 1, TokenLabel(text(of: name)), depth + 1, &findings)
      }
    }
    // JSON.stringify drops Amplify's toString, which has the token's text.
    if case .token(let use) = label, use == findings.use, names.count == 1,
      let payload = document.member(Self.payload, of: object),
      document.kind(of: payload) == .object
    {
      findings.note(.error(.notSerialised(use)), at: position(label, depth, findings))
    }
  }

  private func visitString(
    _ node: Int, _ label: TokenLabel?, _ depth: Int, _ findings: inout SignInFindings
  ) {
    let value = text(of: node)
    let start = isUnescaped ? offset + document.range(of: node).lowerBound : offset
    let position = position(label, depth, findings)
    if label == .session { return }
    if let word = wholeToken(value, label) {
      let text = value[word]
      let offset = start + word.lowerBound - value.startIndex
      if label == nil || label == .refreshToken {
        findings.note(word: text, at: offset, position, isRefreshToken: label == .refreshToken)
      } else {
        findings.note(value: text, at: offset, position)
      }
      return
    }
    if label == .refreshToken { return }
    let count = findings.noteCount
    searchInside(value, at: start, position.name == .sought ? label : nil, depth, &findings)
    if case .token(let use) = label, findings.noteCount == count {
      findings.note(.opaque(use), at: position)
    }
  }

  /// The range of a token that is the whole value. What a member is named for need not be well-formed.
  private func wholeToken(_ value: ArraySlice<UInt8>, _ label: TokenLabel?) -> Range<Int>? {
    guard let range = BareToken.range(in: value.span) else { return nil }
    let word = value.dropFirst(range.lowerBound).prefix(range.count)
    let isToken = label != nil || (BareToken.begins(word.span) && TokenShape(word).partCount > 1)
    return isToken ? word.indices : nil
  }

  /// Searches a string that is longer than a token: JSON again, or any text.
  private func searchInside(
    _ value: ArraySlice<UInt8>, at start: Int, _ label: TokenLabel?, _ depth: Int,
    _ findings: inout SignInFindings
  ) {
    let first = value.first { !$0.isWhiteSpace }
    if nesting < Self.nestingLimit, first == UInt8(ascii: "{") || first == UInt8(ascii: "["),
      let inner = try? JSONDocument(envelope: Array(value))
    {
      JSONSearch(inner, offset: start, nesting: nesting + 1, depth: depth).search(into: &findings)
    } else {
      var search = TextSearch(
        value, shift: start - value.startIndex, nesting: nesting + 1, depth: depth, label: label)
      search.search(into: &findings)
    }
  }

  private func position(
    _ label: TokenLabel?, _ depth: Int, _ findings: SignInFindings
  ) -> TokenPosition {
    findings.position(label, nesting: nesting, depth: depth)
  }

  // MARK: How the sign-in ended

  /// What only a member's name tells counts for more than what a value does.
  private func position(
    of error: SignInOutputError, isNamed: Bool, _ depth: Int
  ) -> TokenPosition {
    if case .challenge = error { return TokenPosition(nesting: 0, name: .sought, depth: depth) }
    return isNamed ? .afterSought : TokenPosition(nesting: 0, name: .unknown, depth: depth)
  }

  /// What `--query '[ChallengeName, Session]'` leaves.
  private func noteChallenge(_ node: Int, _ findings: inout SignInFindings) {
    guard document.kind(of: node) == .string, let challenge = Challenge(text(of: node)),
      challenge.isUnmistakable
    else { return }
    findings.note(
      .challenge(challenge), at: TokenPosition(nesting: 0, name: .unknown, depth: depth + 1))
  }

  /// A challenge's parameters have names and values of the user pool's own choice, down to its users' attributes.
  private func isChallengeParameters(_ name: Int) -> Bool {
    Self.challengeParameters.contains { document.isString(name, equalTo: $0) }
  }

  // MARK: Names

  private static let payload = Array("payload".utf8)
  private static let tokenMembers = [Array("jwtToken".utf8), Array("toString".utf8)]
  private static let challengeParameters = [
    Array("ChallengeParameters".utf8), Array("challengeParameters".utf8),
    Array("challengeParam".utf8),
  ]

  /// A string's bytes, without a copy where it has no escapes.
  private func text(of node: Int) -> ArraySlice<UInt8> {
    guard document.hasEscapes(node) else { return document.text[document.range(of: node)] }
    var text: [UInt8] = []
    document.appendString(at: node, to: &text)
    return text[...]
  }
}
