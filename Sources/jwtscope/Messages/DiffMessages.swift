import CognitoToken

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
