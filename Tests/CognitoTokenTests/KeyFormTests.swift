import Testing

@testable import CognitoToken

@Suite struct `A key's members` {
  /// A sound key with one member changed or removed, and the result.
  struct Row: CustomTestStringConvertible, Sendable {
    enum Expected: Equatable {
      case usable
      case malformed
      case problem(JWK.Problem)

      init(_ problem: JWK.Problem?) {
        switch problem {
        case nil: self = .usable
        case .malformed: self = .malformed
        case let problem?: self = .problem(problem)
        }
      }
    }

    let key: TestKey
    let name: String
    let value: JSON?
    let expected: Expected

    init(_ key: TestKey, _ name: String, _ value: JSON?, _ expected: Expected = .malformed) {
      (self.key, self.name, self.value, self.expected) = (key, name, value, expected)
    }

    var testDescription: String { "\(key.kind): \(name) is \(value.debug)" }
  }

  private static let keys: [TestKey] = [.rsa, .p256, .p384, .p521, .ed25519, .ed448]

  private static let common: [Row] = keys.flatMap { key in
    let strings = ["kid", "use", "alg", "kty"].flatMap { name in
      [1, true, .null, ["sig"], [:]].map { Row(key, name, $0) }
    }
    return strings + [
      Row(key, "x5c", ["AA"], .usable), Row(key, "kty", nil),
      Row(key, "use", "sig", .usable), Row(key, "use", nil, .usable),
      Row(key, "use", "enc", .problem(.notForSignatures(use: "enc"))),
      Row(key, "use", "", .problem(.notForSignatures(use: ""))),
      Row(key, "kty", "oct", .problem(.unsupportedKeyType("oct"))),
      Row(key, "kty", "", .problem(.unsupportedKeyType(""))),
    ]
  }

  private static let coordinates: [Row] = keys.dropFirst().flatMap { key in
    let names = if case .ec = key.kind { ["x", "y"] } else { ["x"] }
    return names.flatMap { name in
      let value = key.jwk(kid: "key")[name]?.string ?? ""
      let bytes = (try? Base64URL.decode(Array(value.utf8))) ?? []
      let values: [[UInt8]] = [
        bytes + [0], [0] + bytes, Array(bytes.dropLast()), Array(bytes.dropFirst()), [],
      ]
      return values.map { Row(key, name, .string(Base64URL.encode($0))) } + [
        Row(key, name, nil), Row(key, name, 1), Row(key, name, .string(value + "=")),
        Row(key, name, .string(value + "+")),
      ]
    } + [
      Row(key, "crv", nil), Row(key, "crv", 1),
      Row(key, "crv", "secp256k1", .problem(.unsupportedCurve("secp256k1"))),
      Row(key, "crv", "p-256", .problem(.unsupportedCurve("p-256"))),
    ]
  }

  private static let modulus = [0x80] + [UInt8](repeating: 0x55, count: 254) + [0x57]

  private static func number(_ bytes: [UInt8]) -> JSON { .string(Base64URL.encode(bytes)) }

  private static let numbers: [Row] = [
    Row(.rsa, "e", number([3]), .usable), Row(.rsa, "e", number([1, 0, 1]), .usable),
    Row(.rsa, "e", number([1])), Row(.rsa, "e", number([2])), Row(.rsa, "e", number([1, 0, 0])),
    Row(.rsa, "e", number([0, 3])), Row(.rsa, "e", number([])), Row(.rsa, "e", nil),
    Row(.rsa, "e", 65537), Row(.rsa, "e", "AQAB="),
    Row(.rsa, "e", number([UInt8](repeating: 0x7F, count: 256))),
    Row(.rsa, "e", number([UInt8](repeating: 0x7F, count: 257))),
    Row(.rsa, "n", nil), Row(.rsa, "n", 3), Row(.rsa, "n", number([])),
    Row(.rsa, "n", number([0] + [UInt8](repeating: 0x55, count: 256))),
    Row(.rsa, "n", number([0x7F] + modulus.dropFirst()), .problem(.tooWeak(bits: 2047))),
    Row(.rsa, "n", number([0x01] + modulus.dropFirst()), .problem(.tooWeak(bits: 2041))),
    Row(.rsa, "n", number([1] + [UInt8](repeating: 0x55, count: 2048))),
  ]

