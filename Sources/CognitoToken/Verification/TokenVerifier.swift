/// Verifies tokens: the signature against trusted keys, and the claims against expectations.
///
/// It follows RFC 7515 §5.2, RFC 8725 and Amazon Cognito, "Verifying JSON web tokens". A token does
/// not choose how it is verified, except that `kid` selects one of the trusted keys and `alg` one
/// of the allowed algorithms.
public struct TokenVerifier: Sendable {
  /// The trusted issuers and keys.
  public let trust: Trust
  /// What a token must be and contain.
  public let expectations: Expectations

  /// The keys of all pools, in the order of their JWK Sets.
  let keys: [TrustedKey]
  let pools: [TrustedPool]
  let expectedClaims: ExpectedClaims
  private let algorithmNames: [ExactText]

  /// Prepares the keys. An unusable key is reported when a token names it.
  public init(_ trust: Trust, _ expectations: Expectations) {
    self.trust = trust
    self.expectations = expectations
    keys = trust.pools.flatMap { $0.keys.keys.map(TrustedKey.init) }
    var firstKey = 0
    pools = trust.pools.map { pool in
      defer { firstKey += pool.keys.keys.count }
      return TrustedPool(pool, firstKey: firstKey, expectations)
    }
    expectedClaims = ExpectedClaims(expectations, issuers: trust.issuers)
    algorithmNames = expectations.algorithms.map { ExactText($0.rawValue) }
  }

  /// The position of the pool whose keys may have signed a token with these claims.
  func pool(of claims: ClaimsSet) -> Int? {
    if !trust.isByIssuer { return 0 }
    for position in pools.indices where pools[position].issued(claims) { return position }
    return nil
  }

  /// The position of the header's `alg` among the allowed algorithms; nil if it is not one of them.
  func algorithm(of header: JOSEHeader) -> Int? {
    for position in algorithmNames.indices where header.hasAlgorithm(algorithmNames[position]) {
      return position
    }
    return nil
  }
}
