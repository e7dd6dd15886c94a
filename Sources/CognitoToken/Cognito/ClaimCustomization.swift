/// How a pre token generation trigger may change a claim of an access token.
///
/// Amazon Cognito, "Pre token generation Lambda trigger", the table of claims and scopes.
enum ClaimCustomization: Equatable {
  case allowed
  /// Only Cognito sets the claim.
  case reserved
  /// Only `groupOverrideDetails` changes the claim.
  case groups
  /// Only `scopesToAdd` and `scopesToSuppress` change the claim.
  case scope
  /// Can be added, but only with the app client's ID as its value.
  case audience
  /// A developer attribute, which can only be suppressed.
  case developerAttribute

  private static let reservedNames: Set<ExactText> = [
    "username", "sub", "client_id", "event_id", "device_key", "version", "acr", "amr", "auth_time",
    "azp", "exp", "iat", "iss", "jti", "nbf", "nonce", "origin_jti", "token_use", "identities",
    "at_hash",
  ]

  /// The rule for adding the claim or giving it another value.
  static func adding(_ name: String) -> ClaimCustomization {
    switch ExactText(name) {
    case "scope": .scope
    case "aud": .audience
    case "cognito:groups": .groups
    case _ where isReserved(name): .reserved
    case _ where name.utf8.starts(with: "dev:".utf8): .developerAttribute
    default: .allowed
    }
  }

  /// The rule for suppressing the claim.
  static func suppressing(_ name: String) -> ClaimCustomization {
    switch ExactText(name) {
    case "scope": .scope
    case "aud": .reserved
    case "cognito:groups": .allowed
    default: isReserved(name) ? .reserved : .allowed
    }
  }

  private static func isReserved(_ name: String) -> Bool {
    reservedNames.contains(ExactText(name)) || name.utf8.starts(with: "cognito:".utf8)
  }
}
