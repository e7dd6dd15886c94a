import CognitoToken

extension Warning {
  /// - Parameter now: the time as of which the token was checked.
  func message(at now: NumericDate) -> String {
    switch self {
    case .duplicateMember(let part, let name):
      "the \(part.name) has the member \"\(name)\" more than once; verify refuses it"
    case .malformedMember(let error): "\(error); verify refuses it"
    case .unsupportedAlgorithm(let name?):
      "the header's alg is \"\(name)\", which verify never accepts"
    case .unsupportedAlgorithm(nil): "the header has no alg; verify refuses it"
    case .emptySignature: "the signature is empty: nobody signed this token"
    case .criticalHeader:
      "the header has crit, and no critical extension is supported; verify refuses it"
    case .untrustedKeyMember(let name):
      "the header has \(name): a token cannot vouch for its own key, so it is never used"
    case .expired(let date):
      "the token expired \(date.relative(to: now)), which --allow-expired allows"
    case .clockBehind(let seconds):
      "the token was issued \(seconds) s after the time of this check (\(now.utc)): "
        + "this machine's clock is behind the issuer's, or --at is too early"
    case .privateKeyMembers(let names):
      "the key in the JWK Set has private members (\(names.joined(separator: ", "))); "
        + "publish only the public ones"
    case .tokenFolded(let pieces):
      "the token was split into \(pieces) pieces, as mail programs and terminals do, and was "
        + "joined again; if its signature is not valid, copy the token in one piece"
    }
  }
}

extension Warning.Code {
  var explanation: Explanation {
    switch self {
    case .duplicateMember:
      Explanation(
        "the header or the payload has the same member more than once; verify refuses the token",
        causes: [
          "the token is not from Cognito", "an attempt to make two programs read different values",
        ],
        next: "do not use the token", commands: ["jwtscope decode token.jwt"],
        source: "RFC 7519 §4")
    case .malformedMember:
      Explanation(
        "a member has a value of the wrong type, such as a string in exp; verify refuses the token",
        causes: ["the token is not from Cognito", "a test made the token by hand"],
        next: "correct the program that makes the token",
        commands: ["jwtscope decode token.jwt"], source: "RFC 7519 §4.1")
    case .unsupportedAlgorithm:
      Explanation(
        "the header names no algorithm, or one that verify never accepts, such as none or HS256",
        causes: ["the token is forged, or from a test"], next: "do not use the token",
        commands: ["jwtscope decode token.jwt"], source: "RFC 8725 §3.1")
    case .emptySignature:
      Explanation(
        "the signature is empty: nobody signed the token",
        causes: ["the token was cut off", "a test made the token by hand"],
        next: "get the access token from the sign-in again", source: "RFC 7515 §5.2")
    case .criticalHeader:
      Explanation(
        "the header has crit, which names extensions that a verifier must understand",
        causes: ["the token is not from Cognito, which never sets crit"],
        next: "do not use the token: verify refuses it", source: "RFC 7515 §4.1.11")
    case .untrustedKeyMember:
      Explanation(
        "the header contains a key, or the URL of one (jku, jwk, x5u, x5c), which is never used",
        causes: [
          "the token is not from Cognito, which sets only kid and alg",
          "an attempt to have the token verified with the sender's key",
        ],
        next: "verify the token with keys that you chose",
        commands: ["jwtscope verify token.jwt --jwks jwks.json"], source: "RFC 8725 §3.10")
    case .expired:
      Explanation(
        "the token has expired, and --allow-expired accepts it",
        causes: ["the token is old, as you told jwtscope to expect"],
        next: "do nothing if you verify old tokens on purpose; otherwise omit --allow-expired",
        source: "RFC 7519 §4.1.4")
    case .clockBehind:
      Explanation(
        "the token was issued (iat) up to 300 s after the time of the check",
        causes: ["this machine's clock is behind", "--at names a time that is too early"],
        next: "correct the clock; beyond 300 s the token is rejected",
        commands: ["date -u"], source: "RFC 7519 §4.1.6")
    case .privateKeyMembers:
      Explanation(
        "the JWK Set contains a private key, with which anybody can sign tokens",
        causes: ["the JWK Set for signing was published instead of the public one"],
        next: "replace the key pair at once, and publish only the public members",
        commands: ["jwtscope keys jwks.json --output jwks"], source: "RFC 7517 §9.2")
    case .tokenFolded:
      Explanation(
        "the token was split over several lines, and was joined again",
        causes: ["a mail program, a chat or a terminal split the line"],
        next: "if the signature is not valid, get the token without the line breaks")
    }
  }
}

extension TokenDiff.Note {
  var message: String {
    switch self {
    case .sameToken: "OLD and NEW are the same token"
    case .otherUser: "the tokens are for different users (sub)"
    case .otherClient: "the tokens are for different app clients (client_id, or aud of an ID token)"
    case .otherPool: "the tokens are from different user pools (iss)"
    case .otherTokenUse: "one is an access token and the other is not (token_use)"
    case .older: "NEW was issued before OLD: did you swap them?"
    case .otherLifetime(let old, let new): "OLD is valid for \(old) s, NEW for \(new) s"
    case .warning(let side, let warning):
      "\(side == .old ? "OLD" : "NEW"): \(warning.message(at: NumericDate(0)))"
    }
  }
}
