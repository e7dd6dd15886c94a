/// Finds out from a token why a scope is missing.
struct Diagnosis {
  let claims: ClaimsSet
  let json: JSON
  let scopes: Expectations.Scopes.Comparison
  let isIssuerExpected: Bool
  let now: NumericDate
  let givesHints: Bool
  let nearMisses: [NearMiss]
  /// nil for a token from a token exchange, and for one that is not a Cognito access token.
  let origin: TokenOrigin?
  let issuer: TokenIssuer
  let evidence: TokenEvidence?

  private static let limit = 3

  /// - Parameters:
  ///   - isIssuerExpected: whether the issuer was checked and is the expected one.
  ///   - isDecoded: whether the token was only decoded.
  init(
    claims: ClaimsSet, scopes: Expectations.Scopes.Comparison, expected: Expectations.Scopes,
    isIssuerExpected: Bool, now: NumericDate, isDecoded: Bool, evidence: TokenEvidence? = nil
  ) {
    self.claims = claims
    self.scopes = scopes
    self.isIssuerExpected = isIssuerExpected
    self.evidence = evidence
    self.now = now
    let isNothingExpected = expected.all.isEmpty && expected.any.isEmpty
    givesHints =
      !scopes.missing.isEmpty
      || isDecoded && isNothingExpected && scopes.granted.scopes(of: .custom).isEmpty
    json = givesHints ? claims.json : .null
    nearMisses = givesHints ? NearMiss.find(in: scopes, expecting: expected) : []
    let isAccessToken = claims.has(.tokenUse, equalTo: "access")
    origin = givesHints && isAccessToken ? TokenOrigin(json) : nil
    issuer = givesHints ? TokenIssuer(claims.string(.iss) ?? "") : .unknown
  }

  /// At most three, the certain ones first. Empty unless an expected scope is missing, or nothing
  /// was expected of a decoded token and it has no custom scope.
  var hints: [Hint] {
    if !givesHints { return [] }
    if claims.has(.tokenUse, equalTo: "id") { return [.token(.idToken)] }
    let near = nearMisses.isEmpty ? [] : [Hint.token(.nearMiss(nearMisses))]
    // Every missing scope is granted in another spelling, which leaves no other cause.
    if !scopes.missing.isEmpty, nearMisses.count(where: \.isSlip) == scopes.missing.count {
      return near
    }
    return Array((near.isEmpty ? causes : Self.merge(near, causes)).prefix(Self.limit))
  }

  /// Certain hints come before those about spelling.
  private static func merge(_ near: [Hint], _ causes: [Hint]) -> [Hint] {
    causes.filter { $0.certainty == .certain } + near
      + causes.filter { $0.certainty == .likely }
  }
}
