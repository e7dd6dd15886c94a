/// Puts the outcome of each check into words: what was expected, what was found, what to do.
struct Explanation {
  let token: UnverifiedToken
  let keys: JWKSet
  let expectations: Expectations
  let scopes: Report.Scopes
  let now: NumericDate

  func check(_ id: CheckID, _ outcome: Outcome) -> Report.Check {
    switch outcome {
    case .passed:
      return check(id, .passed, passed(id))
    case .skipped(let reason):
      return check(id, .skipped, skipped(id, reason))
    case .failed(let code):
      let failure = failed(code)
      return Report.Check(
        id: id, status: .failed, code: code, rule: id.rule, message: failure.message,
        expected: failure.expected, actual: failure.actual)
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
    case .expiry: return claims.date(.exp).map { "expires \($0.relative(to: now))" } ?? ""
    case .notBefore: return claims.date(.nbf).map { "valid since \($0.relative(to: now))" } ?? ""
    case .issuedAt: return claims.date(.iat).map { "issued \($0.relative(to: now))" } ?? ""
    case .scope:
      let named = (expectations.scopes.all + expectations.scopes.any).filter(
        scopes.granted.contains)
      return named.isEmpty ? "none that is forbidden" : named.joined(separator: " ")
    case .group:
      let groups = claims.strings(.groups)
      return expectations.groups.filter(groups.contains).joined(separator: ", ")
    case .claim: return expectations.claims.map(\.name).joined(separator: ", ")
    }
  }

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
      let wanted = scopes.missing.map { "\"\($0)\"" }.joined(separator: ", ")
      let isChoice =
        scopes.missing.elementsEqual(expectations.scopes.any) && scopes.missing.count > 1
      return (
        isChoice ? "none of \(wanted) is granted" : "not granted: \(wanted)",
        .strings(scopes.missing), .strings(scopes.granted.granted)
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
    case .claimMissing, .claimMismatch: return unmetClaims
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
        "expires \(when), sooner than the \(expectations.minimumValidity ?? 0) s that must be left",
        nil, actual
      )
    case .notYetValid: return ("not valid before \(when)", nil, actual)
    default: return ("issued in the future, \(when); is a clock wrong?", nil, actual)
    }
  }

  private var unmetClaims: Failure {
    var expected: [JSON.Member] = []
    var actual: [JSON.Member] = []
    var words: [String] = []
    for claim in expectations.claims {
      let found = token.claims.json[claim.name]
      if let found, claim.isMet(by: found) { continue }
      let name = Redaction.redacting(argument: claim.name)
      let value = Redaction.redacting(argument: claim.value)
      expected.append(JSON.Member(name, .string(value)))
      if let found { actual.append(JSON.Member(claim.name, found)) }
      words.append(
        found.map { "\(name) is \(JSONWriter.string($0, style: .compact)) instead of \(value)" }
          ?? "there is no \(name)")
    }
    return (
      Redaction.redacting(words.joined(separator: "; ")), .object(expected), .object(actual)
    )
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
