import CognitoToken

extension Law {
  /// A JWK Set stays within its limits, none of its keys verifies an unsigned text or makes OpenSSL
  /// fail, and its published form has no private members.
  public static let jwks = Law(name: "jwks") { input in
    guard let keys = try? JWKSet(input) else { return nil }
    if input.count > JWKSet.lengthLimit || keys.keys.count > JWKSet.keyLimit {
      return "a JWK Set exceeds its limits"
    }
    if keys.keys.contains(where: { !JWK.hasOnlyPublicMembers($0.publicJSON) }) {
      return "a private member is published"
    }
    // OpenSSL's check of a key takes time.
    for key in keys.keys.prefix(4) {
      guard let kid = key.kid, case .success(let material) = key.material else { continue }
      for algorithm in candidates(for: material) {
        if let violation = forgeryViolation(of: kid, algorithm, by: keys) { return violation }
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

  private static func forgeryViolation(
    of kid: String, _ algorithm: Algorithm, by keys: JWKSet
  ) -> String? {
    let header: JSON = ["kid": .string(kid), "alg": .string(algorithm.rawValue)]
    var lane = VerificationLane(TokenVerifier(Trust(.any, keys: keys), expecting(algorithm)))
    for (number, signature) in forgeries.enumerated() {
      let parts = [
        Array(JSONWriter.string(header, style: .compact).utf8), Array("{\"n\":\(number)}".utf8),
        signature,
      ]
      let text = parts.map(Base64URL.encode).joined(separator: ".")
      guard let token = try? UnverifiedToken(Array(text.utf8)) else { return nil }
      do throws(OpenSSLError) {
        let outcomes = try lane.check(token, at: NumericDate(1_767_227_400))
        if outcomes.isGenuine { return "a key verifies a text that nobody signed" }
      } catch {
        return "OpenSSL fails: \(error)"
      }
    }
    return nil
  }

  /// Signatures that may be valid for a weak key, made without a private key: of every length, with
  /// equal bytes or a small number; for Ed25519, the base or neutral point and the matching number.
  private static let forgeries: [[UInt8]] = {
    var forgeries: [[UInt8]] = []
    for length in [64, 96, 132, 114, 256] {
      forgeries += [0, 1, 0xFF].map { [UInt8](repeating: $0, count: length) }
      forgeries.append([UInt8](repeating: 0, count: length - 1) + [1])
    }
    let one = [1] + [UInt8](repeating: 0, count: 31)
    let basePoint = [0x58] + [UInt8](repeating: 0x66, count: 31)
    // For a point of order 8, the signature is valid for one message in eight.
    for _ in 0..<16 { forgeries += [basePoint + one, one + [UInt8](repeating: 0, count: 32)] }
    return forgeries
  }()

  private static func expecting(_ algorithm: Algorithm) -> Expectations {
    var expectations = Expectations(client: .any)
    expectations.algorithms = [algorithm]
    return expectations
  }
}

extension JWK {
  fileprivate static func hasOnlyPublicMembers(_ json: JSON) -> Bool {
    let privateNames = ["d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"]
    return (json.members ?? []).allSatisfy { member in
      !privateNames.contains(member.name)
        && (member.value.string != nil || member.value.strings != nil)
    }
  }
}
