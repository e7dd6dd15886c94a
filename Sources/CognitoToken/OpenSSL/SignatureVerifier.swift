internal import COpenSSL

/// Verifies signatures for one key and one algorithm. It reuses its OpenSSL contexts.
///
/// Not Sendable: each worker has its own.
@safe final class SignatureVerifier {
  private let key: PublicKey
  private let scheme: Algorithm.Scheme
  private let context: OpaquePointer?  // EVP_PKEY_CTX; nil for EdDSA
  private let digest: OpaquePointer?  // EVP_MD; nil for EdDSA
  private let oneShot: OpaquePointer?  // EVP_MD_CTX; nil except for EdDSA
  private let signatureLength: Int
  private var hash = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))

  init(key: PublicKey, algorithm: Algorithm) throws(OpenSSLError) {
    self.key = key
    scheme = algorithm.scheme
    switch scheme {
    case .edDSA:
      unsafe (context, digest) = (nil, nil)
      unsafe oneShot = EVP_MD_CTX_new()
    case .pkcs1(let name), .pss(let name), .ecdsa(let name, _):
      unsafe context = EVP_PKEY_CTX_new_from_pkey(nil, key.pointer, nil)
      unsafe digest = EVP_MD_fetch(nil, name.rawValue, nil)
      unsafe oneShot = nil
    }
    if case .ecdsa(_, let curve) = scheme {
      signatureLength = curve.signatureLength
    } else {
      signatureLength = unsafe Int(EVP_PKEY_get_size(key.pointer))
    }
    try prepare()
  }

  deinit {
    unsafe EVP_PKEY_CTX_free(context)
    unsafe EVP_MD_free(digest)
    unsafe EVP_MD_CTX_free(oneShot)
  }

  /// Whether the signature over `input` is valid for the key.
  ///
  /// - Throws: `OpenSSLError` if OpenSSL cannot tell.
  func isValid(_ signature: [UInt8], over input: ArraySlice<UInt8>) throws(OpenSSLError) -> Bool {
    guard signature.count == signatureLength else { return false }
    let result: Int32
    switch scheme {
    case .edDSA:
      // For each signature, because a verification finalises the context, at least since OpenSSL
      // 3.3.
      guard unsafe EVP_DigestVerifyInit(oneShot, nil, nil, nil, key.pointer) == 1 else {
        throw OpenSSLError("EVP_DigestVerifyInit")
      }
      result = unsafe input.withUnsafeBufferPointer { input in
        unsafe EVP_DigestVerify(
          oneShot, signature, signature.count, input.baseAddress, input.count)
      }
    case .pkcs1, .pss:
      let length = try fillHash(from: input)
      result = unsafe EVP_PKEY_verify(context, signature, signature.count, hash, length)
    case .ecdsa:
      let length = try fillHash(from: input)
      let der = ECDSASignature.der(signature)
      result = unsafe EVP_PKEY_verify(context, der, der.count, hash, length)
    }
    return try Self.isSuccess(result)
  }

  /// Interprets OpenSSL's return code: 1 for a valid signature, 0 for an invalid one, negative if
  /// it cannot tell.
  static func isSuccess(_ result: Int32) throws(OpenSSLError) -> Bool {
    if result == 1 { return true }
    if result < 0 { throw OpenSSLError("signature verification") }
    // An invalid signature leaves entries in the queue, which the next error would include.
    OpenSSLError.drainedQueue()
    return false
  }

  /// Hashes the input into `hash`; returns the length in bytes.
  private func fillHash(from input: ArraySlice<UInt8>) throws(OpenSSLError) -> Int {
    var length: UInt32 = 0
    let result = unsafe input.withUnsafeBufferPointer { input in
      unsafe EVP_Digest(input.baseAddress, input.count, &hash, &length, digest, nil)
    }
    guard result == 1 else { throw OpenSSLError("EVP_Digest") }
    return Int(length)
  }

  private func prepare() throws(OpenSSLError) {
    if case .edDSA = scheme { return }
    guard
      unsafe EVP_PKEY_verify_init(context) == 1,
      unsafe EVP_PKEY_CTX_set_signature_md(context, digest) == 1
    else { throw OpenSSLError("EVP_PKEY_verify_init") }
    switch scheme {
    case .pkcs1:
      guard unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PADDING) == 1 else {
        throw OpenSSLError("EVP_PKEY_CTX_set_rsa_padding")
      }
    case .pss:
      guard
        unsafe EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1,
        unsafe EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1,
        unsafe EVP_PKEY_CTX_set_rsa_mgf1_md(context, digest) == 1
      else { throw OpenSSLError("EVP_PKEY_CTX_set_rsa_padding") }
    case .ecdsa, .edDSA: break
    }
  }
}

/// Converts ECDSA signatures from JOSE's form, r‖s (RFC 7518 §3.4), to OpenSSL's, DER (RFC 3279
/// §2.2.3).
enum ECDSASignature {
  /// `SEQUENCE { INTEGER r, INTEGER s }`.
  static func der(_ signature: [UInt8]) -> [UInt8] {
    let half = signature.count / 2
    let body = integer(signature[..<half]) + integer(signature[half...])
    // With P-521, the body may be longer than 127 bytes, and its length then takes two bytes.
    let length =
      body.count < 128 ? [UInt8(body.count)] : [0x81, UInt8(truncatingIfNeeded: body.count)]
    return [0x30] + length + body
  }

  private static func integer(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let digits = bytes.drop { $0 == 0 }
    let padding: [UInt8] = digits.first.map { $0 < 0x80 } ?? false ? [] : [0]
    return [0x02, UInt8(truncatingIfNeeded: padding.count + digits.count)] + padding + digits
  }
}
