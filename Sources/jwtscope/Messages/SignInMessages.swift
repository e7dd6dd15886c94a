import CognitoToken

extension SignInOutputError {
  var message: String {
    switch self {
    case .empty:
      "nothing was read: the command before the pipe printed nothing; did the sign-in fail?"
    case .tooLong:
      """
      the input is longer than the limit of \(SignInOutput.lengthLimit) bytes; give only the \
      response of one sign-in
      """
    case .challenge(let challenge):
      "the sign-in is not finished: Cognito asks for the challenge \(challenge.name); "
        + challenge.nextStep
    case .failed(let failure): failure.message
    case .refreshToken:
      """
      this is a refresh token (five parts, encrypted), which only Cognito can read; give the \
      access token from the same response
      """
    case .encryptedToken:
      """
      this token is encrypted (a JWE, with five parts), so only the holder of its key can read it; \
      Cognito's access tokens are signed and have three parts
      """
    case .notSerialised(let use):
      """
      there is no token: JSON.stringify kept only the token's payload, because Amplify returns its \
      text from a function; log session.tokens.\(use == .access ? "accessToken" : "idToken")\
      .toString() instead
      """
    case .ambiguous(let sightings, let count):
      """
      there are \(count) different tokens, and it is not clear which one to use: \
      \(sightings.map(\.message).joined(separator: "; "))\
      \(count > sightings.count ? "; and \(count - sightings.count) more" : ""); give one of them
      """
    case .noToken(let kind): kind.message
    }
  }
}

extension TokenSighting {
  fileprivate var message: String {
    let facts = [tokenUse.map { "token_use \($0)" }, name].compactMap(\.self)
    return "line \(line), column \(column)"
      + (facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))")
  }
}

extension InputKind {
  fileprivate var message: String {
    switch self {
    case .null:
      """
      there is no token: the response has no value at that --query, for example because Cognito \
      asks for a challenge first; run the command without --query to see the response
      """
    case .emptyTable:
      """
      there is no token: --output table does not show a single value that --query selects; use \
      --output text or json
      """
    case .fragment(let line, let column, let partCount):
      """
      the word at line \(line), column \(column) starts like a token but has \
      \(partCount == 1 ? "1 part" : "\(partCount) parts") instead of three; it may be cut off or \
      broken over lines: give the whole token
      """
    case .opaqueToken(let use, let isBesideOther):
      """
      there is no token: the \(use == .access ? "access" : "ID") token in the input is not a JWT, \
      but opaque or cut off\(isBesideOther ? ", and no other token is used instead" : ""); \
      \(Self.advice)
      """
    case .object(let names):
      "there is no token in the JSON, an object with \(Self.list(names)); \(Self.advice)"
    case .array: "there is no token in the JSON, which is an array; \(Self.advice)"
    case .otherJSON: "there is no token in the JSON, which is a single value; \(Self.advice)"
    case .html:
      """
      there is no token: this is an HTML page, not the response of a sign-in; check the URL that \
      it came from
      """
    case .utf16:
      """
      the input is UTF-16 without a byte order mark; convert it to UTF-8 first, for example with \
      iconv -f UTF-16LE -t UTF-8
      """
    case .binary: "there is no token: this is binary data; \(Self.advice)"
    case .text: "there is no token in the text; \(Self.advice)"
    }
  }

  private static let advice = "give a JWT, or the output of initiate-auth or of the token endpoint"

  /// At most five names.
  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(5).map { "\"\($0)\"" }
    return shown.joined(separator: ", ") + (names.count > shown.count ? ", …" : "")
  }
}
