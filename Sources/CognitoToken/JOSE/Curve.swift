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
