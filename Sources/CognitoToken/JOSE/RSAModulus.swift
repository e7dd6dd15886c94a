/// The requirements for the modulus of an RSA key.
package enum RSAModulus {
  /// In bits. RFC 7518 §3.3.
  package static let minimumBits = 2048
  /// In bits. OpenSSL does not verify with a longer modulus.
  package static let maximumBits = 16384
  /// In bits. OpenSSL accepts an exponent of any size only with a modulus up to this size.
  package static let anyExponentBits = 3072
  /// In bits. The longest exponent that OpenSSL accepts with a longer modulus.
  package static let exponentBits = 64

  /// The primes that must not divide a modulus: 2, and those in the product of NIST SP 800-89
  /// §5.3.3.
  static let smallPrimes = (2...751).filter { candidate in
    // 29 squared is greater than all of them.
    (2..<min(candidate, 29)).allSatisfy { candidate % $0 != 0 }
  }

  /// The number of bits of a big-endian number without leading zero bytes.
  static func bitCount(of number: [UInt8]) -> Int {
    number.count * 8 - (number.first?.leadingZeroBitCount ?? 0)
  }

  /// Whether a big-endian modulus can be factored because of the way in which Infineon's library
  /// chose its primes: CVE-2017-15361.
  ///
  /// Nemec et al., "The Return of Coppersmith's Attack", CCS 2017, §2: each prime of such a key is
  /// a power of 65537 modulo a product of small primes, and so is the modulus. From 2,048 bits on,
  /// that product has all odd primes up to 701. The probability that a sound modulus looks the same
  /// is 2⁻¹⁵⁴.
  static func hasROCAFingerprint(_ modulus: [UInt8]) -> Bool {
    smallPrimes.dropFirst().prefix { $0 <= 701 }.allSatisfy { prime in
      isPowerOf65537(modulus.reduce(0) { ($0 << 8 | Int($1)) % prime }, modulo: prime)
    }
  }

  private static func isPowerOf65537(_ value: Int, modulo prime: Int) -> Bool {
    var power = 1
    repeat {
      if power == value { return true }
      power = power * 65537 % prime
    } while power != 1
    return false
  }
}
