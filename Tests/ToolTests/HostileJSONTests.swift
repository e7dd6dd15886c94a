import Foundation
import Testing

/// JSON that takes quadratic time, or overflows the stack, in a careless reader. No time is
/// measured: with such a reader, these tests would not end.
@Suite struct `JSON made to be slow` {
  /// JSON of about the given length.
  static let shapes: [(name: String, make: @Sendable (Int) -> String)] = [
    (
      "names with one long prefix",
      { length in
        let prefix = String(repeating: "a", count: 200)
        return object((0..<length / 220).map { "\"\(prefix)\($0)\":0" })
      }
    ),
    ("as many names as there can be", { object((0..<$0 / 11).map { "\"\($0)\":0" }) }),
    (
      "names that are all escapes",
      {
        object(
          (0..<$0 / 70).map {
            "\"" + String(repeating: "\\u0061", count: 10) + "\($0)\":0"
          })
      }
    ),
    (
      "arrays at the limit of depth",
      { length in
        let array = String(repeating: "[", count: 62) + String(repeating: "]", count: 62)
        return "{\"a\":[" + Array(repeating: array, count: length / 125).joined(separator: ",")
          + "]}"
      }
    ),
    (
      "one string of escapes",
      { "{\"a\":\"" + String(repeating: "\\u00e9", count: $0 / 6 - 4) + "\"}" }
    ),
    (
      "one string of quotation marks",
      { "{\"a\":\"" + String(repeating: "\\\"", count: $0 / 2 - 8) + "\"}" }
    ),
    ("one long number", { "{\"a\":" + String(repeating: "9", count: $0 - 10) + "}" }),
    ("white space", { "{" + String(repeating: " ", count: $0 - 10) + "}" }),
    ("nesting beyond the limit", { String(repeating: "[", count: $0) }),
  ]

  private static func object(_ members: [String]) -> String {
    "{" + members.joined(separator: ",") + "}"
  }

  @Test(arguments: shapes.indices) func `is read to its end as a JWK Set`(shape: Int) throws {
    let file = try TemporaryFile(Self.shapes[shape].make(300_000))
    let result = try Shell.run(
      "jwtscope keys \"$FILE\"", environment: ["FILE": file.url.path])
    #expect(result.status == 65, "\(Self.shapes[shape].name): \(result.errors.prefix(500))")
    #expect(result.errors.utf8.count < 1000)
  }

  @Test(arguments: shapes.indices) func `is read to its end as sign-in output`(
    shape: Int
  ) throws {
    let file = try TemporaryFile(Self.shapes[shape].make(300_000))
    let result = try Shell.run("jwtscope \"$FILE\"", environment: ["FILE": file.url.path])
    #expect(result.status == 65, "\(Self.shapes[shape].name): \(result.errors.prefix(500))")
    #expect(result.errors.utf8.count < 1000)
  }

  @Test(arguments: shapes.indices) func `is read to its end as a token's claims`(
    shape: Int
  ) throws {
    let claims = Data(Self.shapes[shape].make(45_000).utf8).base64EncodedString()
      .replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    let file = try TemporaryFile("eyJhbGciOiJSUzI1NiIsImtpZCI6ImEifQ.\(claims).AAAA")
    let isTooDeep = Self.shapes[shape].name == "nesting beyond the limit"
    let commands = ["decode", "verify \(AuditInput.checks)", "audit \(AuditInput.checks)"]
    let results = try Shell.run(
      each: commands.map { "jwtscope \($0) \"$FILE\"" }, environment: ["FILE": file.url.path])
    #expect(
      results.map(\.status) == (isTooDeep ? [65, 65, 65] : [0, 1, 1]),
      "\(Self.shapes[shape].name): \(results.map { $0.errors.prefix(500) })")
  }
}

@Suite struct `A JWK Set at its limits` {
  @Test(arguments: [(1000, 0), (1001, 65)]) func `has at most a thousand keys`(
    count: Int, status: Int32
  ) throws {
    let sample = Shell.package.appending(path: "samples/keys/jwks.json")
    let keys = try String(contentsOf: sample, encoding: .utf8)
    let others = (0..<count - 2).map {
      "{\"kty\":\"RSA\",\"e\":\"AQAB\",\"n\":\"\($0)\",\"kid\":\"\($0)\"}"
    }
    let file = try TemporaryFile(
      keys.replacing("[", with: "[" + others.joined(separator: ",") + ",", maxReplacements: 1))
    let result = try Shell.run(
      "jwtscope verify samples/tokens/with-scopes.jwt --at 1767227400 --jwks \"$FILE\" --output json",
      environment: ["FILE": file.url.path])
    #expect(result.status == status, "\(result.errors)")
    #expect(result.output.contains("limit-exceeded") == (status == 65))
  }

  /// The longest modulus has no small factor, so that OpenSSL runs all of its checks.
  @Test(arguments: [
    (
      "2**16384 - 1 - 2 * next(k for k in range(9999) if gcd(2**16384 - 1 - 2 * k, primes) == 1)",
      "signature-invalid"
    ),
    ("2**16384 - 1", "key-unusable"), ("2**16392 - 1", "key-unusable"),
    ("2**3_000_000 - 1", "key-unusable"),
  ]) func `has moduli of at most 16384 bits`(modulus: String, code: String) throws {
    let program = """
      from base64 import urlsafe_b64encode
      from json import dump, load
      from math import gcd, prod
      from sys import stdin, stdout
      primes = prod(p for p in range(3, 800) if all(p % q for q in range(2, p)))
      n = \(modulus)
      text = urlsafe_b64encode(n.to_bytes((n.bit_length() + 7) // 8, "big"))
      jwks = load(stdin)
      for key in jwks["keys"]:
          key["n"] = text.decode().rstrip("=")
      dump(jwks, stdout)
      """
    let result = try Shell.run(
      """
      /usr/bin/python3 -c "$PROGRAM" <samples/keys/jwks.json |
      jwtscope verify samples/tokens/with-scopes.jwt --at 1767227400 --jwks - --output json
      """, environment: ["PROGRAM": program])
    #expect(result.output.contains("\"code\": \"\(code)\""), "\(result.output)")
    #expect(result.status == 1)
  }
}
