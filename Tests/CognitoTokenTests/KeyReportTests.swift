import Testing

@testable import CognitoToken

@Suite struct `Key reports` {
  @Test func `call a key usable exactly if verify can use it with some algorithm`() throws {
    let rsa = TestKey.rsa
    let keys = try TestToken.keys(
      rsa.jwk(kid: "plain"), rsa.jwk(kid: "fit", [("alg", "PS512")]),
      rsa.jwk(kid: "unfit", [("alg", "ES256")]), rsa.jwk(kid: "unknown", [("alg", "RSA-OAEP")]),
      rsa.jwk(kid: "hmac", [("alg", "HS256")]), TestKey.p256.jwk(kid: "p256"),
      TestKey.p256.jwk(kid: "p384", [("alg", "ES384")]), TestKey.ed25519.jwk(kid: "ed25519"),
      TestKey.weakRSA.jwk(kid: "weak"), ["kid": "oct", "kty": "oct", "k": "AAAA"])
    let rules = TestRules(algorithms: Algorithm.allCases)
    for report in KeyReport.all(of: keys) {
      let kid = try #require(report.key.kid)
      let isUsed = try Algorithm.allCases.contains { algorithm in
        let token = TestToken.signed(by: .key(for: algorithm), algorithm, kid: kid)
        let outcomes = try rules.outcomes(of: token, keys: keys)
        return outcomes[.signature] != .skipped(.noUsableKey)
          && outcomes[.signature] != .skipped(.algorithmRefused)
      }
      #expect((report.problem == nil) == isUsed, "\(kid): \(String(describing: report.problem))")
    }
  }

  @Test func `warn of a modulus that is a prime`() throws {
    // 2^2203 - 1, a Mersenne prime: everybody can sign with it.
    let prime: [UInt8] = [0x07] + [UInt8](repeating: 0xFF, count: 275)
    let reports = try KeyReport.all(of: TestToken.keys(rsa(prime), TestKey.rsa.jwk(kid: "sound")))
    #expect(reports.map(\.problem) == [nil, nil])
    #expect(reports[1].modulus == .passed)
    guard case .doubtful = reports[0].modulus else {
      Issue.record("\(reports[0].modulus)")
      return
    }
  }

  @Test func `check moduli for at most a second, and name those not checked`() throws {
    let many = (1...300).map { TestKey.rsa.jwk(kid: "\($0)") }
    let set: JSON = ["keys": .array(many)]
    let reports = KeyReport.all(
      of: try JWKSet(Array(JSONWriter.string(set, style: .compact).utf8)))
    #expect(reports.allSatisfy { $0.problem == nil })
    #expect(
      reports.map(\.modulus) == [KeyReport.ModulusCheck](repeating: .passed, count: 200)
        + [KeyReport.ModulusCheck](repeating: .tooManyKeys, count: 100))

    // A key is refused only for small factors, so this modulus is accepted.
    let large = KeyReport.all(of: try TestToken.keys(rsa(Self.withoutSmallFactor(bytes: 2048))))
    #expect(large[0].problem == nil)
    #expect(large[0].modulus == .tooLong(maximumBits: 4096))
  }

  @Test func `name private members of any key type`() throws {
    let names = ["d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"]
    #expect(JWKMembers.privateNames == names)
    for name in names {
      let keys = try TestToken.keys(
        TestKey.rsa.jwk(kid: "rsa", [(name, "AQ")]), TestKey.ed448.jwk(kid: "okp", [(name, "AQ")]),
        .object([JSON.Member("kid", "akp"), JSON.Member("kty", "AKP"), JSON.Member(name, "AQ")]))
      for report in KeyReport.all(of: keys) {
        #expect(report.key.privateMembers == [name])
      }
    }
  }

  private func rsa(_ modulus: [UInt8]) -> JSON {
    [
      "kid": "key", "kty": "RSA", "e": "AQAB",
      "n": .string(Base64URL.encode(modulus)),
    ]
  }

  private static func withoutSmallFactor(bytes: Int) -> [UInt8] {
    var modulus = [0x80] + [UInt8](repeating: 0, count: bytes - 4) + [0, 0, 1]
    while RSAModulus.smallPrimes.contains(where: { prime in
      modulus.reduce(0) { ($0 << 8 | Int($1)) % prime } == 0
    }) {
      let last = Int(modulus[bytes - 2]) << 8 | Int(modulus[bytes - 1]) + 2
      modulus[bytes - 2] = UInt8(last >> 8)
      modulus[bytes - 1] = UInt8(last & 0xFF)
    }
    return modulus
  }
}
