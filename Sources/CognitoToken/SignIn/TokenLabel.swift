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
    if !Self.mayEnd(name.span) { return nil }
    let last = name[(name.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? name.startIndex)...]
    // The length of `authorization_token`, the longest of the names with separators.
    guard last.count <= 19 else { return nil }
    let letterCount = last.count { !Self.isSeparator($0) }
    for (letters, label) in Self.names where letters.utf8CodeUnitCount == letterCount {
      if Self.isSpelling(last, of: letters) {
        self = label
        return
      }
    }
    return nil
  }

  /// Whether a name can end like this one. Most names do not, and are not compared.
  static func mayEnd(_ name: Span<UInt8>) -> Bool {
    guard let last = name.indices.last else { return false }
    return switch name[last].lowercased {
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"): true
    case let byte: isSeparator(byte)
    }
  }

  static let names: [(letters: StaticString, label: TokenLabel)] = [
    ("accesstoken", .token(.access)), ("idtoken", .token(.id)), ("token", .anyToken),
    ("jwt", .anyToken), ("jwttoken", .anyToken), ("authtoken", .anyToken), ("bearer", .anyToken),
    ("bearertoken", .anyToken), ("authorization", .anyToken), ("authorizationtoken", .anyToken),
    ("refreshtoken", .refreshToken), ("session", .session),
  ]

  /// Whether the name has these letters, in any case and with `_`, `-` and spaces anywhere.
  private static func isSpelling(_ name: ArraySlice<UInt8>, of letters: StaticString) -> Bool {
    var position = 0
    for byte in name where !isSeparator(byte) {
      guard position < letters.utf8CodeUnitCount,
        unsafe letters.utf8Start[position] == byte.lowercased
      else { return false }
      position += 1
    }
    return position == letters.utf8CodeUnitCount
  }

  static func isSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ")
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
