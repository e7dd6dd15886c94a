import COpenSSL
import Testing

@testable import CognitoToken

@Suite struct `Keys` {
  private static let primes3072 = RSANumbers.Primes(1536, 1536)
  private static let primes3073 = RSANumbers.Primes(1537, 1536)

  @Test(arguments: [
    (3072, 2), (3072, 17), (3072, 64), (3072, 65), (3072, 512), (3073, 2), (3073, 64), (3073, 65),
    (3073, 512),
  ]) func `of RSA verify their own signatures, or are called unusable`(
    bits: Int, exponentBits: Int32
  ) throws {
    let numbers = RSANumbers(
      bits == 3072 ? Self.primes3072 : Self.primes3073, exponentBits: exponentBits)
    let key = numbers.jwk(kid: "key")
    let token = signed(by: numbers)
    let isUsable = bits <= 3072 || exponentBits <= 64
    #expect(
      JWK(key).problem == (isUsable ? nil : .exponentTooLong(bits: Int(exponentBits))))
    let failures = try TestRules().outcomes(of: token, keys: TestToken.keys(key)).failures
    #expect(failures.map(\.code) == (isUsable ? [] : [.genuine(.keyUnusable)]))
  }

  @Test func `of RSA have OpenSSL's limits`() {
    #expect(RSAModulus.maximumBits == OPENSSL_RSA_MAX_MODULUS_BITS)
    #expect(RSAModulus.anyExponentBits == OPENSSL_RSA_SMALL_MODULUS_BITS)
    #expect(RSAModulus.exponentBits == OPENSSL_RSA_MAX_PUBEXP_BITS)
  }

  static let operations: [(operations: JSON, problem: JWK.Problem?)] = [
    (["verify"], nil), (["sign", "verify"], nil), (["verify", "\u{E9}", "e\u{301}"], nil),
    (["verify", "verify"], .malformed(.repeatedOperation)),
    (["sign", "verify", "sign"], .malformed(.repeatedOperation)),
    (["sign"], .notForVerifying), (["Verify"], .notForVerifying), ([], .notForVerifying),
    ("verify", .malformed(.notStrings("key_ops"))),
    (["verify", 1], .malformed(.notStrings("key_ops"))),
  ]

  @Test(arguments: operations) func `have verify in key_ops, and no operation twice`(
    operations: JSON, problem: JWK.Problem?
  ) {
    #expect(JWK(TestKey.rsa.jwk(kid: "key", [("key_ops", operations)])).problem == problem)
  }

  /// Spellings of which some are canonically equivalent, begin alike or differ only in case.
  static let spellings = [
    "", "key", "KEY", "ke", "key ", " key", "key\0", "k\u{65}\u{301}y", "k\u{E9}y", "K", "\u{212A}",
    "\u{C5}", "A\u{30A}", "\u{212B}", ";", "\u{37E}", "OKP", "O\u{212A}P",
  ]

  @Test(arguments: spellings) func `are chosen, counted and warned of by the bytes of their kid`(
    kid: String
  ) throws {
    let token = TestToken.signed(by: .ed25519, .edDSA, kid: kid)
    for other in Self.spellings {
      let isSame = Array(kid.utf8) == Array(other.utf8)
      let keys = try TestToken.keys(TestKey.ed25519.jwk(kid: other, [("d", "AQ")]))
      let report = try TestRules(algorithms: [.edDSA]).report(on: token, keys: keys)
      #expect(
        report.failures.map(\.code) == (isSame ? [] : [.genuine(.keyNotFound)]), "\(kid), \(other)")
      #expect(report.warnings == (isSame ? [.privateKeyMembers(["d"])] : []))

      let key = TestKey.ed25519
      let both = try TestToken.keys(key.jwk(kid: kid), key.jwk(kid: other))
      let ambiguous = KeyReport.all(of: both).count { $0.problem != nil }
      #expect(ambiguous == (isSame ? 2 : 0), "\(kid) and \(other)")
    }
  }

  @Test(arguments: ["O\u{212A}P", "okp", "RSA ", "\u{212A}"])
  func `have a type that is spelled as registered`(kty: String) {
    let members: [(String, JSON)] = [
      ("kid", "key"), ("crv", "Ed25519"), ("kty", .string(kty)),
      ("x", .string(Base64URL.encode([UInt8](repeating: 0x66, count: 32)))),
    ]
    let key = JWK(.object(members.map { JSON.Member($0, $1) }))
    #expect(key.material == .failure(.unsupportedKeyType(kty)))
    #expect(key.thumbprint == nil)
  }

  // MARK: Public members

  private static let commonNames = [
    "kty", "use", "key_ops", "alg", "kid", "x5u", "x5c", "x5t", "x5t#S256",
  ]
  private static let otherNames = [
    "n", "e", "crv", "x", "y", "pub", "d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv", "seed",
    "X", "x5t#s256",
  ]

  @Test(arguments: [
    ("RSA", ["n", "e"]), ("EC", ["crv", "x", "y"]), ("OKP", ["crv", "x"]), ("AKP", ["pub"]),
    ("oct", []), ("O\u{212A}P", []), ("LMS", []),
  ]) func `are published with only the public members of their type`(
    kty: String, publicNames: [String]
  ) {
    let names = Self.commonNames + Self.otherNames
    let values: [JSON] = [
      "text", ["text", "more"], ["d": "secret"], [["d": "secret"]], 1, true, .null,
    ]
    for value in values {
      let members = names.map { JSON.Member($0, $0 == "kty" ? .string(kty) : value) }
      let published = JWK(.object(members)).publicJSON.members?.map(\.name)
      let isText = value.string != nil || value.strings != nil
      #expect(
        published == (isText ? names.filter((Self.commonNames + publicNames).contains) : ["kty"]))
    }
  }

  private func signed(by key: RSANumbers) -> [UInt8] {
    let parts = [
      #"{"kid":"key","alg":"RS256"}"#, JSONWriter.string(TestToken.accessClaims, style: .compact),
    ]
    let input = Array(parts.map { Base64URL.encode(Array($0.utf8)) }.joined(separator: ".").utf8)
    return input + [UInt8(ascii: ".")] + Base64URL.encode(key.sign(input)).utf8
  }
}
