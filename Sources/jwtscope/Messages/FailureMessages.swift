import CognitoToken

extension Failure {
  /// What is wrong and, if known, what to do.
  ///
  /// - Parameter now: the time as of which the token was checked.
  func message(at now: NumericDate) -> String {
    Redaction.redacting(sentence(now))
  }

  private func sentence(_ now: NumericDate) -> String {
    switch self {
    case .criticalHeaderUnsupported:
      "the header has crit, and no critical extension is supported"
    case .unencodedPayloadUnsupported:
      "the header has b64, and unencoded payloads are not supported"
    case .algorithmMissing: "the header has no alg"
    case .algorithmNotAllowed(let alg, let allowed):
      Self.mismatch("alg", [alg], allowed.map(\.rawValue))
        + (Algorithm(rawValue: alg) == nil
          ? "" : "; to allow algorithms other than RS256, use --algorithm")
    case .algorithmKeyMismatch(let alg, let made):
      "alg is \"\(alg)\", but the key is made for \"\(made)\""
    case .issuerNotTrusted(let iss, let expected): Self.issuerNotTrusted(iss, expected)
    case .keyIDMissing: "the header has no kid, so no key can be chosen"
    case .keyNotFound(let kid, let known, let pool): Self.keyNotFound(kid, known, pool)
    case .keyIDAmbiguous(let kid): "the JWK Set has more than one key with kid \"\(kid)\""
    case .keyUnusable(let kid, let problem): "the key \"\(kid)\" cannot be used: \(problem.message)"
    case .signatureInvalid:
      "the signature is not valid for this key: the token was changed or signed with another key"
    case .tokenUseMissing(let expected): Self.missing("token_use", expected)
    case .tokenUseMismatch(let actual, let expected):
      Self.mismatch("token_use", actual, expected)
    case .issuerMissing(let expected): Self.missing("iss", expected)
    case .issuerMismatch(let actual, let expected): Self.issuerMismatch(actual, expected)
    case .clientMissing(let claim, let expected): Self.missing(claim.name, expected)
    case .clientMismatch(let claim, let actual, let expected):
      Self.mismatch(claim.name, actual, expected)
    case .audienceMissing(let expected): Self.missing("aud", expected)
    case .audienceMismatch(let actual, let expected): Self.mismatch("aud", actual, expected)
    case .expiryMissing: "the token has no exp, so it would never expire"
    case .expired(let time): "expired \(Self.when(time, now))"
    case .expiresSoon(let time, let needed):
      "\(time.date > now ? "expires" : "expired") \(Self.when(time, now)), "
        + "but must be valid for at least \(needed) s"
    case .notYetValid(let time): "not valid before \(Self.when(time, now))"
    case .issuedInTheFuture(let time, let tolerance):
      "issued in the future (\(Self.when(time, now))), "
        + "more than the \(tolerance) s by which clocks may differ"
    case .scopeMissing(let missing, _): Self.notGranted(missing)
    case .scopeForbidden(let scopes): "granted but forbidden: \(ScopeNames.list(scopes))"
    case .scopeUnexpected(let scopes, _, _):
      "granted, but not allowed by --exact-scopes: \(ScopeNames.list(scopes))"
    case .groupMissing(let actual, let expected):
      "the user is not in \(Self.list(expected)); "
        + (actual.isEmpty
          ? "the token names no groups"
          : "cognito:groups contains \(Self.list(actual, separator: ", "))")
    case .claimMissing(let claims):
      claims.map { "there is no \(Redaction.redacting(argument: $0.name))" }
        .joined(separator: "; ")
    case .claimMismatch(let mismatches): mismatches.map(Self.mismatch).joined(separator: "; ")
    }
  }

  /// Suggests only a pool that an option names: the keys of a pool that the token names prove
  /// nothing.
  private static func keyNotFound(
    _ kid: String, _ known: [String], _ pool: UserPool?
  ) -> String {
    let shown = known.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
    let rest = known.count > 5 ? " and \(known.count - 5) more" : ""
    if known.isEmpty { return "the JWK Set is empty: it has no keys" }
    return "the JWK Set has no key \"\(kid)\"; it has \(shown + rest). "
      + "It may be out of date or from another pool"
  }

  /// Suggests no option with the token's issuer: whoever wrote the token chose it.
  /// A pool has two issuers, so pools are named by their IDs.
  private static func issuerMismatch(_ actual: [String], _ expected: [String]) -> String {
    let pools = expected.compactMap { UserPool(issuer: $0)?.id }
    guard pools.count == expected.count, let pool = actual.first.flatMap(UserPool.init(issuer:))
    else { return mismatch("iss", actual, expected) }
    var names: [String] = []
    for pool in pools where !names.contains(pool) { names.append(pool) }
    return "iss is of user pool \(list([pool.id])) instead of \(list(names))"
  }

