/// A key of a JWK Set, ready to verify signatures.
struct TrustedKey: Sendable {
  let jwk: JWK
  /// The key, or why it cannot verify anything.
  let publicKey: Result<PublicKey, JWK.Problem>

  init(_ jwk: JWK) {
    self.jwk = jwk
    publicKey = Result { () throws(JWK.Problem) in try PublicKey(jwk.material.get()) }
  }

  var problem: JWK.Problem? { if case .failure(let problem) = publicKey { problem } else { nil } }

  /// The algorithm that the key is for, or its type and curve.
  var purpose: String {
    jwk.alg ?? [jwk.kty, jwk.json["crv"]?.string].compactMap(\.self).joined(separator: " ")
  }
}

extension JWK {
  /// Whether the key may be used with the algorithm: only with the one it was made for (RFC 7517
  /// §4.4, RFC 8725 §3.1).
  func isFor(_ algorithm: Algorithm) -> Bool {
    guard case .success(let material) = material, algorithm.fits(material) else { return false }
    guard let alg else { return true }
    return ExactText(alg) == ExactText(algorithm.rawValue)
  }
}

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
