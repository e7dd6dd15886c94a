/// Puts the outcome of each check into words: what was expected, what was found, what to do.
struct Explanation {
  let token: UnverifiedToken
  let keys: JWKSet
  let expectations: Expectations
  let scopes: Report.Scopes
  let now: NumericDate

  /// One element, or one for each reason for which the check failed.
  func checks(_ id: CheckID, _ outcome: Outcome) -> [Report.Check] {
    switch outcome {
    case .passed:
      return [check(id, .passed, passed(id))]
    case .skipped(let reason):
      return [check(id, .skipped, skipped(id, reason))]
    case .failed(let failures):
      return failures.codes.map { code in
        let failure = failed(code)
        return Report.Check(
          id: id, status: .failed, code: code, rule: id.rule, message: failure.message,
          expected: failure.expected, actual: failure.actual)
      }
    }
  }

  func warnings(_ outcomes: Outcomes, _ verdict: Report.Verdict) -> [Report.Warning] {
    var warnings: [Report.Warning] = []
    if outcomes[.expiry] == .skipped(.expiryAllowed), let exp = token.claims.date(.exp) {
      warnings.append(
        Report.Warning(
          code: FailureCode.expired.rawValue,
          message: "it expired \(exp.relative(to: now)), which --allow-expired lets pass"))
    }
    if outcomes[.issuedAt] == .passed, let ahead = secondsAhead {
      warnings.append(
        Report.Warning(
          code: "clock-behind",
          message: "the token was issued \(ahead) s after the time of this check (\(now.utc)): "
            + "this machine's clock is behind the issuer's, or --at is too early"))
    }
    if verdict != .unverified {
      for key in namedKeys where !key.privateMembers.isEmpty {
        warnings.append(
          Report.Warning(
            code: "private-key-members",
            message: "the key in the JWK Set has private members "
              + "(\(key.privateMembers.joined(separator: ", "))); publish only the public ones"))
      }
    }
    return warnings
  }

  /// By how much `iat` is after the time of the check, rounded up; nil where it is not.
  private var secondsAhead: Int? {
    guard let issued = token.claims.date(.iat), issued > now else { return nil }
    return Int(saturating: (issued.seconds - now.seconds).rounded(.up))
  }

  private func check(
    _ id: CheckID, _ status: Report.Check.Status, _ message: String
  ) -> Report.Check {
    Report.Check(
      id: id, status: status, code: nil, rule: nil, message: message, expected: nil, actual: nil)
  }

  // MARK: Passed

  private func passed(_ id: CheckID) -> String {
    let claims = token.claims
    switch id {
    case .header: return "nothing in it that is not understood"
    case .algorithm: return token.header.algorithmName ?? ""
    case .key: return "\(token.header.keyID ?? "") is in the JWK Set"
    case .signature: return "valid: signed by that key"
    case .tokenUse: return claims.string(.tokenUse) ?? ""
    case .issuer: return claims.string(.iss) ?? ""
    case .client: return claims.strings(expectations.clientClaim).joined(separator: ", ")
    case .audience: return claims.strings(.aud).joined(separator: ", ")
    case .expiry:
      guard let exp = claims.date(.exp) else { return "" }
      return exp > now
        ? "expires \(exp.relative(to: now))" : "expired \(exp.relative(to: now)), \(leeway)"
    case .notBefore:
      guard let nbf = claims.date(.nbf) else { return "" }
      return nbf > now
        ? "valid \(nbf.relative(to: now)), \(leeway)" : "valid since \(nbf.relative(to: now))"
    case .issuedAt:
      if let ahead = secondsAhead {
        return "issued \(ahead) s after the time of this check; "
          + "\(expectations.clockTolerance) s are tolerated"
      }
      return claims.date(.iat).map { "issued \($0.relative(to: now))" } ?? ""
    case .scope:
      let named = (expectations.scopes.all + expectations.scopes.any).filter(
        scopes.granted.contains)
      return named.isEmpty ? "none that is forbidden" : named.joined(separator: " ")
    case .group:
      let groups = claims.strings(.groups)
      return expectations.groups.filter { expected in
        groups.contains { $0.utf8.elementsEqual(expected.utf8) }
      }.joined(separator: ", ")
    case .claim: return expectations.claims.map(\.name).joined(separator: ", ")
    }
  }

  private var leeway: String { "within the leeway of \(expectations.leeway) s" }

  // MARK: Skipped

  private func skipped(_ id: CheckID, _ reason: SkipReason) -> String {
    switch reason {
    case .notAsked: "not asked for: \(id.option ?? "")"
    case .claimAbsent: "the token has no \(id == .notBefore ? "nbf" : "iat")"
    case .expiryAllowed: "expired, which --allow-expired lets pass"
    case .noKey: "not verified: there is no usable key"
    case .algorithmRefused: "not verified: the algorithm is refused"
    case .headerRefused: "not verified: the header is refused"
    }
  }

