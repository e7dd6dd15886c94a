/// Finds the token in what a sign-in printed.
///
/// The input may be a bare token, with or without `Bearer`; JSON, as the AWS CLI, the OAuth token
/// endpoint and Amplify print it; or any other text that contains compact JWSs: the AWS CLI's text,
/// table and yaml output, HTTP headers, redirects, logs. The time is linear in the input.
package enum SignInOutput {
  /// The longest input that is searched for one token, in bytes.
  package static let lengthLimit = 1 << 20

  /// Finds the token, which need not be well-formed: `UnverifiedToken` reports what is wrong with
  /// it.
  ///
  /// - Parameters:
  ///   - input: What a sign-in printed.
  ///   - use: Which of several tokens to find. A single token is found regardless of its use.
  package static func find(
    in input: [UInt8], use: Expectations.TokenUse
  ) throws(SignInOutputError) -> FoundToken {
    if input.count > lengthLimit { throw .tooLong }
    let input = InputEncoding.utf8(input)
    if let range = TokenText.bareRange(in: input.span) {
      let shape = TokenShape(input[range])
      if shape.isEncrypted {
        throw shape.isRefreshToken ? .refreshToken : .encryptedToken
      }
      return FoundToken(input[range])
    }
    let text = input.span.trimming(input.indices)
    if text.isEmpty { throw .empty }
    if let document = document(input[text]) {
      if document.kind(of: 0) == .string { return try find(inString: document, use: use) }
      return FoundToken(try find(in: document, of: input, at: text.lowerBound, use: use))
    }
    return FoundToken(try find(inText: input[text], of: input, use: use))
  }

  /// Whether an argument that is not a file contains a token, or a part of one.
  package static func hasToken(_ text: [UInt8]) -> Bool {
    var scanner = WordScanner(text[...])
    while let word = scanner.next() {
      let shape = TokenShape(text[word])
      let isLong =
        shape.isSigned || shape.isEncrypted || word.count >= TokenText.shortestFragment
      if isLong, shape.hasHeader { return true }
    }
    return false
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
    inString document: JSONDocument, use: Expectations.TokenUse
  ) throws(SignInOutputError) -> FoundToken {
    var text: [UInt8] = []
    document.appendString(at: 0, to: &text)
    if text.span.trimming(text.indices).isEmpty { throw .noToken(.null) }
    return try find(in: text, use: use)
  }

  /// - Parameter offset: Where the document starts in the input.
  static func find(
    in document: JSONDocument, of input: [UInt8], at offset: Int, use: Expectations.TokenUse
  ) throws(SignInOutputError) -> TokenCandidate {
    var result = SearchResult(use: use)
    JSONSearch(document, offset: offset).search(into: &result)
    return try result.token(in: input, otherwise: .noToken(InputKind(document)))
  }

  private static func find(
    inText text: ArraySlice<UInt8>, of input: [UInt8], use: Expectations.TokenUse
  ) throws(SignInOutputError) -> TokenCandidate {
    var result = SearchResult(use: use)
    let visible = WordScanner.hidingColors(of: text)
    var search = TextSearch(visible)
    search.search(into: &result)
    searchErrors(in: visible, &result)
    if result.isEmpty, let (document, offset) = LineDocuments.first(in: visible) {
      JSONSearch(document, offset: offset).search(into: &result)
    }
    return try result.token(in: input, otherwise: .noToken(InputKind(text: visible)))
  }

  /// Searches a text for a challenge, and for an error if it contains no token.
  private static func searchErrors(in text: ArraySlice<UInt8>, _ result: inout SearchResult) {
    if let challenge = ChallengeSearch.challenge(in: text) {
      result.add(.challenge(challenge), at: TokenPosition(nesting: 0, name: .sought, depth: 0))
    }
    // A token outranks everything at the last position.
    if !result.isEmpty { return }
    if let failure = ErrorLine.firstFailure(in: text) {
      result.add(.failed(failure), at: .last)
    } else if let challenge = ChallengeSearch.challengeWithoutName(in: text) {
      result.add(.challenge(challenge), at: .last)
    }
  }
}

/// The token that was found in what a sign-in printed.
package struct FoundToken: Equatable, Sendable {
  /// A compact JWS, which need not be well-formed.
  package let text: [UInt8]
  /// The number of lines that the token was split over; 1 if it was not.
  package let lineCount: Int

  init(_ text: ArraySlice<UInt8>) {
    self.text = Array(text)
    lineCount = 1
  }

  init(_ candidate: TokenCandidate) {
    text = Array(candidate.text)
    lineCount = candidate.lineCount
  }

  /// Warnings about how the token was found.
  package var warnings: [Warning] { lineCount == 1 ? [] : [.tokenFolded(pieces: lineCount)] }
}
