/// A trusted pool, prepared to verify many tokens.
struct TrustedPool: Sendable {
  let keySet: JWKSet
  /// The position of its first key among the keys of all pools.
  let firstKey: Int
  let client: ExpectedValues
  let userPool: UserPool?
  private let issuers: [ExactText]

  init(_ pool: Trust.Pool, firstKey: Int, _ expectations: Expectations) {
    keySet = pool.keys
    self.firstKey = firstKey
    client = ExpectedValues(
      expectations.clientClaim, expectations.client.accepted + pool.clientIDs)
    userPool = pool.userPool
    issuers = pool.issuers.map { ExactText($0) }
  }

  /// Whether `iss` names this pool.
  func issued(_ claims: ClaimsSet) -> Bool {
    for issuer in issuers where claims.has(.iss, equalTo: issuer) { return true }
    return false
  }
}
