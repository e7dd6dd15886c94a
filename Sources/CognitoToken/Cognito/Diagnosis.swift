/// Finds out why a scope is not there, from what the token says.
enum Diagnosis {
  private static let limit = 3

  /// The hints that are due: an expected scope is missing, or a decoded token has no custom scope.
  static func hints(
    for claims: ClaimsSet, _ scopes: Report.Scopes, verdict: Report.Verdict
  ) -> [Hint] {
    let lacksCustom = verdict == .unverified && scopes.granted.scopes(of: .custom).isEmpty
    guard !scopes.missing.isEmpty || lacksCustom else { return [] }
    let hints = [
      idToken(claims), apiSignIn(scopes.granted), nearMiss(scopes),
    ]
    return Array(hints.compactMap(\.self).prefix(limit))
  }

  private static func idToken(_ claims: ClaimsSet) -> Hint? {
    guard claims.string(.tokenUse) == "id" else { return nil }
    return Hint(
      id: .idToken, certainty: .certain,
      message: "this is an ID token, and ID tokens carry no scopes",
      next: "use the response's AccessToken (access_token) instead of its IdToken")
  }

  /// Amazon Cognito, "Understanding the access token": a sign-in through the API grants this scope alone.
  private static func apiSignIn(_ granted: ScopeSet) -> Hint? {
    guard granted.granted == [ScopeSet.userAdmin] else { return nil }
    return Hint(
      id: .apiSignInWithoutCustomization, certainty: .certain,
      message: """
        the only scope is \(ScopeSet.userAdmin), as after every sign-in through the API that no pre token \
        generation trigger has customized
        """,
      next: """
        attach a pre token generation Lambda trigger with event version V2_0 or later, which returns the scope in \
        claimsAndScopeOverrideDetails.accessTokenGeneration.scopesToAdd, then sign in again
        """)
  }

  private static func nearMiss(_ scopes: Report.Scopes) -> Hint? {
    for missing in scopes.missing {
      guard let near = NearMiss.find(missing, among: scopes.granted.granted) else { continue }
      return Hint(
        id: .nearMiss, certainty: .likely,
        message: "\"\(missing)\" is not granted, but \"\(near.scope)\" is: \(near.difference)",
        next: "compare the two: scopes are matched exactly, with upper and lower case")
    }
    return nil
  }
}
