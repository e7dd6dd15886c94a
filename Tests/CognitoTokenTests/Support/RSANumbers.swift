import COpenSSL

@testable import CognitoToken

/// An RSA key with any exponent, which signs with plain arithmetic, because OpenSSL's functions
/// refuse some exponents.
@safe final class RSANumbers: @unchecked Sendable {
  // These BIGNUMs never change, so any thread may read them.
  private let modulus = unsafe BN_new()
  private let exponent = unsafe BN_new()
  private let secret = unsafe BN_new()

  /// Two primes of these sizes, in bits. Their product is as long as both together.
  @safe final class Primes: @unchecked Sendable {
    fileprivate let p = unsafe BN_new()
    fileprivate let q = unsafe BN_new()

    init(_ one: Int32, _ other: Int32) {
      unsafe BN_generate_prime_ex(p, one, 0, nil, nil, nil)
      unsafe BN_generate_prime_ex(q, other, 0, nil, nil, nil)
    }

    deinit {
      unsafe BN_free(p)
      unsafe BN_free(q)
    }
  }

  /// Uses the least exponent of this size that has an inverse.
  init(_ primes: Primes, exponentBits: Int32) {
    let context = unsafe BN_CTX_new()
    defer { unsafe BN_CTX_free(context) }
    let (p, q, totient) = unsafe (BN_dup(primes.p), BN_dup(primes.q), BN_new())
    defer {
      unsafe BN_free(p)
      unsafe BN_free(q)
      unsafe BN_free(totient)
    }
    unsafe BN_mul(modulus, p, q, context)
    unsafe BN_sub_word(p, 1)
    unsafe BN_sub_word(q, 1)
    unsafe BN_mul(totient, p, q, context)
    unsafe BN_set_bit(exponent, exponentBits - 1)
    unsafe BN_add_word(exponent, 1)
    while unsafe BN_mod_inverse(secret, exponent, totient, context) == nil {
      unsafe BN_add_word(exponent, 2)
    }
    ERR_clear_error()
  }

  deinit {
    unsafe BN_free(modulus)
    unsafe BN_free(exponent)
    unsafe BN_free(secret)
  }

  func jwk(kid: String) -> JSON {
    [
      "kid": .string(kid), "kty": "RSA", "n": .string(unsafe encoded(modulus)),
      "e": .string(unsafe encoded(exponent)),
    ]
  }

  /// RS256 of the input. RFC 8017 §8.2.1.
  func sign(_ input: [UInt8]) -> [UInt8] {
    // RFC 8017 §9.2: the DigestInfo of SHA-256.
    let prefix: [UInt8] = [
      0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01,
      0x05, 0x00, 0x04, 0x20,
    ]
    let info = prefix + (OpenSSLLibrary.sha256(input) ?? [])
    let length = Int(unsafe BN_num_bits(modulus) + 7) / 8
    let padded = [0, 1] + [UInt8](repeating: 0xFF, count: length - info.count - 3) + [0] + info
    let context = unsafe BN_CTX_new()
    defer { unsafe BN_CTX_free(context) }
    let message = unsafe BN_bin2bn(padded, Int32(padded.count), nil)
    let result = unsafe BN_new()
    defer {
      unsafe BN_free(message)
      unsafe BN_free(result)
    }
    unsafe BN_mod_exp(result, message, secret, modulus, context)
    var signature = [UInt8](repeating: 0, count: length)
    unsafe BN_bn2binpad(result, &signature, Int32(length))
    return signature
  }

  private func encoded(_ number: OpaquePointer?) -> String {
    var bytes = [UInt8](repeating: 0, count: Int(unsafe BN_num_bits(number) + 7) / 8)
    unsafe BN_bn2bin(number, &bytes)
    return Base64URL.encode(bytes)
  }
}
