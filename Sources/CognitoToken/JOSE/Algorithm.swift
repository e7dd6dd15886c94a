/// The supported signature algorithms. RFC 7518 §3.1, RFC 8037 §3.1.
///
/// `none` and HMAC are not cases, so they cannot be allowed by mistake. Amazon Cognito uses RS256.
public enum Algorithm: String, CaseIterable, Codable, Sendable {
  /// RSASSA-PKCS1-v1_5 with SHA-256. RFC 7518 §3.3.
  case rs256 = "RS256"
  /// RSASSA-PKCS1-v1_5 with SHA-384. RFC 7518 §3.3.
  case rs384 = "RS384"
  /// RSASSA-PKCS1-v1_5 with SHA-512. RFC 7518 §3.3.
  case rs512 = "RS512"
  /// RSASSA-PSS with SHA-256. RFC 7518 §3.5.
  case ps256 = "PS256"
  /// RSASSA-PSS with SHA-384. RFC 7518 §3.5.
  case ps384 = "PS384"
  /// RSASSA-PSS with SHA-512. RFC 7518 §3.5.
  case ps512 = "PS512"
  /// ECDSA with P-256 and SHA-256. RFC 7518 §3.4.
  case es256 = "ES256"
  /// ECDSA with P-384 and SHA-384. RFC 7518 §3.4.
  case es384 = "ES384"
  /// ECDSA with P-521 and SHA-512. RFC 7518 §3.4.
  case es512 = "ES512"
  /// Ed25519 or Ed448, depending on the key. RFC 8037 §3.1.
  case edDSA = "EdDSA"

  enum Digest: String {
    case sha256 = "SHA256"
    case sha384 = "SHA384"
    case sha512 = "SHA512"
  }

  enum Scheme {
    /// RSASSA-PKCS1-v1_5, RFC 7518 §3.3.
    case pkcs1(Digest)
    /// RSASSA-PSS, RFC 7518 §3.5: MGF1 with the same digest, and a salt of the digest's length.
    case pss(Digest)
    /// ECDSA, RFC 7518 §3.4: r and s, each of the length of the curve's order.
    case ecdsa(Digest, Curve)
    /// RFC 8037: Ed25519 or Ed448, depending on the key's curve.
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

  /// Whether the algorithm can be used with a key of this type and curve.
  func fits(_ material: JWK.Material) -> Bool {
    switch (scheme, material) {
    case (.pkcs1, .rsa), (.pss, .rsa): true
    case (.ecdsa(_, let needed), .ec(let curve, _, _)): curve == needed
    case (.edDSA, .okp(let curve, _)): curve == .ed25519 || curve == .ed448
    default: false
    }
  }
}

/// The supported curves. RFC 7518 §6.2.1.1, RFC 8037 §2.
package enum Curve: String, CaseIterable, Sendable {
  case p256 = "P-256"
  case p384 = "P-384"
  case p521 = "P-521"
  case ed25519 = "Ed25519"
  case ed448 = "Ed448"

  /// The length in bytes of a coordinate, or of the public key of an Edwards curve.
  var keyLength: Int {
    switch self {
    case .p256, .ed25519: 32
    case .p384: 48
    case .p521: 66
    case .ed448: 57
    }
  }

  /// The length in bytes of a JOSE signature.
  var signatureLength: Int { 2 * keyLength }

  var isEdwards: Bool { self == .ed25519 || self == .ed448 }
}
