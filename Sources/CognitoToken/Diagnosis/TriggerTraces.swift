/// The traces of a pre token generation trigger in an access token.
///
/// They are not proof: AWS may add claims of its own to access tokens ("Scopes, M2M, and resource
/// servers").
package struct TriggerTraces: Equatable, Sendable {
  /// Claims that Cognito does not set itself and that a trigger may add.
  package let claims: [String]
  /// Whether `aud` is set although this kind of token has none without a trigger.
  package let hasAudience: Bool
  /// Scopes that this kind of token does not get without a trigger.
  package let scopes: [String]
  /// Whether the scope that every sign-in through the API grants is missing.
  package let lacksUserAdmin: Bool

  var isEmpty: Bool { isOnlyMissingUserAdmin && !lacksUserAdmin }

  /// Whether only the missing scope of the API suggests a trigger.
  var isOnlyMissingUserAdmin: Bool { claims.isEmpty && !hasAudience && scopes.isEmpty }

  init(in token: JSON, origin: TokenOrigin) {
    claims = (token.members ?? []).map(\.name).filter {
      ClaimCustomization.adding($0) == .allowed
    }
    let granted = ScopeSet(claim: token["scope"]?.string)
    switch origin {
    case .api:
      hasAudience = token["aud"] != nil
      scopes = granted.granted.filter { ExactText($0) != ExactText(ScopeSet.userAdmin) }
      lacksUserAdmin = !granted.contains(ScopeSet.userAdmin)
    case .oauth:
      // The authorization request can name a resource, which becomes the audience (RFC 8707).
      hasAudience = token["aud"] != nil && token["aud"] == token["client_id"]
      scopes = []
      lacksUserAdmin = false
    case .machine:
      hasAudience = token["aud"] != nil
      scopes = granted.scopes(of: .openIDConnect) + granted.scopes(of: .cognito)
      lacksUserAdmin = false
    }
  }
}
