import Testing

@testable import CognitoToken

@Suite struct `Key reports` {
  @Test func `call a key usable exactly where verify can use it with some algorithm`() throws {
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
      #expect((report.problem == nil) == isUsed, "\(kid): \(report.problem ?? "usable")")
    }
  }

  @Test func `doubt a modulus that is a prime`() throws {
    // 2^2203 - 1, a Mersenne prime: everybody can sign with it.
    let prime: [UInt8] = [0x07] + [UInt8](repeating: 0xFF, count: 275)
    let reports = try KeyReport.all(of: TestToken.keys(rsa(prime), TestKey.rsa.jwk(kid: "sound")))
    #expect(reports.map(\.warnings.count) == [1, 0])
    #expect(reports[0].problem == nil)
    #expect(reports[0].warnings[0].contains("may not be a product of two large primes"))
  }

  @Test func `check no more than a second's worth of moduli, and say which they did not`() throws {
    let unchecked = "its modulus was not checked for being a prime: that takes too long for"
    let many = (1...300).map { TestKey.rsa.jwk(kid: "\($0)") }
    let set: JSON = ["keys": .array(many)]
    let reports = KeyReport.all(
      of: try JWKSet(Array(JSONWriter.string(set, style: .compact).utf8)))
    #expect(reports.allSatisfy { $0.problem == nil })
    let warned = reports.map { $0.warnings.count { $0 == "\(unchecked) so many keys" } }
    #expect(warned == [Int](repeating: 0, count: 200) + [Int](repeating: 1, count: 100))

    // Of no small factor, as is all that is asked of it.
    let large = KeyReport.all(of: try TestToken.keys(rsa(Self.withoutSmallFactor(bytes: 2048))))
    #expect(large[0].problem == nil)
    #expect(large[0].warnings == ["\(unchecked) more than 4096 bits"])
  }

  @Test func `warn of private members, whatever the type of the key`() throws {
    for name in JWKMembers.privateNames {
      let keys = try TestToken.keys(
        TestKey.rsa.jwk(kid: "rsa", [(name, "AQ")]), TestKey.ed448.jwk(kid: "okp", [(name, "AQ")]),
        .object([JSON.Member("kid", "akp"), JSON.Member("kty", "AKP"), JSON.Member(name, "AQ")]))
      for report in KeyReport.all(of: keys) {
        #expect(report.warnings.count == 1)
        #expect(report.warnings.first?.hasPrefix("it has private members (\(name))") ?? false)
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
