import CognitoToken

extension CheckID.Genuine {
  /// What a report says about a check that passed.
  func passed(_ report: Report) -> String {
    switch self {
    case .header: "no critical extensions"
    case .algorithm: report.header.algorithmName ?? ""
    case .key: "\(report.header.keyID ?? "") is in the JWK Set"
    case .signature: "valid for this key"
    }
  }
}

extension Failure.Genuine {
  var sentence: String {
    switch self {
    case .criticalHeaderUnsupported:
      "the header has crit, and no critical extension is supported"
    case .unencodedPayloadUnsupported:
      "the header has b64, and unencoded payloads are not supported"
    case .algorithmMissing: "the header has no alg"
    case .algorithmNotAllowed(let alg, let allowed):
      FailureText.mismatch("alg", [alg], allowed.map(\.rawValue))
        + (Algorithm(rawValue: alg) == nil
          ? "" : "; to allow algorithms other than RS256, use --algorithm")
    case .algorithmKeyMismatch(let alg, let purpose):
      "alg is \"\(alg)\", but the key is for \"\(purpose)\""
    case .issuerNotTrusted(let iss, let expected): Self.issuerNotTrusted(iss, expected)
    case .keyIDMissing: "the header has no kid, so no key can be chosen"
    case .keyNotFound(let kid, let known, _): Self.keyNotFound(kid, known)
    case .keyIDAmbiguous(let kid): "the JWK Set has more than one key with kid \"\(kid)\""
    case .keyUnusable(let kid, let problem): "the key \"\(kid)\" cannot be used: \(problem.message)"
    case .signatureInvalid:
      "the signature is not valid for this key: the token was changed or signed with another key"
    }
  }

  private static func keyNotFound(_ kid: String, _ known: [String]) -> String {
    let shown = known.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
    let rest = known.count > 5 ? " and \(known.count - 5) more" : ""
    if known.isEmpty { return "the JWK Set is empty: it has no keys" }
    return "the JWK Set has no key \"\(kid)\"; it has \(shown + rest). "
      + "It may be out of date or from another pool"
  }

  private static func issuerNotTrusted(_ iss: String?, _ expected: [String]) -> String {
    var names: [String] = []
    for name in expected.map({ UserPool(issuer: $0)?.id ?? $0 }) where !names.contains(name) {
      names.append(name)
    }
    let rest = names.count > 5 ? " or \(names.count - 5) more" : ""
    let pools = FailureText.list(Array(names.prefix(5))) + rest
    guard let iss else {
      return "the token has no iss, so no keys can be chosen; expected \(pools)"
    }
    return
      "no key is trusted for the issuer \"\(ShownNames.cut(iss, to: 200))\"; expected \(pools): "
      + "check which environment the token is from, or add its pool if you trust it"
  }
}

extension Failure.Code.Genuine {
  /// Whether the token itself is at fault, so no other JWK Set would make it genuine.
  var noKeyWouldHelp: Bool {
    switch self {
    case .criticalHeaderUnsupported, .unencodedPayloadUnsupported, .algorithmMissing,
      .algorithmNotAllowed, .signatureInvalid:
      true
    case .algorithmKeyMismatch, .issuerNotTrusted, .keyIDMissing, .keyNotFound, .keyIDAmbiguous,
      .keyUnusable, .keyTooWeak:
      false
    }
  }

  var headline: String {
    if noKeyWouldHelp { return "not genuine: do not trust its contents" }
    return self == .issuerNotTrusted
      ? "cannot be verified: its issuer is not expected, so do not trust its contents"
      : "cannot be verified: there is no usable key for it, so do not trust its contents"
  }

