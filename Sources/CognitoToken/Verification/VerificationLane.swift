/// Checks one token after another, and reuses OpenSSL contexts and storage.
///
/// Not Sendable: each lane of an audit has its own. A token does not affect another's outcomes.
package struct VerificationLane {
  let verifier: TokenVerifier
  /// For each key and each allowed algorithm, made when a token needs it.
  private var signatureVerifiers: [SignatureVerifier?]
  private var scopeClaim: [UInt8] = []
  /// The last token's outcomes, kept so that the next token reuses their storage.
  private var lastOutcomes = Outcomes()

  package init(_ verifier: TokenVerifier) {
    self.verifier = verifier
    signatureVerifiers = Array(
      repeating: nil, count: verifier.keys.count * verifier.expectations.algorithms.count)
  }

  /// - Throws: `OpenSSLError` if OpenSSL cannot tell whether the signature is valid.
  package mutating func check(
    _ token: UnverifiedToken, at now: NumericDate
  ) throws(OpenSSLError) -> Outcomes {
    var signature: Bool?
    return try check(token, at: now, signature: &signature)
  }

  /// - Parameter signature: Whether the signature is valid, as this lane found for the same bytes
  ///   before. If it is nil, the signature is verified, and the result is assigned.
  mutating func check(
    _ token: UnverifiedToken, at now: NumericDate, signature: inout Bool?
  ) throws(OpenSSLError) -> Outcomes {
    var outcomes = Outcomes()
    swap(&outcomes, &lastOutcomes)
    outcomes.reset()
    defer { lastOutcomes = outcomes }
    let pool = verifier.pool(of: token.claims)
    try checkGenuine(token, of: pool, &signature, &outcomes)
    verifier.expectedClaims.check(
      token.claims, clients: pool.map { verifier.pools[$0].client }, into: &outcomes)
    verifier.expectations.lifetime.check(token.claims, at: now, into: &outcomes)
    outcomes[.scope] = verifier.expectations.scopes.check(token.claims, reusing: &scopeClaim)
    return outcomes
  }

  private mutating func checkGenuine(
    _ token: UnverifiedToken, of pool: Int?, _ signature: inout Bool?,
    _ outcomes: inout Outcomes
  ) throws(OpenSSLError) {
    if let signature {
      // This signature was verified, so the same bytes have passed the earlier checks.
      outcomes[.header] = .passed
      outcomes[.algorithm] = .passed
      outcomes[.key] = .passed
      outcomes[.signature] = signature ? .passed : .failed(.signatureInvalid)
      return
    }
    outcomes[.header] =
      token.header.hasUnencodedPayload
      ? .failed(.unencodedPayloadUnsupported)
      : token.header.hasCriticalExtensions ? .failed(.criticalHeaderUnsupported) : .passed
    let algorithm = verifier.algorithm(of: token.header)
    outcomes[.algorithm] = algorithm != nil ? .passed : .failed(refusedAlgorithm(of: token.header))
    outcomes[.key] = .passed
    outcomes[.signature] = .skipped(.noUsableKey)

    guard let pool else {
      outcomes[.key] = .failed(
        .issuerNotTrusted(iss: token.claims.string(.iss), expected: verifier.trust.issuers))
      return
    }
    guard let position = position(of: token.header, in: pool, &outcomes),
      let signatureVerifier = try signatureVerifier(
        forKey: position, algorithm, token.header, &outcomes)
    else { return }
    guard outcomes.hasPassed(.header) else {
      outcomes[.signature] = .skipped(.headerRefused)
      return
    }
    let isValid = try signatureVerifier.isValid(token.signature, over: token.signingInput)
    signature = isValid
    outcomes[.signature] = isValid ? .passed : .failed(.signatureInvalid)
  }

  private func refusedAlgorithm(of header: JOSEHeader) -> Failure.Genuine {
    let allowed = verifier.expectations.algorithms
    return header.algorithmName.map { .algorithmNotAllowed(alg: $0, allowed: allowed) }
      ?? .algorithmMissing(allowed: allowed)
  }

  private func position(
    of header: JOSEHeader, in pool: Int, _ outcomes: inout Outcomes
  ) -> Int? {
    guard header.hasKeyID else {
      outcomes[.key] = .failed(.keyIDMissing)
      return nil
    }
    let keys = verifier.pools[pool].keySet
    guard let (first, isAmbiguous) = keys.positions(matching: header) else {
      outcomes[.key] = .failed(
        .keyNotFound(
          kid: header.keyID ?? "", known: keys.keys.compactMap(\.kid),
          pool: verifier.pools[pool].userPool))
      return nil
    }
    if isAmbiguous {
      outcomes[.key] = .failed(.keyIDAmbiguous(kid: header.keyID ?? ""))
      return nil
    }
    return verifier.pools[pool].firstKey + first
  }

  /// nil if the key cannot be used, or not with the algorithm.
  private mutating func signatureVerifier(
    forKey position: Int, _ algorithm: Int?, _ header: JOSEHeader, _ outcomes: inout Outcomes
  ) throws(OpenSSLError) -> SignatureVerifier? {
    let algorithms = verifier.expectations.algorithms
    let slot = algorithm.map { position * algorithms.count + $0 }
    if let slot, let verifier = signatureVerifiers[slot] { return verifier }
    let key = verifier.keys[position]
    guard case .success(let publicKey) = key.publicKey else {
      if let problem = key.problem {
        outcomes[.key] = .failed(.keyUnusable(kid: header.keyID ?? "", problem))
      }
      return nil
    }
    guard let slot, let algorithm = algorithm.map({ algorithms[$0] }), key.jwk.isFor(algorithm)
    else {
      if let algorithm {
        outcomes[.algorithm] = .failed(
          .algorithmKeyMismatch(alg: algorithms[algorithm].rawValue, keyPurpose: key.purpose))
      }
      outcomes[.signature] = .skipped(.algorithmRefused)
      return nil
    }
    let verifier = try SignatureVerifier(key: publicKey, algorithm: algorithm)
    signatureVerifiers[slot] = verifier
    return verifier
  }
}
