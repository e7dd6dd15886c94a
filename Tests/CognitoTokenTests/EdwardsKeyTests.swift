import Testing

@testable import CognitoToken

@Suite struct `Edwards keys` {
  /// A curve, and facts about its points that were computed in another way from RFC 8032's
  /// formulas.
  struct Known: CustomTestStringConvertible, Sendable {
    let curve: Curve
    /// Bytes of the prime, little-endian, as long as an encoded point.
    let prime: [UInt8]
    /// The y of points of small order, little-endian, in hexadecimal.
    let smallOrder: [String]
    /// Which numbers from 0 to 40 are the y of a point.
    let small: Set<Int>
    /// The encoded base point, and the sum of it and of a point of order 2.
    let sound: [String]

    var testDescription: String { curve.rawValue }

    /// The encoding of y, and that with the other sign of x.
    func encodings(_ y: [UInt8]) -> [[UInt8]] {
      [y, y.dropLast() + [(y.last ?? 0) | 0x80]]
    }

    func number(_ value: Int) -> [UInt8] {
      [UInt8(value)] + [UInt8](repeating: 0, count: prime.count - 1)
    }

    /// prime + value, little-endian.
    func prime(plus value: Int) -> [UInt8] {
      var carry = value
      return prime.map { byte in
        carry += Int(byte)
        defer { carry >>= 8 }
        return UInt8(truncatingIfNeeded: carry)
      }
    }

    var smallOrderPoints: [[UInt8]] { smallOrder.flatMap { encodings(bytes($0)) } }
  }

  static let known = [
    Known(
      curve: .ed25519, prime: [0xED] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
      smallOrder: [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
      ],
      small: [
        0, 1, 3, 4, 5, 6, 9, 10, 14, 15, 16, 18, 19, 21, 23, 24, 25, 26, 27, 28, 29, 30, 32, 33,
        35, 37, 39, 40,
      ],
      sound: [
        "5866666666666666666666666666666666666666666666666666666666666666",
        "9599999999999999999999999999999999999999999999999999999999999999",
      ]),
    Known(
      curve: .ed448,
      prime: [UInt8](repeating: 0xFF, count: 28) + [0xFE] + [UInt8](repeating: 0xFF, count: 27)
        + [0],
      smallOrder: [
        String(repeating: "00", count: 57), "01" + String(repeating: "00", count: 56),
        "fe" + String(repeating: "ff", count: 27) + "fe" + String(repeating: "ff", count: 27)
          + "00",
      ],
      small: [
        0, 1, 3, 4, 5, 7, 8, 9, 12, 13, 19, 21, 24, 25, 26, 27, 29, 31, 33, 35, 36, 37, 38, 39, 40,
      ],
      sound: [
        """
        14fa30f25b790898adc8d74e2c13bdfdc4397ce61cffd33ad7c2a0051e9c78874098a36c7373ea4b62c7c9563720768824bcb66e71463f6900
        """,
        """
        eb05cf0da486f767523728b1d3ec42023bc68319e3002cc5283d5ffae0638778bf675c938c8c15b49d3836a9c8df8977db4349918eb9c09680
        """,
      ]),
  ]

  @Test(arguments: known) func `accept only signatures that need a private key`(
    known: Known
  ) throws {
    let points = known.smallOrderPoints + [0, 1].flatMap { known.encodings(known.prime(plus: $0)) }
    // R and S: the base point and 1, or the neutral point and 0, form a valid signature wherever
    // the hash times the key is neutral.
    let one = known.number(1)
    let forgeries = [bytes(known.sound[0]) + one, one + known.number(0)]
    for point in points {
      let key = jwk(known.curve, point)
      #expect(JWK(key).problem != nil)
      let verifier = try TestRules(algorithms: [.edDSA]).verifier(TestToken.keys(key))
      // For a point of order 8, the signature is valid for one hash in eight.
      for count in 0..<40 {
        let claims = TestToken.claims([("jti", .string("\(count)"))])
        for signature in forgeries {
          let report = try verifier.verify(forged(claims, signature), at: TestToken.now).report
          #expect(report.failures.map(\.code) == [.genuine(.keyUnusable)])
        }
      }
    }
  }

  @Test(arguments: known) func `are points of their curve in the canonical encoding`(
    known: Known
  ) throws {
    let notAPoint = JWK.Problem.malformed(.notOnCurve(known.curve))
    for value in 2...40 {
      for point in known.encodings(known.number(value)) {
        #expect(
          JWK(jwk(known.curve, point)).problem == (known.small.contains(value) ? nil : notAPoint),
          "y = \(value)")
      }
    }
    // Such a y has one canonical spelling below the prime, and would here have a second.
    for value in 0...18 {
      for point in known.encodings(known.prime(plus: value)) {
        #expect(JWK(jwk(known.curve, point)).problem == notAPoint, "y = the prime + \(value)")
      }
    }
    for point in known.smallOrderPoints {
      #expect(JWK(jwk(known.curve, point)).problem == .smallOrder)
    }
  }

  @Test(arguments: known) func `have as many bytes as their curve's points`(known: Known) throws {
    let curve: EdwardsCurve = known.curve == .ed448 ? .ed448 : .ed25519
    let point = known.number(try #require(known.small.max()))
    #expect(try curve.flaw(ofPoint: point) == nil)
    for other in [[], point.dropLast(), point + [0]] {
      #expect(try curve.flaw(ofPoint: Array(other)) == .noPoint, "\(other.count) bytes")
    }
  }

  @Test(arguments: known) func `of full order are usable, even with a component of small order`(
    known: Known
  ) throws {
    for point in known.sound { #expect(JWK(jwk(known.curve, bytes(point))).problem == nil) }
    for _ in 0..<20 {
      let key = TestKey(.edwards(known.curve)).jwk(kid: "key")
      #expect(JWK(key).problem == nil)
    }
  }

  private func jwk(_ curve: Curve, _ point: [UInt8]) -> JSON {
    [
      "kid": "key", "kty": "OKP", "crv": .string(curve.rawValue),
      "x": .string(Base64URL.encode(point)),
    ]
  }

  private func forged(_ claims: JSON, _ signature: [UInt8]) -> [UInt8] {
    let parts = [
      Array(#"{"kid":"key","alg":"EdDSA"}"#.utf8),
      Array(JSONWriter.string(claims, style: .compact).utf8), signature,
    ]
    return Array(parts.map(Base64URL.encode).joined(separator: ".").utf8)
  }
}

private func bytes(_ hexadecimal: String) -> [UInt8] {
  let digits = hexadecimal.compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}
