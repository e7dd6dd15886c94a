/// The signature algorithms a token may be verified with. RFC 7518 §3.1, RFC 8037 §3.1.
///
/// There is no `none` and no HMAC here, so that nothing can choose them.
public enum Algorithm: String, CaseIterable, Sendable {
  case rs256 = "RS256"
  case rs384 = "RS384"
  case rs512 = "RS512"
  case ps256 = "PS256"
  case ps384 = "PS384"
  case ps512 = "PS512"
  case es256 = "ES256"
  case es384 = "ES384"
  case es512 = "ES512"
  case edDSA = "EdDSA"

  enum Digest: String {
    case sha256 = "SHA256"
    case sha384 = "SHA384"
    case sha512 = "SHA512"
  }

  enum Scheme {
    /// RSASSA-PKCS1-v1_5, RFC 7518 §3.3.
    case pkcs1(Digest)
    /// RSASSA-PSS, RFC 7518 §3.5: MGF1 of the same digest, salt as long as it.
    case pss(Digest)
    /// ECDSA, RFC 7518 §3.4: r and s, each as long as the curve's order.
    case ecdsa(Digest, Curve)
    /// RFC 8037: the key's curve says which.
    case edDSA
  }

  var scheme: Scheme {
    switch self {
    case .rs256: .pkcs1(.sha256)
    case .rs384: .pkcs1(.sha384)
    case .rs512: .pkcs1(.sha512)
    case .ps256: .pss(.sha256)
    case .ps384: .pss(.sha384)
    case .ps512: .pss(.sha512)
    case .es256: .ecdsa(.sha256, .p256)
    case .es384: .ecdsa(.sha384, .p384)
    case .es512: .ecdsa(.sha512, .p521)
    case .edDSA: .edDSA
    }
  }

  /// Whether a key of this material is one for the algorithm.
  func fits(_ material: JWK.Material) -> Bool {
    switch (scheme, material) {
    case (.pkcs1, .rsa), (.pss, .rsa): true
    case (.ecdsa(_, let needed), .ec(let curve, _, _)): curve == needed
    case (.edDSA, .okp(let curve, _)): curve == .ed25519 || curve == .ed448
    default: false
    }
  }
}

/// The curves of keys that can verify a signature. RFC 7518 §6.2.1.1, RFC 8037 §2.
package enum Curve: String, CaseIterable, Sendable {
  case p256 = "P-256"
  case p384 = "P-384"
  case p521 = "P-521"
  case ed25519 = "Ed25519"
  case ed448 = "Ed448"

  /// Bytes of a coordinate, or of an Edwards curve's public key.
  var keyLength: Int {
    switch self {
    case .p256, .ed25519: 32
    case .p384: 48
    case .p521: 66
    case .ed448: 57
    }
  }

  /// Bytes of a signature as JOSE writes it.
  var signatureLength: Int { 2 * keyLength }

  var isEdwards: Bool { self == .ed25519 || self == .ed448 }
}