  // MARK: Failed

  private typealias Failure = (message: String, expected: JSON?, actual: JSON?)

  private func failed(_ code: FailureCode) -> Failure {
    let claims = token.claims
    switch code {
    case .criticalHeaderUnsupported:
      return ("the header has crit, and no extension is understood here", nil, nil)
    case .unencodedPayloadUnsupported:
      return ("the header has b64, and unencoded payloads are not supported", nil, nil)
    case .algorithmMissing:
      return ("the header has no alg", .strings(expectations.algorithms.map(\.rawValue)), nil)
    case .algorithmNotAllowed:
      return mismatch(
        "alg", token.header.algorithmName, expectations.algorithms.map(\.rawValue),
        hint: Algorithm(rawValue: token.header.algorithmName ?? "") == nil
          ? nil : "--algorithm allows others than RS256")
    case .algorithmKeyMismatch:
      let key = namedKeys.first
      let made =
        key?.alg ?? [key?.kty, key?.json["crv"]?.string].compactMap(\.self).joined(separator: " ")
      return (
        "alg is \(quoted(token.header.algorithmName)), and the key is made for \(quoted(made))",
        .string(made), token.header.algorithmName.map(JSON.string)
      )
    case .keyIDMissing: return ("the header has no kid, so no key can be chosen", nil, nil)
    case .keyNotFound: return keyNotFound
    case .keyIDAmbiguous:
      return ("the JWK Set has more than one key with kid \(quoted(token.header.keyID))", nil, nil)
    case .keyUnusable, .keyTooWeak:
      return ("the key \(quoted(token.header.keyID)) cannot be used: \(keyProblem)", nil, nil)
    case .signatureInvalid:
      return (
        "the signature is not that of this key over this token: it was changed, or signed by another",
        nil, nil
      )
    case .tokenUseMismatch:
      return mismatch("token_use", claims.string(.tokenUse), [expectations.tokenUse.rawValue])
    case .issuerMismatch: return mismatch("iss", claims.string(.iss), expectations.issuers)
    case .clientMismatch:
      let claim = expectations.clientClaim
      return mismatch(
        claim.name, claims.strings(claim).joined(separator: ", "), expectations.clientIDs)
    case .audienceMismatch:
      return mismatch("aud", claims.strings(.aud).joined(separator: ", "), expectations.audiences)
    case .tokenUseMissing: return missing("token_use", [expectations.tokenUse.rawValue])
    case .issuerMissing: return missing("iss", expectations.issuers)
    case .clientMissing: return missing(expectations.clientClaim.name, expectations.clientIDs)
    case .audienceMissing: return missing("aud", expectations.audiences)
    case .expired, .expiresSoon, .notYetValid, .issuedInTheFuture: return untimely(code)
    case .expiryMissing: return ("the token has no exp, so it would never expire", nil, nil)
    case .scopeMissing:
      return (
        missingScopes.joined(separator: "; "), .strings(scopes.missing),
        .strings(scopes.granted.granted)
      )
    case .scopeForbidden:
      return (
        "granted, and forbidden: \(scopes.forbidden.joined(separator: " "))", nil,
        .strings(scopes.forbidden)
      )
    case .scopeUnexpected:
      return (
        "granted beyond what --exact-scopes allows: \(scopes.unexpected.joined(separator: " "))",
        .strings(expectations.scopes.all + expectations.scopes.any),
        .strings(scopes.granted.granted)
      )
    case .groupMissing:
      let groups = claims.strings(.groups)
      return (
        "in none of \(list(expectations.groups)); cognito:groups has \(groups.isEmpty ? "none" : list(groups))",
        .strings(expectations.groups), .strings(groups)
      )
    case .claimMissing: return missingClaims
    case .claimMismatch: return mismatchedClaims
    }
  }

  private var namedKeys: [JWK] {
    guard let id = token.header.keyID else { return [] }
    return keys.keys.filter { $0.kid?.utf8.elementsEqual(id.utf8) ?? false }
  }

  private var keyNotFound: Failure {
    let known = keys.keys.compactMap(\.kid)
    let shown = known.prefix(5).map { quoted($0) }.joined(separator: ", ")
    let rest = known.count > 5 ? " and \(known.count - 5) more" : ""
    return (
      "the JWK Set has no key \(quoted(token.header.keyID)); it has \(known.isEmpty ? "none" : shown + rest)"
        + ". It may be another pool's or out of date: \(refresh)",
      .strings(known), token.header.keyID.map(JSON.string)
    )
  }

  /// Only a pool that was asked for is named: keys of one that the token names would prove nothing.
  private var refresh: String {
    let pool = expectations.issuers.lazy.compactMap(UserPool.init(issuer:)).first
    return "save your pool's with jwtscope keys --user-pool-id \(pool?.id ?? "ID") --output jwks"
  }

