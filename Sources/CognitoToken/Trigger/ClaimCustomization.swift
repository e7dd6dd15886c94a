/// Which claims of an access token a trigger may change.
///
/// Amazon Cognito, "Pre token generation Lambda trigger", the table of claims and scopes.
enum ClaimCustomization: Equatable {
  case allowed
  /// Cognito's own.
  case reserved
  /// Only by `groupOverrideDetails`.
  case groups
  /// Only by `scopesToAdd` and `scopesToSuppress`.
  case scope
  /// Only with the client's ID as its value.
  case audience
  /// A developer attribute, which can only be suppressed.
  case developerAttribute

  private static let reservedNames: Set<String> = [
    "username", "sub", "client_id", "event_id", "device_key", "version", "acr", "amr", "auth_time",
    "azp", "exp", "iat", "iss", "jti", "nbf", "nonce", "origin_jti", "token_use", "identities",
    "at_hash",
  ]

  /// What adding the claim or giving it another value comes under.
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

  /// Why the claim stays as it is.
  var reason: String {
    switch self {
    case .allowed: ""
    case .reserved: "reserved for Cognito"
    case .groups: "only groupOverrideDetails.groupsToOverride changes it"
    case .scope: "only scopesToAdd and scopesToSuppress change it"
    case .audience: "can only be added, with the app client's ID as its value"
    case .developerAttribute: "developer attributes can only be suppressed"
    }
  }
}
