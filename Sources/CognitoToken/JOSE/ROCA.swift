/// RSA keys that can be factored because of how Infineon's library chose their primes: CVE-2017-15361.
///
/// Nemec et al., "The Return of Coppersmith's Attack", CCS 2017, §2: each prime of such a key is a power
/// of 65537 modulo a product of small primes, and so is their product. For keys of 2048 bits and more
/// that product has all primes up to 701; a sound key passes for such a one with a chance of 2⁻¹⁵⁴.
enum ROCA {
  private static let largestPrime = 701

  /// - Parameter n: the modulus, big-endian.
  static func marks(_ n: [UInt8]) -> Bool {
    SmallPrimes.all.dropFirst().prefix { $0 <= largestPrime }.allSatisfy { prime in
      isPowerOf65537(n.reduce(0) { ($0 << 8 | Int($1)) % prime }, modulo: prime)
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
