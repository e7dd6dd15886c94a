/// Lines that are the values of one or more names.
extension TextSearch {
  /// A shorter value may be a word about the token instead of an opaque token.
  static let shortestOpaque = 20

  /// The AWS CLI's `--output text`: columns in the order of their names, which are AccessToken,
  /// ExpiresIn, IdToken, RefreshToken and TokenType.
  mutating func searchColumns(
    _ line: ArraySlice<UInt8>, _ result: inout SearchResult
  ) -> Bool {
    guard
      line.starts(with: "AUTHENTICATIONRESULT") || line.starts(with: "CLIENTAUTHENTICATIONRESULT")
    else { return false }
    let columns = line.split(whereSeparator: \.isWhiteSpace)
    var label = TokenLabel.token(.access)
    for column in columns.dropFirst() {
      if TokenShape(column).isEncrypted {
        result.add(
          word: column, at: column.startIndex + shift, position(.refreshToken, nesting, result),
          isRefreshToken: true)
      } else if TokenText.hasPrefix(column) {
        add(column.indices, at: position(label, nesting, result), &result)
      } else {
        addOpaque(column, label, at: position(label, nesting, result), &result)
      }
      label = .token(.id)
    }
    return true
  }

  /// Adds a field's token, and returns whether the line was searched completely.
  mutating func searchField(
    _ field: TextField, _ nesting: Int, isRequest: Bool, _ result: inout SearchResult
  ) -> Bool {
    var label = TokenLabel(field.name)
    if isRequest, field.isQuoted,
      field.name.lazy.map(\.lowercased).elementsEqual("authorization".utf8)
    {
      label = .token(result.use)
    }
    if let token = TokenText.signedRange(in: field.value) {
      if let label, label.isSecret { return true }
      let isNamed = label != nil || field.isStructured
      add(
        token, at: isNamed ? position(label, nesting, result) : unnamed(result), &result)
      return true
    }
    let word: ArraySlice<UInt8> =
      TokenText.hasPrefix(field.value) ? field.value.prefix(while: TokenText.isCharacter) : []
    if case .token = label, !word.isEmpty, !TokenShape(word).isSigned {
      add(word.indices, at: position(label, nesting, result), &result)
      return true
    }
    let isWord = !field.value.contains { $0.isWhiteSpace }
    if label == .session, isWord { return true }
    addOpaque(field.value, label, at: position(label, nesting, result), &result)
    return false
  }

  func addOpaque(
    _ value: ArraySlice<UInt8>, _ label: TokenLabel?, at position: TokenPosition,
    _ result: inout SearchResult
  ) {
    guard case .token(let use) = label, value.count >= Self.shortestOpaque,
      value.firstRange(of: TokenText.prefix) == nil, !value.contains(where: \.isWhiteSpace)
    else { return }
    result.add(.opaque(use), at: position)
  }

  mutating func searchCookies(
    _ line: ArraySlice<UInt8>, _ field: TextField?, _ result: inout SearchResult
  ) -> Bool {
    guard let cookies = Cookies(line, field) else { return false }
    for (name, value) in cookies.pairs {
      let label = TokenLabel(name)
      // After a header, or a line, that contains only a token.
      let position = result.position(
        label, nesting: nesting + (cookies.isHeader ? 0 : 1), depth: sections.depth + 1)
      if let label, let token = TokenText.signedRange(in: value) {
        if !label.isSecret { add(token, at: position, &result) }
      } else if label?.isSecret != true {
        addOpaque(value, label, at: position, &result)
        searchWords(value, nesting + 3, level: 0, &result)
      }
    }
    return true
  }
}
