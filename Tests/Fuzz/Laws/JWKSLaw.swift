import CognitoToken

extension Law {
  /// A JWK Set stays within its limits, and no key in it, whatever it is, verifies what was not signed
  /// or makes OpenSSL fail.
  public static let jwks = Law(name: "jwks") { input in
    guard let keys = try? JWKSet(input) else { return nil }
    if input.count > JWKSet.lengthLimit || keys.keys.count > JWKSet.keyLimit {
      return "a JWK Set passes its limits"
    }
    // A key that OpenSSL has to check costs some time.
    for key in keys.keys.prefix(4) {
      guard let kid = key.kid, case .success(let material) = key.material else { continue }
      for algorithm in candidates(for: material) {
        if let violation = judgement(of: kid, algorithm, by: keys) { return violation }
      }
    }
    return nil
  }

  private static func candidates(for material: JWK.Material) -> [Algorithm] {
    switch material {
    case .rsa: [.rs256, .ps512]
    case .ec(.p256, _, _): [.es256]
    case .ec(.p384, _, _): [.es384]
    case .ec: [.es512]
    case .okp: [.edDSA]
    }
  }

  private static func judgement(
    of kid: String, _ algorithm: Algorithm, by keys: JWKSet
  ) -> String? {
    let header: JSON = ["kid": .string(kid), "alg": .string(algorithm.rawValue)]
    var checker = TokenChecker(keys: keys, expectations: expecting(algorithm))
    for length in [64, 96, 132, 114, 256] {
      let parts = [
        Array(JSONWriter.string(header, style: .compact).utf8), Array("{}".utf8),
        [UInt8](repeating: 1, count: length),
      ]
      let text = parts.map(Base64URL.encode).joined(separator: ".")
      guard let token = try? UnverifiedToken(Array(text.utf8)) else { return nil }
      do throws(OpenSSLError) {
        let outcomes = try checker.check(token, at: NumericDate(1_767_227_400))
        if outcomes.isGenuine { return "a key verifies what nobody signed" }
      } catch {
        return "OpenSSL fails: \(error)"
      }
    }
    return nil
  }

  private static func expecting(_ algorithm: Algorithm) -> Expectations {
    var expectations = Expectations()
    expectations.algorithms = [algorithm]
    return expectations
  }
}
