/// One key of a JWK Set: its size and thumbprint, and whether it can verify signatures.
package struct KeyReport: Sendable {
  /// Why a key cannot verify signatures.
  package enum Problem: Equatable, Sendable {
    /// Without a `kid`, no token can name the key.
    case keyIDMissing
    /// `count` keys have the same `kid`.
    case keyIDRepeated(count: Int)
    case unusable(KeyProblem)
    /// No supported algorithm has this name and fits the key's type.
    case unsupportedAlgorithm(String)
  }

  /// Whether an RSA key's modulus is a product of two large primes. The key is used either way.
  package enum ModulusCheck: Equatable, Sendable {
    /// Also the result for a key without a modulus, and for an unusable key.
    case passed
    case doubtful(KeyProblem)
    /// Not checked, because the modulus has more than this many bits.
    case tooLong(maximumBits: Int)
    /// Not checked, because the keys before it used up the set's time.
    case tooManyKeys
  }

  package let key: JWK
  /// RFC 7638, with SHA-256; nil if the key lacks a member that the thumbprint needs.
  package let thumbprint: String?
  /// Bits of an RSA key, or a curve's name.
  package let size: String?
  /// nil if the key can be used.
  package let problem: Problem?
  package let modulus: ModulusCheck

  /// The reports of all keys, in the order of the set.
  package static func all(of set: JWKSet) -> [KeyReport] {
    var keysByID: [ExactText: Int] = [:]
    for key in set.keys { if let id = key.kid { keysByID[ExactText(id), default: 0] += 1 } }
    var budget = CheckBudget()
    return set.keys.map { key in
      KeyReport(key, sharingID: key.kid.flatMap { keysByID[ExactText($0)] }, &budget)
    }
  }

  private init(_ key: JWK, sharingID count: Int?, _ budget: inout CheckBudget) {
    self.key = key
    thumbprint = key.thumbprint
    size = Self.size(of: key)
    let trusted = TrustedKey(key)
    problem =
      switch count {
      case nil: .keyIDMissing
      case let count? where count > 1: .keyIDRepeated(count: count)
      default: trusted.problem.map(Problem.unusable) ?? Self.algorithmProblem(of: key)
      }
    modulus = Self.checkModulus(of: trusted, &budget)
  }

  private static func algorithmProblem(of key: JWK) -> Problem? {
    guard let alg = key.alg, !Algorithm.allCases.contains(where: key.isFor) else { return nil }
    return .unsupportedAlgorithm(alg)
  }

  private static func checkModulus(
    of key: TrustedKey, _ budget: inout CheckBudget
  ) -> ModulusCheck {
    guard case .success(let publicKey) = key.publicKey,
      case .success(.rsa(let n, _)) = key.jwk.material
    else { return .passed }
    if let refusal = budget.refuse(checkOf: RSAModulus.bitCount(of: n)) { return refusal }
    do throws(JWK.Problem) {
      try publicKey.checkThoroughly()
      return .passed
    } catch {
      return .doubtful(error)
    }
  }

  private static func size(of key: JWK) -> String? {
    switch key.material {
    case .success(.rsa(let n, _)): "\(RSAModulus.bitCount(of: n)) bits"
    case .failure(.tooWeak(let bits)): "\(bits) bits"
    default: key.json["crv"]?.string
    }
  }
}

/// Limits the time for thorough checks of moduli to less than a second per JWK Set. OpenSSL takes
/// 3 ms for 2,048 bits, 18 ms for 4,096 and 0.9 s for 16,384, and a set can have 1,000 keys.
private struct CheckBudget {
  private static let maximumBits = 4096
  /// The remaining budget. The unit is the time for 1,024 bits, and the time grows with the cube of
  /// the size.
  private var left = 1600

  /// Returns why a modulus of this size is not checked, or takes its cost from the budget and
  /// returns nil.
  mutating func refuse(checkOf bits: Int) -> KeyReport.ModulusCheck? {
    if bits > Self.maximumBits { return .tooLong(maximumBits: Self.maximumBits) }
    let cost = (bits * bits * bits) >> 30
    if cost > left { return .tooManyKeys }
    left -= cost
    return nil
  }
}

extension JWK {
  /// Why the key cannot verify a signature, including what OpenSSL finds wrong with it; nil if it
  /// can.
  package var problem: Problem? { TrustedKey(self).problem }

  /// The RFC 7638 thumbprint with SHA-256; nil if a required member is missing.
  package var thumbprint: String? {
    guard let kty, let names = JWKMembers.thumbprintNames(ofType: ExactText(kty)) else {
      return nil
    }
    let members = names.compactMap { name in
      json[name]?.string.map { JSON.Member(name, .string($0)) }
    }
    guard members.count == names.count else { return nil }
    let text = JSONWriter.string(.object(members), style: .compact)
    return OpenSSLLibrary.sha256(Array(text.utf8)).map(Base64URL.encode)
  }
}