  private var keyProblem: String { namedKeys.first?.problem.map { "\($0)" } ?? "" }

  private func untimely(_ code: FailureCode) -> Failure {
    let claim: Claim = code == .notYetValid ? .nbf : code == .issuedInTheFuture ? .iat : .exp
    guard let date = token.claims.date(claim) else { return ("", nil, nil) }
    let actual = token.claims.node(claim).map(token.claims.document.value)
    let when = "\(date.relative(to: now)), at \(date.utc)"
    switch code {
    case .expired: return ("expired \(when)", nil, actual)
    case .expiresSoon:
      return (
        "\(date > now ? "expires" : "expired") \(when), sooner than the "
          + "\(expectations.minimumValidity ?? 0) s that must be left", nil, actual
      )
    case .notYetValid: return ("not valid before \(when)", nil, actual)
    default:
      return (
        "issued in the future (\(when)), beyond the \(expectations.clockTolerance) s that clocks "
          + "may differ", nil, actual
      )
    }
  }

  /// What is missing of those that must all be there, and of those of which one must be.
  private var missingScopes: [String] {
    func list(_ scopes: [String]) -> String { scopes.map { quoted($0) }.joined(separator: ", ") }
    let all = expectations.scopes.all.filter { !scopes.granted.contains($0) }
    let any = scopes.missing.dropFirst(all.count)
    let choice = any.count > 1 ? "none of \(list(Array(any))) is granted" : nil
    let needed = any.count == 1 ? all + any : all
    return [needed.isEmpty ? nil : "not granted: \(list(needed))", choice].compactMap(\.self)
  }

  private var missingClaims: Failure {
    let missing = expectations.claims.filter { token.claims.json[$0.name] == nil }
    return (
      Redaction.redacting(
        missing.map { "there is no \(redacted($0).name)" }.joined(separator: "; ")),
      .object(missing.map(member)), nil
    )
  }

  private var mismatchedClaims: Failure {
    let claims = token.claims.json
    let unmet = expectations.claims.compactMap { claim in
      claims[claim.name].flatMap { claim.isMet(by: $0) ? nil : (claim: claim, actual: $0) }
    }
    let words = unmet.map { claim, actual in
      let (name, value) = redacted(claim)
      return "\(name) is \(JSONWriter.string(actual, style: .compact)) instead of \(value)"
    }
    return (
      Redaction.redacting(words.joined(separator: "; ")), .object(unmet.map { member($0.claim) }),
      .object(unmet.map { JSON.Member($0.claim.name, $0.actual) })
    )
  }

  private func member(_ claim: ExpectedClaim) -> JSON.Member {
    let (name, value) = redacted(claim)
    return JSON.Member(name, .string(value))
  }

  private func redacted(_ claim: ExpectedClaim) -> (name: String, value: String) {
    (Redaction.redacting(argument: claim.name), Redaction.redacting(argument: claim.value))
  }

  private func mismatch(
    _ claim: String, _ actual: String?, _ expected: [String], hint: String? = nil
  ) -> Failure {
    (
      "\(claim) is \(quoted(actual)) instead of \(list(expected))" + (hint.map { "; \($0)" } ?? ""),
      .strings(expected), actual.map(JSON.string)
    )
  }

  private func missing(_ claim: String, _ expected: [String]) -> Failure {
    ("there is no \(claim), where \(list(expected)) was expected", .strings(expected), nil)
  }

  private func quoted(_ text: String?) -> String { "\"\(text ?? "")\"" }

  private func list(_ values: [String]) -> String {
    values.map { quoted($0) }.joined(separator: " or ")
  }
}

extension JSON {
  static func strings(_ strings: [String]) -> JSON { .array(strings.map(JSON.string)) }
}

extension CheckID {
  /// The option that would ask for the check.
  var option: String? {
    switch self {
    case .issuer: "--user-pool-id or --issuer"
    case .client: "--client-id"
    case .audience: "--audience"
    case .scope: "--scope, --any-scope or --forbid-scope"
    case .group: "--group"
    case .claim: "--claim"
    default: nil
    }
  }

  /// What asks for the check.
  var rule: String {
    switch self {
    case .header: "RFC 7515 §4.1.11"
    case .algorithm: "RFC 8725 §3.1"
    case .key: "RFC 7515 §4.1.4"
    case .signature: "RFC 7515 §5.2"
    case .tokenUse: "Amazon Cognito: verifying JSON web tokens"
    case .issuer: "RFC 8725 §3.8"
    case .client: "Amazon Cognito: verifying JSON web tokens"
    case .audience: "RFC 8725 §3.9"
    case .expiry: "RFC 7519 §4.1.4"
    case .notBefore: "RFC 7519 §4.1.5"
    case .issuedAt: "RFC 7519 §4.1.6"
    case .scope: "RFC 6749 §3.3"
    case .group, .claim: "asked for by an option"
    }
  }
}
