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
