/// How a pre token generation trigger may change a claim of an access token.
///
/// Amazon Cognito, "Pre token generation Lambda trigger", the table of claims and scopes.
enum ClaimCustomization: Equatable {
  case allowed
  /// Set only by Cognito.
  case reserved
  /// Changed only by `groupOverrideDetails`.
  case groups
  /// Changed only by `scopesToAdd` and `scopesToSuppress`.
  case scope
  /// Can be added, but only with the app client's ID as its value.
  case audience
  /// A developer attribute, which can only be suppressed.
  case developerAttribute

  private static let reservedNames: Set<String> = [
    "username", "sub", "client_id", "event_id", "device_key", "version", "acr", "amr", "auth_time",
    "azp", "exp", "iat", "iss", "jti", "nbf", "nonce", "origin_jti", "token_use", "identities",
    "at_hash",
  ]

  /// The rule for adding the claim or giving it another value.
  static func adding(_ name: String) -> ClaimCustomization {
    switch name {
    case "scope": .scope
    case "aud": .audience
    case Claim.groups.name: .groups
    case _ where isReserved(name): .reserved
    case _ where name.utf8.starts(with: "dev:".utf8): .developerAttribute
    default: .allowed
    }
  }

  /// The rule for suppressing the claim.
  static func suppressing(_ name: String) -> ClaimCustomization {
    switch name {
    case "scope": .scope
    case "aud": .reserved
    case Claim.groups.name: .allowed
    default: isReserved(name) ? .reserved : .allowed
    }
  }

  private static func isReserved(_ name: String) -> Bool {
    reservedNames.contains(name) || name.utf8.starts(with: "cognito:".utf8)
  }
}
