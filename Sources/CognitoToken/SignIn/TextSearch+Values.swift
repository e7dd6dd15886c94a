/// Lines that are the value of a name, or several.
extension TextSearch {
  /// Shorter values of a token's name may be words about it.
  private static let shortestOpaque = 20

  /// The AWS CLI's `--output text`: columns in the order of their names, which are AccessToken, ExpiresIn, IdToken,
  /// RefreshToken and TokenType.
  mutating func searchColumns(
    _ line: ArraySlice<UInt8>, _ findings: inout SignInFindings
  ) -> Bool {
    guard
      line.starts(with: "AUTHENTICATIONRESULT") || line.starts(with: "CLIENTAUTHENTICATIONRESULT")
    else { return false }
    let columns = line.split(whereSeparator: \.isWhiteSpace)
    var label = TokenLabel.token(.access)
    for column in columns.dropFirst() {
      if TokenShape(column).isEncrypted {
        findings.note(
          word: column, at: column.startIndex + shift, position(.refreshToken, nesting, findings),
          isRefreshToken: true)
      } else if BareToken.begins(column.span) {
        note(column.indices, at: position(label, nesting, findings), &findings)
      } else {
        noteOpaque(column, label, at: position(label, nesting, findings), &findings)
      }
      label = .token(.id)
    }
    return true
  }

  /// Whether the line's value was all there is to find in it.
  mutating func searchField(
    _ field: TextField, _ nesting: Int, isRequest: Bool, _ findings: inout SignInFindings
  ) -> Bool {
    var label = TokenLabel(field.name)
    if isRequest, field.isQuoted, label == .anyToken,
      field.name.lazy.map(\.lowercased).elementsEqual("authorization".utf8)
    {
      label = .token(findings.use)
    }
    if let token = BareToken.signedRange(in: field.value) {
      if let label, label.isSecret { return true }
      let isNamed = label != nil || field.isStructured
      note(
        token, at: isNamed ? position(label, nesting, findings) : unnamed(findings), &findings)
      return true
    }
    let word: ArraySlice<UInt8> =
      BareToken.begins(field.value.span) ? field.value.prefix(while: Redaction.isWordByte) : []
    if case .token = label, !word.isEmpty, !TokenShape(word).isSigned {
      note(word.indices, at: position(label, nesting, findings), &findings)
      return true
    }
    let isWord = !field.value.contains { $0.isWhiteSpace }
    if label == .session, isWord { return true }
    noteOpaque(field.value, label, at: position(label, nesting, findings), &findings)
    return false
  }

  func noteOpaque(
    _ value: ArraySlice<UInt8>, _ label: TokenLabel?, at position: TokenPosition,
    _ findings: inout SignInFindings
  ) {
    guard case .token(let use) = label, value.count >= Self.shortestOpaque,
      value.firstRange(of: "eyJ") == nil, !value.contains(where: \.isWhiteSpace)
    else { return }
    findings.note(.opaque(use), at: position)
  }

  mutating func searchCookies(
    _ line: ArraySlice<UInt8>, _ field: TextField?, _ findings: inout SignInFindings
  ) -> Bool {
    guard let cookies = Cookies(line, field) else { return false }
    for (name, value) in cookies.pairs {
      let label = TokenLabel(name)
      // After a header, or a line, that is a token as a whole.
      let position = findings.position(
        label, nesting: nesting + (cookies.isHeader ? 0 : 1), depth: sections.depth + 1)
      if let label, let token = BareToken.signedRange(in: value) {
        if !label.isSecret { note(token, at: position, &findings) }
      } else if label?.isSecret != true {
        noteOpaque(value, label, at: position, &findings)
        searchWords(value, nesting + 3, level: 0, &findings)
      }
    }
    return true
  }
}
