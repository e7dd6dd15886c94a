extension CheckID {
  /// The checks that a trusted key signed the token.
  package enum Genuine: Int, CaseIterable, Sendable {
    case header, algorithm, key, signature

    var name: String { "\(self)" }

    package var rule: String {
      switch self {
      case .header: "RFC 7515 §4.1.11"
      case .algorithm: "RFC 8725 §3.1"
      case .key: "RFC 7515 §4.1.4"
      case .signature: "RFC 7515 §5.2"
      }
    }
  }
}

extension FailureCode {
  /// Why it is not proven that a trusted key signed the token.
  public enum Genuine: String, CaseIterable, Codable, Sendable {
    /// The header has `crit`. RFC 7515 §4.1.11.
    case criticalHeaderUnsupported = "critical-header-unsupported"
    /// The header has `b64` other than true. RFC 7797 §3.
    case unencodedPayloadUnsupported = "unencoded-payload-unsupported"
    /// The header has no `alg`. RFC 7515 §4.1.1.
    case algorithmMissing = "algorithm-missing"
    /// `alg` is not one of ``Expectations/algorithms``. RFC 8725 §3.1.
    case algorithmNotAllowed = "algorithm-not-allowed"
    /// The key is for another algorithm than `alg`. RFC 7517 §4.4.
    case algorithmKeyMismatch = "algorithm-key-mismatch"
    /// `iss` names no pool of the ``Trust``, so no key is trusted for it. RFC 8725 §3.8.
    case issuerNotTrusted = "issuer-not-trusted"
    /// The header has no `kid`, so no key can be chosen. RFC 7515 §4.1.4.
    case keyIDMissing = "key-id-missing"
    /// No trusted key has this `kid`. The JWK Set may be older than Cognito's last key rotation.
    case keyNotFound = "key-not-found"
    /// Several keys of the JWK Set have this `kid`. RFC 7517 §4.5.
    case keyIDAmbiguous = "key-id-ambiguous"
    /// The key with this `kid` is malformed or not for verifying signatures. RFC 7517 §4.
    case keyUnusable = "key-unusable"
    /// The RSA key has fewer than 2,048 bits (RFC 7518 §3.3), or can be factored.
    case keyTooWeak = "key-too-weak"
    /// The signature is not valid for the key. RFC 7515 §5.2.
    case signatureInvalid = "signature-invalid"

    package var check: CheckID.Genuine {
      switch self {
      case .criticalHeaderUnsupported, .unencodedPayloadUnsupported: .header
      case .algorithmMissing, .algorithmNotAllowed, .algorithmKeyMismatch: .algorithm
      case .issuerNotTrusted, .keyIDMissing, .keyNotFound, .keyIDAmbiguous, .keyUnusable,
        .keyTooWeak:
        .key
      case .signatureInvalid: .signature
      }
    }
  }
}

extension Failure {
  /// Why it is not proven that a trusted key signed the token.
  package enum Genuine: Equatable, Sendable {
    case criticalHeaderUnsupported
    case unencodedPayloadUnsupported
    case algorithmMissing(allowed: [Algorithm])
    case algorithmNotAllowed(alg: String, allowed: [Algorithm])
    /// `keyPurpose` names the algorithm, or the key type and curve, that the key is for.
    case algorithmKeyMismatch(alg: String, keyPurpose: String)
    /// No trusted pool has the token's `iss`; `expected` lists their issuers.
    case issuerNotTrusted(iss: String?, expected: [String])
    case keyIDMissing
    /// `known` lists the key IDs of the JWK Set; `pool` is the trusted user pool, if one is named.
    case keyNotFound(kid: String, known: [String], pool: UserPool?)
    case keyIDAmbiguous(kid: String)
    case keyUnusable(kid: String, KeyProblem)
    case signatureInvalid

    package var code: Code.Genuine {
      switch self {
      case .criticalHeaderUnsupported: .criticalHeaderUnsupported
      case .unencodedPayloadUnsupported: .unencodedPayloadUnsupported
      case .algorithmMissing: .algorithmMissing
      case .algorithmNotAllowed: .algorithmNotAllowed
      case .algorithmKeyMismatch: .algorithmKeyMismatch
      case .issuerNotTrusted: .issuerNotTrusted
      case .keyIDMissing: .keyIDMissing
      case .keyNotFound: .keyNotFound
      case .keyIDAmbiguous: .keyIDAmbiguous
      case .keyUnusable(_, let problem): problem.isWeakness ? .keyTooWeak : .keyUnusable
      case .signatureInvalid: .signatureInvalid
      }
    }

    var expected: JSON? {
      switch self {
      case .algorithmMissing(let allowed), .algorithmNotAllowed(_, let allowed):
        .strings(allowed.map(\.rawValue))
      case .algorithmKeyMismatch(_, let purpose): .string(purpose)
      case .issuerNotTrusted(_, let expected): .strings(expected)
      case .keyNotFound(_, let known, _): .strings(known)
      case .criticalHeaderUnsupported, .unencodedPayloadUnsupported, .keyIDMissing, .keyIDAmbiguous,
        .keyUnusable, .signatureInvalid:
        nil
      }
    }

    var actual: JSON? {
      switch self {
      case .algorithmNotAllowed(let alg, _), .algorithmKeyMismatch(let alg, _): .string(alg)
      case .issuerNotTrusted(let iss, _): iss.map(JSON.string)
      case .keyNotFound(let kid, _, _): .string(kid)
      case .criticalHeaderUnsupported, .unencodedPayloadUnsupported, .algorithmMissing,
        .keyIDMissing, .keyIDAmbiguous, .keyUnusable, .signatureInvalid:
        nil
      }
    }
  }
}
