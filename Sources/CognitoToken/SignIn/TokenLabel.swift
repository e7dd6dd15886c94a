/// The kind of token that a member or a field is named for.
enum TokenLabel: Equatable {
  case token(Expectations.TokenUse)
  /// A token of either use.
  case anyToken
  /// Never the token to find, and never shown.
  case refreshToken
  /// The session of a challenge, never shown.
  case session

  /// Any spelling of a name: `AccessToken`, `access_token`, `Access Token`, `ACCESS_TOKEN`,
  /// `….accessToken`.
  init?(_ name: ArraySlice<UInt8>) {
    let last = name[(name.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? name.startIndex)...]
    guard 3...18 ~= last.count else { return nil }
    let letters = last.filter {
      $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-") && $0 != UInt8(ascii: " ")
    }
    switch String(decoding: letters.map(\.lowercased), as: UTF8.self) {
    case "accesstoken": self = .token(.access)
    case "idtoken": self = .token(.id)
    case "token", "jwt", "jwttoken", "authtoken", "bearer", "bearertoken", "authorization",
      "authorizationtoken":
      self = .anyToken
    case "refreshtoken": self = .refreshToken
    case "session": self = .session
    default: return nil
    }
  }

  var isSecret: Bool { self == .refreshToken || self == .session }

  /// The rank of the name in a search for a token of this use.
  func name(for use: Expectations.TokenUse) -> TokenPosition.Name {
    switch self {
    case .token(let named): named == use ? .sought : .other
    case .anyToken: .token
    case .refreshToken, .session: .other
    }
  }
}
