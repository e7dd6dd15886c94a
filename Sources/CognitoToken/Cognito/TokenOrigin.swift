/// How Amazon Cognito issued an access token, according to its claims.
///
/// Amazon Cognito, "Understanding the access token" and "Scopes, M2M, and resource servers".
package enum TokenOrigin: String, CaseIterable, Sendable {
  /// A sign-in through the user pools API, such as InitiateAuth.
  case api
  /// A sign-in through managed login or another OAuth client.
  case oauth
  /// Client credentials or GetClientToken: `sub` is the client's ID.
  case machine

  /// nil for a token from a token exchange (GetDerivedToken), which can have any of the features
  /// below.
  package init?(_ claims: JSON) {
    if claims["act"] != nil || claims["aud"]?.array != nil { return nil }
    if let sub = claims["sub"]?.string, claims["client_id"] == .string(sub) {
      self = .machine
    } else if claims["version"] != nil || Self.hasOpenIDScopes(claims) || Self.hasResource(claims) {
      self = .oauth
    } else {
      self = .api
    }
  }

  /// Whether the token has features of an OAuth token that no trigger can add. OpenID Connect
  /// scopes prove nothing, because a trigger can add them.
  static func isOAuthProven(_ claims: JSON) -> Bool {
    claims["version"] != nil || hasResource(claims)
  }

  private static func hasOpenIDScopes(_ claims: JSON) -> Bool {
    !ScopeSet(claim: claims["scope"]?.string).scopes(of: .openIDConnect).isEmpty
  }

  /// Whether `aud` is the URL of a resource (RFC 8707). A trigger can only set the client's ID.
  private static func hasResource(_ claims: JSON) -> Bool {
    guard let audience = claims["aud"]?.string, claims["client_id"] != .string(audience) else {
      return false
    }
    return audience.utf8.contains(UInt8(ascii: ":"))
  }
}
