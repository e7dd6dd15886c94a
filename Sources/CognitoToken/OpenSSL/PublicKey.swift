internal import COpenSSL

/// A public key that OpenSSL has checked. Owns an `EVP_PKEY`.
///
/// Sendable because it does not change after initialisation, and OpenSSL lets any number of threads
/// read a key.
@safe final class PublicKey: @unchecked Sendable {
  let pointer: OpaquePointer  // EVP_PKEY

  init(_ material: JWK.Material) throws(JWK.Problem) {
    guard OpenSSLLibrary.isReady else { throw Self.refusal() }
    switch material {
    case .rsa(let n, let e): unsafe pointer = try Self.rsa(n: n, e: e)
    case .ec(let curve, let x, let y): unsafe pointer = try Self.ec(curve, x: x, y: y)
    case .okp(let curve, let x): unsafe pointer = try Self.okp(curve, x: x)
    }
  }

  deinit { unsafe EVP_PKEY_free(pointer) }

  private static func rsa(n: [UInt8], e: [UInt8]) throws(JWK.Problem) -> OpaquePointer {
    let modulus = unsafe BN_bin2bn(n, Int32(truncatingIfNeeded: n.count), nil)
    defer { unsafe BN_free(modulus) }
    let factor = RSAModulus.smallPrimes.first { unsafe BN_mod_word(modulus, UInt($0)) == 0 }
    if let factor {
      throw .malformed(.smallFactor(factor))
    }
    let exponent = unsafe BN_bin2bn(e, Int32(truncatingIfNeeded: e.count), nil)
    defer { unsafe BN_free(exponent) }
    let builder = unsafe OSSL_PARAM_BLD_new()
    defer { unsafe OSSL_PARAM_BLD_free(builder) }
    unsafe OSSL_PARAM_BLD_push_BN(builder, COpenSSL_param_rsa_n(), modulus)
    unsafe OSSL_PARAM_BLD_push_BN(builder, COpenSSL_param_rsa_e(), exponent)
    return try unsafe key(type: "RSA", from: builder)
  }

  /// The point in SEC 1's uncompressed form: 4, x, y.
  private static func ec(
    _ curve: Curve, x: [UInt8], y: [UInt8]
  ) throws(JWK.Problem) -> OpaquePointer {
    let point = [4] + x + y
    // The builder keeps pointers to `name` and `point` until it makes the parameters.
    let name = curve.rawValue.utf8CString
    let builder = unsafe OSSL_PARAM_BLD_new()
    defer { unsafe OSSL_PARAM_BLD_free(builder) }
    return try unsafe name.withUnsafeBufferPointer { (name) throws(JWK.Problem) in
      try unsafe point.withUnsafeBufferPointer { (point) throws(JWK.Problem) in
        unsafe OSSL_PARAM_BLD_push_utf8_string(builder, COpenSSL_param_group(), name.baseAddress, 0)
        unsafe OSSL_PARAM_BLD_push_octet_string(
          builder, COpenSSL_param_public_key(), point.baseAddress, point.count)
        return try unsafe checked(key(type: "EC", from: builder))
      }
    }
  }

  private static func okp(_ curve: Curve, x: [UInt8]) throws(JWK.Problem) -> OpaquePointer {
    let edwards: EdwardsCurve = curve == .ed448 ? .ed448 : .ed25519
    let flaw: EdwardsCurve.Flaw?
    do throws(OpenSSLError) {
      flaw = try edwards.flaw(ofPoint: x)
    } catch { throw .refusedByOpenSSL("\(error)") }
    switch flaw {
    case .noPoint: throw .malformed(.notOnCurve(curve))
    case .smallOrder: throw .smallOrder
    case nil: break
    }
    guard
      let key = unsafe EVP_PKEY_new_raw_public_key_ex(nil, curve.rawValue, nil, x, x.count)
    else { throw refusal() }
    return unsafe key
  }

  private static func key(
    type: String, from builder: OpaquePointer?
  ) throws(JWK.Problem) -> OpaquePointer {
    let parameters = unsafe OSSL_PARAM_BLD_to_param(builder)
    defer { unsafe OSSL_PARAM_free(parameters) }
    let context = unsafe EVP_PKEY_CTX_new_from_name(nil, type, nil)
    defer { unsafe EVP_PKEY_CTX_free(context) }
    var key: OpaquePointer?
    guard
      unsafe EVP_PKEY_fromdata_init(context) == 1,
      unsafe EVP_PKEY_fromdata(context, &key, COpenSSL_public_key_selection(), parameters) == 1,
      let key = unsafe key
    else { throw refusal() }
    return unsafe key
  }

  /// Checks that an elliptic curve's point is on the curve. The cofactor of each curve is 1, so
  /// every point has full order.
  ///
  /// Does not check whether an RSA modulus is a prime, with which anybody could sign: that takes
  /// milliseconds, a hundred times as long as a signature, and the JWK Set is trusted. `KeyReport`
  /// warns about it.
  private static func checked(_ key: OpaquePointer) throws(JWK.Problem) -> OpaquePointer {
    let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, key, nil)
    defer { unsafe EVP_PKEY_CTX_free(context) }
    guard unsafe EVP_PKEY_public_check_quick(context) == 1 else {
      unsafe EVP_PKEY_free(key)
      throw refusal()
    }
    return unsafe key
  }

  /// OpenSSL's full, slow check, which detects an RSA modulus that is a prime or a power of a
  /// prime.
  func checkThoroughly() throws(JWK.Problem) {
    let context = unsafe EVP_PKEY_CTX_new_from_pkey(nil, pointer, nil)
    defer { unsafe EVP_PKEY_CTX_free(context) }
    guard unsafe EVP_PKEY_public_check(context) == 1 else { throw Self.refusal() }
  }

  private static func refusal() -> JWK.Problem {
    .refusedByOpenSSL(OpenSSLError.drainedQueue() ?? "no reason given")
  }
}