  var explanation: Explanation {
    let rule = check.rule
    switch self {
    case .criticalHeaderUnsupported:
      return Explanation(
        "the header has crit, which names extensions that a verifier must understand",
        causes: ["the token is not from Cognito, which never sets crit"],
        next: "get the access token from the sign-in again; a token with crit is always refused",
        commands: ["jwtscope decode token.jwt"], source: rule)
    case .unencodedPayloadUnsupported:
      return Explanation(
        "the header has b64, for a payload that is not encoded (RFC 7797)",
        causes: ["the token is not from Cognito, which never sets b64"],
        next: "get the access token from the sign-in again; a token with b64 is always refused",
        commands: ["jwtscope decode token.jwt"], source: rule)
    case .algorithmMissing:
      return Explanation(
        "the header does not name a signature algorithm (alg)",
        causes: ["the header was rewritten", "the token is not from Cognito"],
        next: "get the access token from the sign-in again",
        commands: ["jwtscope decode token.jwt"], source: rule)
    case .algorithmNotAllowed:
      return Explanation(
        "the token's algorithm (alg) is not one of those that you allow",
        causes: [
          "the token is forged: alg none and HMAC algorithms are known attacks",
          "the token is from another provider, which does not use RS256 as Cognito does",
        ],
        next: "do not trust it if it should be from Cognito; for another provider, use --algorithm",
        commands: ["jwtscope verify token.jwt --jwks jwks.json --algorithm ES256"], source: rule)
    case .algorithmKeyMismatch:
      return Explanation(
        "the key that the token names is for another algorithm",
        causes: [
          "the JWK Set has a key of another kind under the same key ID (kid)",
          "the token is forged",
        ],
        next: "show the keys, and save your user pool's current ones",
        commands: ["jwtscope keys jwks.json", Self.saving], source: rule)
    case .issuerNotTrusted:
      return Explanation(
        "the token's issuer (iss) is not one whose keys you trust, so no key can be chosen",
        causes: [
          "the sign-in used the user pool of another environment, such as development",
          "--user-pool-id or --jwks leaves out one of your pools",
        ],
        next: "find out which pool issued it; if it is one of yours, name it with --user-pool-id",
        commands: [
          "jwtscope decode token.jwt",
          "jwtscope verify token.jwt --user-pool-id us-east-1_Example01 "
            + "--user-pool-id us-east-1_Example02",
        ], source: CheckID.Ours.issuer.rule)
    case .keyIDMissing:
      return Explanation(
        "the header has no key ID (kid), so no key can be chosen",
        causes: ["the token is not from Cognito, which always sets kid"],
        next: "get the access token from the sign-in again",
        commands: ["jwtscope decode token.jwt"], source: rule)
    case .keyNotFound:
      return Explanation(
        "the JWK Set has no key with the token's key ID (kid)",
        causes: [
          "Cognito rotated its keys after the JWK Set was saved",
          "the JWK Set, or the token, is from another user pool",
          """
          the JWK Set has only the key for ID tokens: Cognito signs the two kinds with different \
          keys
          """,
        ],
        next: "save the current keys of the user pool that issued the token",
        commands: [Self.saving, "jwtscope decode token.jwt"], source: rule)
    case .keyIDAmbiguous:
      return Explanation(
        """
        the JWK Set has the same key ID (kid) more than once, so it is not clear which key is \
        meant
        """,
        causes: ["several JWK Sets were merged by hand"],
        next: "save your user pool's own JWK Set",
        commands: ["jwtscope keys jwks.json", Self.saving], source: rule)
    case .keyUnusable:
      return Explanation(
        "the key that the token names cannot verify signatures",
        causes: [
          "the key is for encryption (use is enc), or its key_ops do not contain verify",
          "a member of the key is missing or malformed",
        ],
        next: "show what is wrong with each key, and save your user pool's own JWK Set",
        commands: ["jwtscope keys jwks.json", Self.saving], source: rule)
    case .keyTooWeak:
      return Explanation(
        "the key that the token names is too weak: anybody could sign with it",
        causes: [
          "an RSA key shorter than 2048 bits, or one with a known weakness",
          "the key is from a test or an emulator",
        ],
        next: "show what is wrong with each key, and use keys of 2048 bits or more",
        commands: ["jwtscope keys jwks.json"], source: rule)
    case .signatureInvalid:
      return Explanation(
        "the signature is not valid for these contents and this key",
        causes: [
          "the token was changed",
          "somebody signed it with another key under the same key ID (kid)",
          "the token was copied from an email or a terminal that split it",
        ],
        next: "do not trust the contents; get the access token from the sign-in again",
        commands: ["jwtscope decode token.jwt"], source: rule)
    }
  }

  private static let saving = "jwtscope keys --user-pool-id us-east-1_Example01 --save jwks.json"
}
