import Foundation
import Testing

@Suite struct `The headline of a rejected token` {
  private static let sample = "samples/tokens/with-scopes.jwt"

  /// The samples' JWK Set for standard input, with keys made for another purpose.
  private static func keys(_ change: String) -> String {
    "sed 's/\(change)/g' samples/keys/jwks.json |"
  }

  /// A missing or unusable key says nothing about the token.
  @Test(arguments: [
    (
      "not genuine: do not trust its contents",
      [
        "samples/tokens/tampered.jwt", "samples/tokens/alg-none.jwt", "samples/tokens/hmac.jwt",
        "samples/tokens/hmac.jwt --jwks samples/keys/other-pool.json",
        "\(sample) --algorithm ES256",
      ]
    ),
    (
      "cannot be verified: there is no usable key for it, so do not trust its contents",
      [
        "samples/tokens/unknown-kid.jwt", "\(keys("sig/enc")) \(sample) --jwks -",
        "\(keys("RS256/PS256")) \(sample) --jwks -", "\(keys("AQAB/AQAA")) \(sample) --jwks -",
        "\(sample) --jwks samples/keys/other-pool.json --client-id x --scope x",
      ]
    ),
    (
      "genuine, but not the expected kind of token",
      ["samples/tokens/id.jwt --client-id x --scope x"]
    ),
    (
      "genuine, but issued for another pool, client or audience",
      ["\(sample) --user-pool-id us-east-1_Example02 --scope x", "\(sample) --client-id x"]
    ),
    (
      "genuine, but an expected issuer, client or audience is missing", ["\(sample) --audience x"]
    ),
    ("genuine, but expired", ["\(sample) --at 2026-01-01T01:00:00Z --scope x"]),
    ("genuine, but it expires too soon", ["\(sample) --min-validity 1801 --leeway 600"]),
    ("genuine, but issued in the future", ["\(sample) --at 2025-12-31T23:00:00Z"]),
    (
      "genuine, but an expected scope is missing",
      ["\(sample) --scope x --forbid-scope com.example.photos/read --group x"]
    ),
    (
      "genuine, but a forbidden scope is granted",
      ["\(sample) --forbid-scope com.example.photos/read"]
    ),
    (
      "genuine, but an unexpected scope is granted",
      ["\(sample) --scope com.example.photos/read --exact-scopes"]
    ),
    ("genuine, but in none of the expected groups", ["\(sample) --group x --claim username=x"]),
    ("genuine, but an expected claim is missing", ["\(sample) --claim x=1 --claim username=x"]),
    ("genuine, but a claim does not have the expected value", ["\(sample) --claim username=x"]),
  ]) func `states only what is known`(headline: String, runs: [String]) throws {
    for run in runs {
      var command = run.replacing("samples/tokens/", with: "jwtscope verify samples/tokens/")
      if !run.contains("--jwks") { command += " --jwks samples/keys/jwks.json" }
      if !run.contains("--at") { command += " --at 2026-01-01T00:30:00Z" }
      let result = try Shell.run(command, environment: ["COLUMNS": "120"])
      #expect(result.output.hasPrefix("✗ rejected: \(headline)\n"), "\(run)")
    }
  }
}
