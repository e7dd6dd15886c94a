/// What a member name or a label in a text calls the value behind it.
enum TokenLabel: Equatable {
  case token(Expectations.TokenUse)
  /// A refresh token or the session of a challenge: never the token that is looked for, and never to be shown.
  case secret

  /// `AccessToken`, `access_token`, `accessToken`, `ACCESS_TOKEN`, `….accessToken` and their like.
  init?(_ name: ArraySlice<UInt8>) {
    let last = name[(name.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? name.startIndex)...]
    guard 7...13 ~= last.count else { return nil }
    let letters = last.filter { $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") }
    switch String(decoding: letters.map(\.lowercased), as: UTF8.self) {
    case "accesstoken": self = .token(.access)
    case "idtoken": self = .token(.id)
    case "refreshtoken", "session": self = .secret
    default: return nil
    }
  }
}
