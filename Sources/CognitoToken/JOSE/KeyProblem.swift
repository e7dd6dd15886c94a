/// Why a key of a JWK Set cannot verify a signature.
package enum KeyProblem: Error, Equatable, Sendable {
  case malformed(String)
  case unsupportedKeyType(String)
  case unsupportedCurve(String)
  case notForSignatures(use: String)
  case notForVerifying
  case tooWeak(bits: Int)
  /// Made by a library whose keys can be factored.
  case factorable
  /// An RSA exponent of this size, in bits, which OpenSSL refuses with a modulus of this size.
  case exponentTooLong(bits: Int)
  /// A point that everybody can make signatures for.
  case smallOrder
  case refusedByOpenSSL(String)
}

extension KeyProblem {
  /// Whether it is a key that others could forge signatures of.
  var isWeakness: Bool {
    switch self {
    case .tooWeak, .factorable: true
    default: false
    }
  }
}

extension KeyProblem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .malformed(let reason): "it is malformed: \(reason)"
    case .unsupportedKeyType(let kty): "its kty \"\(kty)\" is none of RSA, EC and OKP"
    case .unsupportedCurve(let curve): "its curve \"\(curve)\" is not supported for its kty"
    case .notForSignatures(let use): "its use is \"\(use)\" instead of \"sig\""
    case .notForVerifying: "its key_ops do not have \"verify\""
    case .tooWeak(let bits): "it has \(bits) bits, and an RSA key needs \(RSAModulus.minimumBits)"
    case .factorable: "it can be factored (CVE-2017-15361): make a new key"
    case .exponentTooLong(let bits):
      """
      its \"e\" has \(bits) bits; OpenSSL takes at most \(RSAModulus.exponentBits) where \"n\" has more \
      than \(RSAModulus.anyExponentBits)
      """
    case .smallOrder:
      "its \"x\" is a point of small order: anybody can make valid signatures for it"
    case .refusedByOpenSSL(let reason): "OpenSSL refuses it (\(reason))"
    }
  }
}
