/// Why a key of a JWK Set cannot verify a signature.
package enum KeyProblem: Error, Equatable, Sendable {
  case malformed(Flaw)
  case unsupportedKeyType(String)
  case unsupportedCurve(String)
  case notForSignatures(use: String)
  /// `key_ops` does not contain "verify".
  case notForVerifying
  case tooWeak(bits: Int)
  /// Anybody can compute the private key: CVE-2017-15361.
  case factorable
  /// OpenSSL refuses an RSA exponent of this many bits with a modulus of this size.
  case exponentTooLong(bits: Int)
  /// An Edwards point for which anybody can make valid signatures.
  case smallOrder
  /// With the reasons in OpenSSL's error queue.
  case refusedByOpenSSL(String)

  /// A member that is missing, or has a value that RFC 7517 or RFC 7518 does not allow.
  package enum Flaw: Equatable, Sendable {
    case missing(String)
    /// `found` is the kind of value instead of a string.
    case notAString(String, found: String)
    case notStrings(String)
    case repeatedOperation
    case notBase64URL(String, Base64URLError)
    /// In bytes.
    case length(String, Int, expected: Int)
    /// The member is empty, or has a leading zero byte.
    case notAnInteger(String)
    /// In bits.
    case modulusTooLong(Int)
    /// The modulus is a multiple of this prime.
    case smallFactor(Int)
    /// The exponent is even, 1, or not below the modulus.
    case exponentOutOfRange
    /// The member is not a point of the curve.
    case notOnCurve(Curve)
  }

  /// Whether others could compute the private key.
  var isWeakness: Bool {
    switch self {
    case .tooWeak, .factorable: true
    default: false
    }
  }
}
