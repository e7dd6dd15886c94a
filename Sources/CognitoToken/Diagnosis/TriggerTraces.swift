/// What shows that a pre token generation trigger changed an access token.
///
/// Never proof: AWS may add claims of its own to access tokens ("Scopes, M2M, and resource servers").
struct TriggerTraces {
  /// Claims that Cognito does not set itself and that a trigger may add.
  let claims: [String]
  /// Whether `aud` is set although this kind of token has none without a trigger.
  let hasAudience: Bool
  /// Scopes that this kind of token does not get without a trigger.
  let scopes: [String]
  /// Whether the scope that every sign-in through the API grants is missing.
  let lacksUserAdmin: Bool

  var isEmpty: Bool { isOnlyMissingUserAdmin && !lacksUserAdmin }

  /// Whether nothing but the missing scope of the API suggests a trigger.
  var isOnlyMissingUserAdmin: Bool { claims.isEmpty && !hasAudience && scopes.isEmpty }

  init(in token: JSON, origin: TokenOrigin) {
    claims = (token.members ?? []).map(\.name).filter {
      ClaimCustomization.adding($0) == .allowed
    }
    let granted = ScopeSet(claim: token["scope"]?.string)
    switch origin {
    case .api:
      hasAudience = token["aud"] != nil
      scopes = granted.granted.filter { !$0.utf8.elementsEqual(ScopeSet.userAdmin.utf8) }
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

  /// What the token has or lacks, as verb phrases; nil if there are no traces.
  func description(of origin: TokenOrigin) -> String? {
    let way = origin == .machine ? "the client credentials grant" : "a sign-in through the API"
    var parts: [String] = []
    if !claims.isEmpty {
      parts.append("has claims that Cognito does not set itself (\(Hint.list(claims)))")
    }
    if hasAudience {
      parts.append(
        origin == .oauth
          ? "has the app client's ID as its aud" : "has aud, which \(way) does not set")
    }
    if !scopes.isEmpty {
      parts.append("has scopes that \(way) does not grant (\(Hint.list(scopes)))")
    }
    if lacksUserAdmin {
      parts.append("lacks \(ScopeSet.userAdmin), which every sign-in through the API grants")
    }
    guard let last = parts.popLast() else { return nil }
    return parts.isEmpty ? last : "\(parts.joined(separator: ", ")), and \(last)"
  }
}
