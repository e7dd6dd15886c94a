/// Judges tokens: every check of a token against trusted keys and expectations, at a given time.
///
/// Pure but for the OpenSSL contexts it keeps: not Sendable, so each worker has its own.
public struct TokenChecker {
  let keys: JWKSet
  let expectations: Expectations
  private let expected: ExpectedBytes
  /// By position in `keys`, made when a token first names the key.
  private var usableKeys: [UsableKey?]
  /// The `scope` claim's value of the token that was judged last, where any scope is expected.
  private(set) var scopeBytes: [UInt8] = []

  public init(keys: JWKSet, expectations: Expectations) {
    self.keys = keys
    self.expectations = expectations
    expected = ExpectedBytes(expectations)
    usableKeys = Array(repeating: nil, count: keys.keys.count)
  }

  /// - Throws: `OpenSSLError` where OpenSSL could not tell whether the signature is right.
  public mutating func check(
    _ token: UnverifiedToken, at now: NumericDate
  ) throws(OpenSSLError) -> Outcomes {
    var outcomes = Outcomes()
    try checkGenuine(token, &outcomes)
    checkOurs(token.claims, &outcomes)
    checkTime(token.claims, at: now, &outcomes)
    checkAllowed(token.claims, &outcomes)
    return outcomes
  }

  // MARK: Genuine

  private mutating func checkGenuine(
    _ token: UnverifiedToken, _ outcomes: inout Outcomes
  ) throws(OpenSSLError) {
    let header = token.header
    outcomes[.header] =
      header.hasUnencodedPayload
      ? .failed(.unencodedPayloadUnsupported)
      : header.hasCriticalExtensions ? .failed(.criticalHeaderUnsupported) : .passed
    let algorithm = expected.algorithms.first { header.hasAlgorithm($0.name) }?.algorithm
    outcomes[.algorithm] =
      algorithm != nil
      ? .passed : .failed(header.hasAlgorithm ? .algorithmNotAllowed : .algorithmMissing)
    outcomes[.key] = .passed
    outcomes[.signature] = .skipped(.noKey)

    guard let position = position(of: header, &outcomes) else { return }
    let key = usableKey(at: position)
    if let problem = key.problem {
      outcomes[.key] = .failed(problem.isWeakness ? .keyTooWeak : .keyUnusable)
      return
    }
    guard let algorithm else {
      outcomes[.signature] = .skipped(.algorithmRefused)
      return
    }
    guard let verifier = try key.verifier(for: algorithm) else {
      outcomes[.algorithm] = .failed(.algorithmKeyMismatch)
      outcomes[.signature] = .skipped(.algorithmRefused)
      return
    }
    guard outcomes[.header] == .passed else {
      outcomes[.signature] = .skipped(.headerRefused)
      return
    }
    let isValid = try verifier.isValid(token.signature, over: token.signingInput)
    outcomes[.signature] = isValid ? .passed : .failed(.signatureInvalid)
  }

  private func position(of header: JOSEHeader, _ outcomes: inout Outcomes) -> Int? {
    guard header.hasKeyID else {
      outcomes[.key] = .failed(.keyIDMissing)
      return nil
    }
    guard let (first, isAmbiguous) = keys.positions(matching: header) else {
      outcomes[.key] = .failed(.keyNotFound)
      return nil
    }
    guard !isAmbiguous else {
      outcomes[.key] = .failed(.keyIDAmbiguous)
      return nil
    }
    return first
  }

  private mutating func usableKey(at position: Int) -> UsableKey {
    if let key = usableKeys[position] { return key }
    let key = UsableKey(keys.keys[position])
    usableKeys[position] = key
    return key
  }

  // MARK: Ours

  private func checkOurs(_ claims: ClaimsSet, _ outcomes: inout Outcomes) {
    outcomes[.tokenUse] = check(
      claims, .tokenUse, anyOf: [expected.tokenUse], .tokenUseMissing, .tokenUseMismatch)
    outcomes[.issuer] = check(
      claims, .iss, anyOf: expected.issuers, .issuerMissing, .issuerMismatch)
    outcomes[.client] = check(
      claims, expectations.clientClaim, anyOf: expected.clientIDs, .clientMissing, .clientMismatch)
    outcomes[.audience] = check(
      claims, .aud, anyOf: expected.audiences, .audienceMissing, .audienceMismatch)
  }

  private func check(
    _ claims: ClaimsSet, _ claim: Claim, anyOf values: [[UInt8]], _ missing: FailureCode,
    _ mismatch: FailureCode
  ) -> Outcome {
    if values.isEmpty { return .skipped(.notAsked) }
    guard claims.has(claim) else { return .failed(missing) }
    return values.contains { claims.has(claim, containing: $0) } ? .passed : .failed(mismatch)
  }

  // MARK: In time