  @Test(arguments: common + coordinates + numbers)
  func `have the members, forms and sizes of their type`(row: Row) {
    let key = JWK(row.key.jwk(kid: "key").setting(row.name, to: row.value))
    #expect(Row.Expected(key.problem) == row.expected)
  }

  /// NIST SP 800-89 §5.3.3.
  @Test func `have a modulus without small prime factors`() throws {
    let primes = (2...751).filter { number in (2..<number).allSatisfy { number % $0 != 0 } }
    #expect(RSAModulus.smallPrimes == primes && primes.count == 133)
    for prime in primes {
      // 2^2047 + r, a multiple of the prime; odd, if the prime is.
      let power = (0..<2047).reduce(1) { power, _ in power * 2 % prime }
      let rest = (0..<2 * prime).first { ($0 + power) % prime == 0 && $0 % 2 == min(prime - 2, 1) }
      let low = try #require(rest)
      let modulus =
        [0x80] + [UInt8](repeating: 0, count: 253) + [UInt8(low >> 8), UInt8(low & 0xFF)]
      let problem = JWK(["kty": "RSA", "n": Self.number(modulus), "e": "AQAB"]).problem
      #expect(Row.Expected(problem) == .malformed, "\(prime)")
    }
  }

  /// A curve must belong to the key type: EC keys have no Edwards curves, and OKP keys no others.
  @Test func `have a curve of their type`() {
    for key in Self.keys.dropFirst() {
      for curve in Curve.allCases {
        let isOwn = key.kind == .ec(curve) || key.kind == .edwards(curve)
        let isOfType =
          if case .ec = key.kind { !curve.isEdwards } else { curve.isEdwards }
        let named = JWK(key.jwk(kid: "key").setting("crv", to: .string(curve.rawValue)))
        #expect((named.problem == nil) == isOwn)
        #expect((named.problem == .unsupportedCurve(curve.rawValue)) == !isOfType)
      }
    }
  }

  /// RFC 7638 §3.1 and RFC 8037 A.3, spelled out.
  @Test func `have a thumbprint if no required member is missing`() throws {
    for key in Self.keys {
      let jwk = key.jwk(kid: "key", [("alg", "x"), ("use", "sig")])
      let names =
        switch key.kind {
        case .rsa: ["e", "kty", "n"]
        case .ec: ["crv", "kty", "x", "y"]
        case .edwards: ["crv", "kty", "x"]
        }
      let members = names.map { "\"\($0)\":\"\(jwk[$0]?.string ?? "")\"" }
      let text = "{\(members.joined(separator: ","))}"
      let digest = try #require(OpenSSLLibrary.sha256(Array(text.utf8)))
      #expect(JWK(jwk).thumbprint == Base64URL.encode(digest))
      for name in names { #expect(JWK(jwk.setting(name, to: nil)).thumbprint == nil) }
      for name in names { #expect(JWK(jwk.setting(name, to: 1)).thumbprint == nil) }
    }
    #expect(JWK(["kty": "oct", "k": "AA"]).thumbprint == nil)
  }

  @Test(arguments: keys.indices) func `fit the algorithms of their type and curve`(index: Int) {
    let key = JWK(Self.keys[index].jwk(kid: "key"))
    let names =
      switch Self.keys[index].kind {
      case .rsa: ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"]
      case .ec(.p256): ["ES256"]
      case .ec(.p384): ["ES384"]
      case .ec: ["ES512"]
      case .edwards: ["EdDSA"]
      }
    #expect(Algorithm.allCases.filter(key.isFor).map(\.rawValue) == names)
    for algorithm in Algorithm.allCases {
      let bound = JWK(Self.keys[index].jwk(kid: "key", [("alg", .string(algorithm.rawValue))]))
      let fitting = Algorithm.allCases.filter(bound.isFor)
      #expect(fitting == (names.contains(algorithm.rawValue) ? [algorithm] : []))
    }
  }
}

extension JSON? {
  fileprivate var debug: String {
    map { JSONWriter.string($0, style: .compact).prefix(20).description } ?? "missing"
  }
}
