import Testing

@testable import CognitoToken

@Suite struct `Signatures` {
  static let keys: [(name: String, key: TestKey)] = [
    ("rsa", .rsa), ("other-rsa", .otherRSA), ("p256", .p256), ("p384", .p384), ("p521", .p521),
    ("ed25519", .ed25519), ("ed448", .ed448),
  ]

  @Test(arguments: Algorithm.allCases, keys) func `of one key verify with that key alone`(
    algorithm: Algorithm, other: (name: String, key: TestKey)
  ) throws {
    let key = TestKey.key(for: algorithm)
    let token = try UnverifiedToken(TestToken.signed(by: key, algorithm))
    var expectations = Expectations()
    expectations.algorithms = [algorithm]
    var checker = TokenChecker(
      keys: try TestToken.keys(other.key.jwk(kid: "key")), expectations: expectations)
    let outcomes = try checker.check(token, at: TestToken.now)
    if other.key === key {
      #expect(outcomes.failures == [])
    } else {
      let isSameSort = algorithm.fits(try material(of: other.key))
      #expect(outcomes.failures == [isSameSort ? .signatureInvalid : .algorithmKeyMismatch])
    }
  }

  @Test func `of Ed448 verify`() throws {
    let token = try UnverifiedToken(TestToken.signed(by: .ed448, .edDSA))
    var expectations = Expectations()
    expectations.algorithms = [.edDSA]
    var checker = TokenChecker(
      keys: try TestToken.keys(TestKey.ed448.jwk(kid: "key")), expectations: expectations)
    #expect(try checker.check(token, at: TestToken.now).failures == [])
  }

  @Test(arguments: Algorithm.allCases) func `of the wrong length are invalid`(algorithm: Algorithm)
    throws
  {
    let key = TestKey.key(for: algorithm)
    let input = Array("input".utf8)
    let signature = key.sign(input, with: algorithm)
    let verifier = try SignatureVerifier(
      key: try PublicKey(material(of: key)), algorithm: algorithm)
    #expect(try verifier.isValid(signature, over: input[...]))
    for wrong in [[], Array(signature.dropLast()), signature + [0], [0] + signature] {
      #expect(try !verifier.isValid(wrong, over: input[...]))
    }
    let zero = [UInt8](repeating: 0, count: signature.count)
    let ones = [UInt8](repeating: 0xFF, count: signature.count)
    #expect(try !verifier.isValid(zero, over: input[...]))
    #expect(try !verifier.isValid(ones, over: input[...]))
    #expect(try verifier.isValid(signature, over: input[...]), "a wrong one leaves nothing behind")
  }

  @Test func `do not survive any one-bit change of the token`() throws {
    let valid = TestToken.signed()
    var checker = TokenChecker(
      keys: try TestToken.keys(TestKey.rsa.jwk(kid: "key")), expectations: Expectations())
    #expect(try isAccepted(valid, by: &checker))
    for index in valid.indices {
      for bit in 0..<8 {
        var changed = valid
        changed[index] ^= 1 << bit
        let accepted = try isAccepted(changed, by: &checker)
        #expect(!accepted, "byte \(index), bit \(bit)")
      }
    }
  }

  @Test(arguments: ["n", "e", "kid"]) func `do not survive any one-byte change of the key`(
    name: String
  ) throws {
    let token = try UnverifiedToken(TestToken.signed())
    let key = TestKey.rsa.jwk(kid: "key")
    let text = try #require(key[name]?.string)
    let valid = name == "kid" ? Array(text.utf8) : try Base64URL.decode(Array(text.utf8))
    // A modulus has 256 bytes: there, every bit and the whole byte stand for the 255 changes of each.
    let differences: [UInt8] = name == "n" ? [1, 2, 4, 8, 16, 32, 64, 128, 255] : Array(1...255)
    for index in valid.indices {
      for difference in differences {
        var changed = valid
        changed[index] ^= difference
        // A kid is text: what is no UTF-8 cannot stand in a JWK Set.
        guard
          let value = name == "kid"
            ? String(validating: changed, as: UTF8.self) : Base64URL.encode(changed)
        else { continue }
        let members = key.members?.map { $0.name == name ? JSON.Member(name, .string(value)) : $0 }
        var checker = TokenChecker(
          keys: try TestToken.keys(.object(members ?? [])), expectations: Expectations())
        let stage = try checker.check(token, at: TestToken.now).failedStage
        if stage != .genuine { Issue.record("byte \(index) changed by \(difference)") }
      }
    }
  }

  private func isAccepted(_ text: [UInt8], by checker: inout TokenChecker) throws -> Bool {
    guard let token = try? UnverifiedToken(text) else { return false }
    return try checker.check(token, at: TestToken.now).failedStage == nil
  }

  private func material(of key: TestKey) throws -> JWK.Material {
    try JWK(key.jwk(kid: "key")).material.get()
  }
}