  private func checkTime(_ claims: ClaimsSet, at now: NumericDate, _ outcomes: inout Outcomes) {
    let leeway = Double(expectations.leeway)
    if let exp = claims.date(.exp) {
      let left = exp.seconds + leeway - now.seconds
      if left <= 0 {
        outcomes[.expiry] =
          expectations.allowExpired ? .skipped(.expiryAllowed) : .failed(.expired)
      } else if let needed = expectations.minimumValidity,
        exp.seconds - now.seconds < Double(needed)
      {
        outcomes[.expiry] = .failed(.expiresSoon)
      } else {
        outcomes[.expiry] = .passed
      }
    } else {
      outcomes[.expiry] = .failed(.expiryMissing)
    }
    outcomes[.notBefore] = check(
      claims.date(.nbf), atMost: expectations.leeway, after: now, or: .notYetValid)
    outcomes[.issuedAt] = check(
      claims.date(.iat), atMost: expectations.clockTolerance, after: now, or: .issuedInTheFuture)
  }

  private func check(
    _ date: NumericDate?, atMost seconds: Int, after now: NumericDate, or failure: FailureCode
  ) -> Outcome {
    guard let date else { return .skipped(.claimAbsent) }
    return date.seconds <= now.seconds + Double(seconds) ? .passed : .failed(failure)
  }

  // MARK: Allowed

  private mutating func checkAllowed(_ claims: ClaimsSet, _ outcomes: inout Outcomes) {
    outcomes[.scope] = checkScopes(claims)
    outcomes[.group] =
      expected.groups.isEmpty
      ? .skipped(.notAsked)
      : expected.groups.contains { claims.has(.groups, containing: $0) }
        ? .passed : .failed(.groupMissing)
    outcomes[.claim] = checkClaims(claims)
  }

  /// The scope check alone, which needs no key: for a token that is only decoded.
  public mutating func checkScopes(_ claims: ClaimsSet) -> Outcome {
    if expectations.scopes.isEmpty { return .skipped(.notAsked) }
    scopeBytes.removeAll(keepingCapacity: true)
    if let node = claims.node(.scope) { claims.document.appendString(at: node, to: &scopeBytes) }
    let granted = scopeBytes.span
    let isMissing =
      expected.scopes.contains { !ScopeSet.contains($0, in: granted) }
      || !expected.anyScopes.isEmpty
        && !expected.anyScopes.contains { ScopeSet.contains($0, in: granted) }
    let isForbidden = expected.forbiddenScopes.contains { ScopeSet.contains($0, in: granted) }
    let isUnexpected =
      expectations.scopes.exact
      && !ScopeSet.allPieces(of: granted) { piece in
        for scope in expected.namedScopes where ScopeSet.isEqual(piece, scope) { return true }
        return false
      }
    let failures = Failures(
      isMissing ? .scopeMissing : nil, isForbidden ? .scopeForbidden : nil,
      isUnexpected ? .scopeUnexpected : nil)
    return failures.map(Outcome.failed) ?? .passed
  }

  private func checkClaims(_ claims: ClaimsSet) -> Outcome {
    if expected.claims.isEmpty { return .skipped(.notAsked) }
    var (isMissing, isMismatched) = (false, false)
    for (name, claim) in expected.claims {
      if let node = claims.document.member(name) {
        isMismatched = isMismatched || !claim.isMet(by: claims.document.value(at: node))
      } else {
        isMissing = true
      }
    }
    let failures = Failures(
      isMissing ? .claimMissing : nil, isMismatched ? .claimMismatch : nil)
    return failures.map(Outcome.failed) ?? .passed
  }
}

extension Expectations {
  /// An access token names its client in `client_id`, an ID token in `aud`.
  var clientClaim: Claim { tokenUse == .access ? .clientID : .aud }

  /// Seconds by which `iat` may be ahead of the clock. It limits no validity (RFC 7519 §4.1.6), so it
  /// tolerates as much as AWS's own request signatures do.
  var clockTolerance: Int { max(300, leeway) }
}

/// Expectations as the bytes that a token's are compared with.
private struct ExpectedBytes: Sendable {
  let algorithms: [(algorithm: Algorithm, name: [UInt8])]
  let tokenUse: [UInt8]
  let issuers: [[UInt8]]
  let clientIDs: [[UInt8]]
  let audiences: [[UInt8]]
  let scopes: [[UInt8]]
  let anyScopes: [[UInt8]]
  let forbiddenScopes: [[UInt8]]
  /// What `--exact-scopes` allows.
  let namedScopes: [[UInt8]]
  let groups: [[UInt8]]
  let claims: [(name: [UInt8], claim: ExpectedClaim)]

  init(_ expectations: Expectations) {
    algorithms = expectations.algorithms.map { ($0, Array($0.rawValue.utf8)) }
    tokenUse = Array(expectations.tokenUse.rawValue.utf8)
    issuers = expectations.issuers.map { Array($0.utf8) }
    clientIDs = expectations.clientIDs.map { Array($0.utf8) }
    audiences = expectations.audiences.map { Array($0.utf8) }
    scopes = expectations.scopes.all.map { Array($0.utf8) }
    anyScopes = expectations.scopes.any.map { Array($0.utf8) }
    forbiddenScopes = expectations.scopes.forbidden.map { Array($0.utf8) }
    namedScopes = scopes + anyScopes
    groups = expectations.groups.map { Array($0.utf8) }
    claims = expectations.claims.map { (Array($0.name.utf8), $0) }
  }
}
