/// Finds the token in what a sign-in printed.
///
/// A bare token, or one behind `Bearer`; JSON that holds it under a token's name, as the AWS CLI, the OAuth token
/// endpoint and Amplify print it; any other text with compact JWSs in it: the AWS CLI's text, table and yaml output,
/// HTTP headers, redirects, logs. The time is linear in the input.
public enum SignInOutput {
  /// The longest input that is searched for one token, in bytes.
  public static let lengthLimit = 1 << 20

  /// The token's text, well-formed or not: what is wrong with a token is for its reader to say.
  ///
  /// - Parameters:
  ///   - input: What a sign-in printed.
  ///   - use: which token is looked for, should there be several. A single one is it, whatever its use.
  public static func token(
    in input: [UInt8], use: Expectations.TokenUse
  ) throws(SignInOutputError) -> [UInt8] {
    try find(in: input, use: use).text
  }

  /// The token, with how it was found; see `token(in:use:)`.
  package static func find(
    in input: [UInt8], use: Expectations.TokenUse
  ) throws(SignInOutputError) -> FoundToken {
    if input.count > lengthLimit { throw .tooLong }
    let input = InputEncoding.utf8(input)
    if let range = bareToken(in: input.span) {
      let shape = TokenShape(input[range])
      if shape.isEncrypted { throw shape.isRefreshToken ? .refreshToken : .encryptedToken }
      return FoundToken(input[range])
    }
    let text = input.span.trimming(input.indices)
    if text.isEmpty { throw .empty }
    if let document = document(input[text]) {
      return try find(in: document, of: input, at: text.lowerBound, use: use)
    }
    return try find(inText: input[text], of: input, use: use)
  }

  /// Whether a text that may also be a file's name contains a token, or a part of one that is too long to be a name.
  package static func hasToken(_ text: [UInt8]) -> Bool {
    var scanner = WordScanner(text[...])
    while let word = scanner.next() {
      let shape = TokenShape(text[word])
      let isLong = shape.isSigned || shape.isEncrypted || word.count >= Redaction.shortestToken
      if isLong, shape.hasHeader { return true }
    }
    return false
  }

  /// Where the token stands in an input that is nothing else, `Bearer` and white space aside; nil for any other input.
  public static func bareToken(in input: Span<UInt8>) -> Range<Int>? {
    BareToken.range(in: input)
  }

  private static func document(_ text: ArraySlice<UInt8>) -> JSONDocument? {
    let isJSON =
      switch text.first {
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "\""): true
      default: text.elementsEqual("null".utf8)
      }
    return isJSON ? try? JSONDocument(envelope: Array(text)) : nil
  }

  private static func find(
    in document: JSONDocument, of input: [UInt8], at offset: Int, use: Expectations.TokenUse
  ) throws(SignInOutputError) -> FoundToken {
    if document.kind(of: 0) == .string {
      var text: [UInt8] = []
      document.appendString(at: 0, to: &text)
      if text.span.trimming(text.indices).isEmpty { throw .noToken(.nothing) }
      return try find(in: text, use: use)
    }
    var findings = SignInFindings(use: use)
    JSONSearch(document, offset: offset).search(into: &findings)
    if let token = try findings.token(in: input) { return token }
    throw findings.reason(in: input) ?? .noToken(FoundInput(document))
  }

  private static func find(
    inText text: ArraySlice<UInt8>, of input: [UInt8], use: Expectations.TokenUse
  ) throws(SignInOutputError) -> FoundToken {
    var findings = SignInFindings(use: use)
    let visible = WordScanner.hidingColors(of: text)
    var search = TextSearch(visible)
    search.search(into: &findings)
    noteOutcome(of: visible, &findings)
    if findings.isEmpty, let (document, offset) = LineDocuments.first(in: visible) {
      JSONSearch(document, offset: offset).search(into: &findings)
    }
    if let token = try findings.token(in: input) { return token }
    throw findings.reason(in: input) ?? .noToken(FoundInput(text: visible))
  }

  private static func noteOutcome(of text: ArraySlice<UInt8>, _ findings: inout SignInFindings) {
    if let challenge = TextOutcome.challenge(in: text) {
      findings.note(
        .challenge(challenge), at: TokenPosition(nesting: 0, name: .sought, depth: 0))
    }
    // What is at the last position counts for less than any token.
    if !findings.isEmpty { return }
    if let failure = TextOutcome.failure(in: text) {
      findings.note(.failed(failure), at: .last)
    } else if let challenge = TextOutcome.lonelyChallenge(in: text) {
      findings.note(.challenge(challenge), at: .last)
    }
  }
}
