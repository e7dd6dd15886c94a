/// Finds the token in what a sign-in printed.
///
/// The forms: a bare token, `Bearer` or `Authorization: Bearer` before it, a JSON string, and JSON that holds it as
/// `AccessToken`, `access_token` or `accessToken` (the AWS CLI's `AuthenticationResult`, the OAuth token endpoint).
public enum SignInOutput {
  /// The longest input that is searched for one token, in bytes.
  public static let lengthLimit = 1 << 20

  /// The token's text.
  public static func token(
    in input: [UInt8], use: Expectations.TokenUse
  ) throws(SignInOutputError) -> [UInt8] {
    if input.count > lengthLimit { throw .tooLong }
    let text = trimmed(input[...])
    guard let first = text.first else { throw .empty }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "\"") || first == UInt8(ascii: "[") {
      let json: JSON
      do throws(JSONError) {
        json = try JSON(Array(text))
      } catch {
        throw .noToken
      }
      return try token(in: json, use: use)
    }
    return try bare(text)
  }

  private static func token(
    in json: JSON, use: Expectations.TokenUse
  ) throws(SignInOutputError) -> [UInt8] {
    if let text = json.string { return try bare(trimmed(Array(text.utf8)[...])) }
    let names =
      use == .access
      ? ["AccessToken", "access_token", "accessToken"] : ["IdToken", "id_token", "idToken"]
    let holders = [json["AuthenticationResult"], json["ClientAuthenticationResult"], json]
      .compactMap(\.self)
    for holder in holders {
      for name in names {
        if let text = holder[name]?.string { return try bare(trimmed(Array(text.utf8)[...])) }
      }
    }
    if let name = json["ChallengeName"]?.string { throw .challenge(name) }
    if let error = json["error"]?.string { throw .oauthError(error) }
    throw .noToken
  }

  private static func bare(_ text: ArraySlice<UInt8>) throws(SignInOutputError) -> [UInt8] {
    var rest = text
    for prefix in ["authorization:", "bearer "] where starts(rest, with: prefix) {
      rest = trimmed(rest.dropFirst(prefix.utf8.count))
    }
    if rest.isEmpty || rest.contains(where: isWhiteSpace) { throw .noToken }
    let dots = rest.count { $0 == UInt8(ascii: ".") }
    if dots == 4 { throw .refreshToken }
    if !rest.starts(with: "eyJ".utf8) && dots != 2 { throw .noToken }
    return Array(rest)
  }

  private static func starts(_ text: ArraySlice<UInt8>, with prefix: String) -> Bool {
    text.count >= prefix.utf8.count
      && zip(text, prefix.utf8).allSatisfy { $0 | (0x41...0x5A ~= $0 ? 0x20 : 0) == $1 }
  }

  private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = text
    while let first = rest.first, isWhiteSpace(first) { rest.removeFirst() }
    while let last = rest.last, isWhiteSpace(last) { rest.removeLast() }
    return rest
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || 0x09...0x0D ~= byte
  }
}

/// Why there is no token in what was read.
public enum SignInOutputError: Error, Equatable, Sendable {
  case empty
  case tooLong
  case challenge(String)
  case oauthError(String)
  case refreshToken
  case noToken

  public var code: String {
    switch self {
    case .empty: "empty-input"
    case .tooLong: "limit-exceeded"
    case .challenge: "sign-in-challenge"
    case .oauthError: "sign-in-error"
    case .refreshToken: "refresh-token"
    case .noToken: "no-token"
    }
  }
}

extension SignInOutputError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .empty:
      "nothing was read: the command before the pipe printed nothing; did the sign-in fail?"
    case .tooLong: "the input is longer than the limit of \(SignInOutput.lengthLimit) bytes"
    case .challenge(let name):
      """
      the sign-in is not finished: Cognito asks for the challenge \(name); answer it with \
      \"aws cognito-idp respond-to-auth-challenge\", whose response has the token
      """
    case .oauthError(let error):
      "the sign-in failed: the token endpoint answered with the error \"\(error)\""
    case .refreshToken:
      "this is a refresh token (five parts, encrypted), which only Cognito can read; use the access token"
    case .noToken:
      "there is no token in the input: expected a JWT or the response of a sign-in that holds one"
    }
  }
}
