import COpenSSL

@testable import CognitoToken

/// A key pair made at run time. The private key never leaves the process.
@safe final class TestKey: @unchecked Sendable {
  enum Kind: Hashable {
    case rsa(bits: Int)
    case ec(Curve)
    case edwards(Curve)
  }

  let kind: Kind
  private let pointer: OpaquePointer  // EVP_PKEY, never changed: any thread may read it

  static let rsa = TestKey(.rsa(bits: 2048))
  static let otherRSA = TestKey(.rsa(bits: 2048))
  static let weakRSA = TestKey(.rsa(bits: 1024))
  static let p256 = TestKey(.ec(.p256))
  static let p384 = TestKey(.ec(.p384))
  static let p521 = TestKey(.ec(.p521))
  static let ed25519 = TestKey(.edwards(.ed25519))
  static let ed448 = TestKey(.edwards(.ed448))

  init(_ kind: Kind) {
    self.kind = kind
    let name =
      switch kind {
      case .rsa: "RSA"
      case .ec: "EC"
      case .edwards(let curve): curve == .ed25519 ? "ED25519" : "ED448"
      }
    let context = unsafe EVP_PKEY_CTX_new_from_name(nil, name, nil)
    defer { unsafe EVP_PKEY_CTX_free(context) }
    unsafe EVP_PKEY_keygen_init(context)
    switch kind {
    case .rsa(let bits): unsafe EVP_PKEY_CTX_set_rsa_keygen_bits(context, Int32(bits))
    case .ec(let curve): unsafe EVP_PKEY_CTX_set_group_name(context, curve.rawValue)
    case .edwards: break
    }
    var key: OpaquePointer?
    unsafe EVP_PKEY_keygen(context, &key)
    unsafe pointer = key!
  }

  deinit { unsafe EVP_PKEY_free(pointer) }

  /// A key of the type that the algorithm needs.
  static func key(for algorithm: Algorithm) -> TestKey {
    switch algorithm {
    case .es256: p256
    case .es384: p384
    case .es512: p521
    case .edDSA: ed25519
    default: rsa
    }
  }

  /// The public key as a member of a JWK Set.
  func jwk(kid: String, _ more: [(String, JSON)] = []) -> JSON {
    var members: [(String, JSON)] = [("kid", .string(kid))]
    switch kind {
    case .rsa:
      members += [
        ("kty", "RSA"), ("n", number(OSSL_PKEY_PARAM_RSA_N)), ("e", number(OSSL_PKEY_PARAM_RSA_E)),
      ]
    case .ec(let curve):
      let point = publicKey.dropFirst()
      members += [
        ("kty", "EC"), ("crv", .string(curve.rawValue)),
        ("x", .string(Base64URL.encode(Array(point.prefix(curve.keyLength))))),
        ("y", .string(Base64URL.encode(Array(point.suffix(curve.keyLength))))),
      ]
    case .edwards(let curve):
      members += [
        ("kty", "OKP"), ("crv", .string(curve.rawValue)),
        ("x", .string(Base64URL.encode(publicKey))),
      ]
    }
    return .object((members + more).map { JSON.Member($0, $1) })
  }

  /// The signature in the form that JOSE uses.
  ///
  /// - Parameter saltLength: bytes of a PSS signature's salt; by default the digest's length, as
  ///   JOSE requires.
  func sign(
    _ input: [UInt8], with algorithm: Algorithm, saltLength: Int32 = RSA_PSS_SALTLEN_DIGEST
  ) -> [UInt8] {
    let context = unsafe EVP_MD_CTX_new()
    defer { unsafe EVP_MD_CTX_free(context) }
    var keyContext: OpaquePointer?
    let digest: String?
    switch algorithm.scheme {
    case .pkcs1(let name), .pss(let name), .ecdsa(let name, _): digest = name.rawValue
    case .edDSA: digest = nil
    }
    unsafe EVP_DigestSignInit_ex(context, &keyContext, digest, nil, nil, pointer, nil)
    if case .pss = algorithm.scheme {
      unsafe EVP_PKEY_CTX_set_rsa_padding(keyContext, RSA_PKCS1_PSS_PADDING)
      unsafe EVP_PKEY_CTX_set_rsa_pss_saltlen(keyContext, saltLength)
    }
    var length = 0
    unsafe EVP_DigestSign(context, nil, &length, input, input.count)
    var signature = [UInt8](repeating: 0, count: length)
    unsafe EVP_DigestSign(context, &signature, &length, input, input.count)
    signature.removeLast(signature.count - length)
    if case .ecdsa(_, let curve) = algorithm.scheme { return raw(signature, curve) }
    return signature
  }

  /// Converts a DER signature to r‖s.
  private func raw(_ der: [UInt8], _ curve: Curve) -> [UInt8] {
    var raw = [UInt8](repeating: 0, count: curve.signatureLength)
    unsafe der.withUnsafeBufferPointer { der in
      var start = der.baseAddress
      let signature = unsafe d2i_ECDSA_SIG(nil, &start, der.count)
      defer { unsafe ECDSA_SIG_free(signature) }
      unsafe raw.withUnsafeMutableBufferPointer { raw in
        let length = Int32(curve.keyLength)
        unsafe BN_bn2binpad(ECDSA_SIG_get0_r(signature), raw.baseAddress, length)
        unsafe BN_bn2binpad(ECDSA_SIG_get0_s(signature), raw.baseAddress! + Int(length), length)
      }
    }
    return raw
  }

  private func number(_ name: String) -> JSON {
    var value: OpaquePointer?
    unsafe EVP_PKEY_get_bn_param(pointer, name, &value)
    defer { unsafe BN_free(value) }
    var bytes = [UInt8](repeating: 0, count: Int(unsafe (BN_num_bits(value) + 7) / 8))
    unsafe BN_bn2bin(value, &bytes)
    return .string(Base64URL.encode(bytes))
  }

  /// The point in the form of SEC 1 for elliptic curves, and of RFC 8032 for Edwards curves.
  private var publicKey: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 256)
    var length = 0
    unsafe EVP_PKEY_get_octet_string_param(
      pointer, OSSL_PKEY_PARAM_PUB_KEY, &bytes, bytes.count, &length)
    return Array(bytes.prefix(length))
  }
}
