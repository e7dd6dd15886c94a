/// What a member name or a label in a text says about its value.
enum TokenLabel: Equatable {
  case token(Expectations.TokenUse)
  /// A token of either use.
  case anyToken
  /// Never the token that is looked for, and never to be shown.
  case refreshToken
  /// The session of a challenge: never to be shown.
  case session

  /// `AccessToken`, `access_token`, `Access Token`, `ACCESS_TOKEN`, `….accessToken` and their like.
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

  /// The name as a position has it.
  func name(for use: Expectations.TokenUse) -> TokenPosition.Name {
    switch self {
    case .token(let named): named == use ? .sought : .other
    case .anyToken: .token
    case .refreshToken, .session: .other
    }
  }
}
