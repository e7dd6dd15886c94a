/// Finds tokens, and how a sign-in ended, in JSON of any shape.
struct JSONSearch {
  private let document: JSONDocument
  /// Where the JSON begins in the input.
  private let offset: Int

  init(_ document: JSONDocument, offset: Int) {
    self.document = document
    self.offset = offset
  }

  func search(into findings: inout SignInFindings) { visit(0, label: nil, &findings) }

  /// - Parameter label: what the nearest member name that is a token's calls the value.
  private func visit(_ node: Int, label: TokenLabel?, _ findings: inout SignInFindings) {
    switch document.kind(of: node) {
    case .string: visitString(node, label: label, &findings)
    case .array:
      for element in document.elements(of: node) { visit(element, label: label, &findings) }
    case .object:
      findings.note(outcome(of: node))
      for name in document.names(of: node) {
        let own = TokenLabel(text(of: name))
        if case .token(let use) = own, isPayloadAlone(name + 1) {
          findings.note(payloadAlone: use)
        }
        visit(name + 1, label: own ?? label, &findings)
      }
    case .null, .bool, .number: break
    }
  }

  private func visitString(_ node: Int, label: TokenLabel?, _ findings: inout SignInFindings) {
    let value = text(of: node)
    let start = offset + document.range(of: node).lowerBound
    if let label {
      findings.note(value: value, at: start, label: label)
    } else {
      TextSearch.search(value, shift: start - value.startIndex, into: &findings)
      // What `--query '[ChallengeName, Session]'` leaves.
      if Challenge(value)?.isUnmistakable ?? false { findings.note(challenge: value) }
    }
  }

  /// Amplify's token of which JSON.stringify left the claims: its text was in a function.
  private func isPayloadAlone(_ node: Int) -> Bool {
    guard let payload = document.member(Array("payload".utf8), of: node) else { return false }
    return document.kind(of: payload) == .object
      && document.member(Array("jwtToken".utf8), of: node) == nil
  }

  // MARK: How the sign-in ended

  private func outcome(of object: Int) -> SignInOutputError? {
    if let name = string("ChallengeName", of: object) { return .challenge(Challenge(name: name)) }
    if let error = string("error", of: object) {
      return .failed(
        SignInFailure(error, says: string("error_description", of: object), from: .tokenEndpoint))
    }
    for member in ["__type", "code", "name"] {
      // Cognito's own API has a namespace before the name, or has not.
      guard let type = string(member, of: object), type.hasSuffix("Exception") else { continue }
      let name = type.split(separator: "#").last.map(String.init) ?? type
      let message = string("message", of: object) ?? string("Message", of: object)
      return .failed(SignInFailure(name, says: message, from: .operation(nil)))
    }
    return nil
  }

  private func string(_ name: String, of object: Int) -> String? {
    let text = document.member(Array(name.utf8), of: object).flatMap(document.string)
    return text?.isEmpty ?? true ? nil : text
  }

  /// A string's bytes, without a copy where it has no escapes.
  private func text(of node: Int) -> ArraySlice<UInt8> {
    guard document.hasEscapes(node) else { return document.text[document.range(of: node)] }
    var text: [UInt8] = []
    document.appendString(at: node, to: &text)
    return text[...]
  }
}
