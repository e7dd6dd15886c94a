/// The primes that an RSA modulus is tried with.
enum SmallPrimes {
  /// NIST SP 800-89 §5.3.3 has the product of those up to 751, and 2.
  static let all = (2...751).filter { candidate in
    // 29 squared is above all of them.
    (2..<min(candidate, 29)).allSatisfy { candidate % $0 != 0 }
  }
}
