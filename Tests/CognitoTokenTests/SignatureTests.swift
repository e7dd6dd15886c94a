import COpenSSL
import Testing

@testable import CognitoToken

@Suite struct `Signatures` {
  static let keys: [(name: String, key: TestKey)] = [
    ("rsa", .rsa), ("other-rsa", .otherRSA), ("p256", .p256), ("p384", .p384), ("p521", .p521),
    ("ed25519", .ed25519), ("ed448", .ed448),
  ]

  @Test(arguments: Algorithm.allCases, keys) func `of one key are valid only for that key`(
    algorithm: Algorithm, other: (name: String, key: TestKey)
  ) throws {
    let key = TestKey.key(for: algorithm)
    let keys = try TestToken.keys(other.key.jwk(kid: "key"))
    let failures = try TestRules(algorithms: [algorithm]).outcomes(
      of: TestToken.signed(by: key, algorithm), keys: keys
    ).failures
    if other.key === key {
      #expect(failures == [])
    } else {
      let isSameSort = algorithm.fits(try material(of: other.key))
      #expect(
        failures.map(\.code) == [
          isSameSort ? .genuine(.signatureInvalid) : .genuine(.algorithmKeyMismatch)
        ])
    }
  }

  /// Each algorithm with a key of each kind it is for.
  static let pairs: [(algorithm: Algorithm, key: TestKey)] =
    Algorithm.allCases.map { ($0, .key(for: $0)) } + [(.edDSA, .ed448)]

  @Test(arguments: pairs) func `are valid any number of times, in any sequence`(
    algorithm: Algorithm, key: TestKey
  ) throws {
    let input = Array("input".utf8)
    let other = Array("other input".utf8)
    let signature = key.sign(input, with: algorithm)
    let otherSignature = key.sign(other, with: algorithm)
    let verifier = try SignatureVerifier(
      key: try PublicKey(material(of: key)), algorithm: algorithm)
    for _ in 0..<3 {
      #expect(try verifier.isValid(signature, over: input[...]))
      #expect(try !verifier.isValid(signature, over: other[...]))
      #expect(try verifier.isValid(otherSignature, over: other[...]))
      #expect(try !verifier.isValid(otherSignature, over: input[...]))
    }
    let keys = try TestToken.keys(key.jwk(kid: "key"))
    var lane = VerificationLane(try TestRules(algorithms: [algorithm]).verifier(keys))
    for count in 1...3 {
      let claims = TestToken.claims([("jti", .string("\(count)"))])
      let token = try UnverifiedToken(TestToken.signed(by: key, algorithm, claims: claims))
      #expect(try lane.check(token, at: TestToken.now).failures == [])
    }
  }

  static let digestLengths: [(algorithm: Algorithm, bytes: Int32)] = [
    (.ps256, 32), (.ps384, 48), (.ps512, 64),
  ]

  @Test(arguments: digestLengths)
  func `of PSS are valid only with a salt of the digest's length`(
    algorithm: Algorithm, digestLength: Int32
  ) throws {
    let input = Array("input".utf8)
    let verifier = try SignatureVerifier(
      key: try PublicKey(material(of: .rsa)), algorithm: algorithm)
    // RFC 8017 §9.1.1: the longest salt for a modulus of 256 bytes.
    let longest = 256 - 2 - digestLength
    for length in [0, 1, 20, 32, 48, 64, digestLength - 1, digestLength + 1, longest] {
      let signature = TestKey.rsa.sign(input, with: algorithm, saltLength: length)
      #expect(
        try verifier.isValid(signature, over: input[...]) == (length == digestLength),
        "a salt of \(length) bytes")
    }
  }

  /// ITU-T X.690 §8.1.3 and §8.3: the shortest length and the fewest bytes of an integer.
  @Test func `of ECDSA become DER`() {
    for count in [1, 32, 48, 61, 62, 63, 64, 66] {
      for first: UInt8 in [0x01, 0x7F, 0x80, 0xFF] {
        let number = [first] + [UInt8](repeating: 0, count: count - 1)
        let digits = (first < 0x80 ? [] : [0]) + number
        let integer = [0x02, UInt8(digits.count)] + digits
        let length = UInt8(2 * integer.count)
        let der = [0x30] + (length < 0x80 ? [] : [0x81]) + [length] + integer + integer
        #expect(ECDSASignature.der(number + number) == der, "\(count) bytes")
        #expect(ECDSASignature.der([0] + number + [0] + number) == der, "\(count) bytes and a zero")
      }
    }
  }

  @Test func `that OpenSSL cannot verify are an error with its reason`() throws {
    #expect(try SignatureVerifier.isSuccess(1))
    leaveOpenSSLError()
    #expect(try !SignatureVerifier.isSuccess(0))
    #expect(OpenSSLError.drainedQueue() == nil, "a wrong signature leaves no error behind")
    for result: Int32 in [-1, -2] {
      leaveOpenSSLError()
      let error = #expect(throws: OpenSSLError.self) { try SignatureVerifier.isSuccess(result) }
      #expect(error?.description == "signature verification: unsupported")
    }
  }

  private func leaveOpenSSLError() {
    ERR_clear_error()
    #expect(unsafe EVP_MD_fetch(nil, "no such digest", nil) == nil)
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

  @Test func `are invalid after any one-bit change of the token`() throws {
    let valid = TestToken.signed()
    var lane = VerificationLane(try TestRules().verifier())
    #expect(try isAccepted(valid, in: &lane))
    for index in valid.indices {
      for bit in 0..<8 {
        var changed = valid
        changed[index] ^= 1 << bit
        let accepted = try isAccepted(changed, in: &lane)
        #expect(!accepted, "byte \(index), bit \(bit)")
      }
    }
  }

  @Test(arguments: ["n", "e", "kid"]) func `are invalid after any one-byte change of the key`(
    name: String
  ) throws {
    let token = TestToken.signed()
    let key = TestKey.rsa.jwk(kid: "key")
    let text = try #require(key[name]?.string)
    let valid = name == "kid" ? Array(text.utf8) : try Base64URL.decode(Array(text.utf8))
    // A modulus has 256 bytes, so each byte is changed in every bit and as a whole, not in all 255
    // ways.
    let differences: [UInt8] = name == "n" ? [1, 2, 4, 8, 16, 32, 64, 128, 255] : Array(1...255)
    for index in valid.indices {
      for difference in differences {
        var changed = valid
        changed[index] ^= difference
        // A kid is text: bytes that are not UTF-8 cannot be in a JWK Set.
        guard
          let value = name == "kid"
            ? String(validating: changed, as: UTF8.self) : Base64URL.encode(changed)
        else { continue }
        let members = key.members?.map { $0.name == name ? JSON.Member(name, .string(value)) : $0 }
        let keys = try TestToken.keys(.object(members ?? []))
        let stage = try TestRules().outcomes(of: token, keys: keys).failedStage
        if stage != .genuine { Issue.record("byte \(index) changed by \(difference)") }
      }
    }
  }

  private func isAccepted(_ text: [UInt8], in lane: inout VerificationLane) throws -> Bool {
    guard let token = try? UnverifiedToken(text) else { return false }
    return try lane.check(token, at: TestToken.now).failedStage == nil
  }

  private func material(of key: TestKey) throws -> JWK.Material {
    try JWK(key.jwk(kid: "key")).material.get()
  }
}