  private static func issuerNotTrusted(_ iss: String?, _ expected: [String]) -> String {
    var names: [String] = []
    for name in expected.map({ UserPool(issuer: $0)?.id ?? $0 }) where !names.contains(name) {
      names.append(name)
    }
    let rest = names.count > 5 ? " or \(names.count - 5) more" : ""
    let pools = list(Array(names.prefix(5))) + rest
    guard let iss else {
      return "there is no iss, so no keys can be chosen; expected \(pools)"
    }
    return
      "no key is trusted for the issuer \"\(ShownNames.cut(iss, to: 200))\"; expected \(pools): "
      + "check which environment the token is from, or add its pool if you trust it"
  }

  private static func mismatch(
    _ claim: String, _ actual: [String], _ expected: [String]
  ) -> String {
    "\(claim) is \"\(actual.joined(separator: ", "))\" instead of \(list(expected))"
  }

  private static func mismatch(_ mismatch: Expectations.ClaimValue.Mismatch) -> String {
    let name = Redaction.redacting(argument: mismatch.expected.name)
    let value = Redaction.redacting(argument: mismatch.expected.value)
    return "\(name) is \(JSONWriter.string(mismatch.actual, style: .compact)) instead of \(value)"
  }

  private static func missing(_ claim: String, _ expected: [String]) -> String {
    "there is no \(claim); expected \(list(expected))"
  }

  private static func when(_ time: TimeClaim, _ now: NumericDate) -> String {
    "\(time.date.relative(to: now)), at \(time.date.utc)"
  }

  private static func notGranted(_ missing: MissingScopes) -> String {
    func list(_ scopes: [String]) -> String { ScopeNames.list(scopes, quoted: true) }
    let needed = missing.any.count == 1 ? missing.scopes : missing.all
    let choice = missing.any.count > 1 ? "none of \(list(missing.any)) is granted" : nil
    return [needed.isEmpty ? nil : "not granted: \(list(needed))", choice].compactMap(\.self)
      .joined(separator: "; ") + ScopeNames.commaAdvice(missing.scopes)
  }

  /// The values, redacted as arguments are, and quoted.
  private static func list(_ values: [String], separator: String = " or ") -> String {
    values.map { "\"\(Redaction.redacting(argument: $0))\"" }.joined(separator: separator)
  }
}

/// The headline of a rejected token, by the failure that decides it.
extension Failure.Code {
  /// Whether the token itself is at fault, so that no other JWK Set would make it genuine.
  var provesForgery: Bool {
    switch self {
    case .criticalHeaderUnsupported, .unencodedPayloadUnsupported, .algorithmMissing,
      .algorithmNotAllowed, .signatureInvalid:
      true
    default: false
    }
  }

  var headline: String {
    switch self {
    case .criticalHeaderUnsupported, .unencodedPayloadUnsupported, .algorithmMissing,
      .algorithmNotAllowed, .signatureInvalid:
      "not genuine: do not trust its contents"
    case .issuerNotTrusted:
      "cannot be verified: its issuer is not expected, so do not trust its contents"
    case .algorithmKeyMismatch, .keyIDMissing, .keyNotFound, .keyIDAmbiguous, .keyUnusable,
      .keyTooWeak:
      "cannot be verified: there is no usable key for it, so do not trust its contents"
    case .tokenUseMismatch, .tokenUseMissing: "genuine, but not the expected kind of token"
    case .issuerMismatch, .clientMismatch, .audienceMismatch:
      "genuine, but issued for another pool, client or audience"
    case .issuerMissing, .clientMissing, .audienceMissing:
      "genuine, but an expected issuer, client or audience is missing"
    case .expired: "genuine, but expired"
    case .expiresSoon: "genuine, but it expires too soon"
    case .expiryMissing: "genuine, but it has no expiry time"
    case .notYetValid: "genuine, but not valid yet"
    case .issuedInTheFuture: "genuine, but issued in the future"
    case .scopeMissing: "genuine, but an expected scope is missing"
    case .scopeForbidden: "genuine, but a forbidden scope is granted"
    case .scopeUnexpected: "genuine, but an unexpected scope is granted"
    case .groupMissing: "genuine, but in none of the expected groups"
    case .claimMissing: "genuine, but an expected claim is missing"
    case .claimMismatch: "genuine, but a claim does not have the expected value"
    }
  }
}

/// The headline of a report: the verdict's reason in a few words.
extension Report {
  /// Contains nothing from the token.
  var reason: String {
    switch verdict {
    case .accepted: "genuine, and all requested checks passed"
    case .unverified: "the signature was not checked, so do not trust these contents"
    case .rejected: rejection
    }
  }

  private var rejection: String {
    let codes = failures.map(\.code)
    return (codes.first(where: \.provesForgery) ?? codes.first)?.headline ?? ""
  }
}
