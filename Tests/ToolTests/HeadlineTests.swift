import Foundation
import Testing

@Suite struct `The headline of a rejected token` {
  private static let sample = "samples/tokens/with-scopes.jwt"

  /// Changes of the samples' JWK Set, which make its keys unusable.
  private static let changes = ["sig/enc", "RS256/PS256", "AQAB/AQAA"]

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
        "samples/tokens/unknown-kid.jwt",
        "\(sample) --jwks samples/keys/other-pool.json --client-id x --scope x",
      ] + changes.map { "\(sample) --jwks \($0)" }
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
      var words = run.split(separator: " ").map(String.init)
      var changed: TemporaryFile?
      if let last = words.last, Self.changes.contains(last) {
        let parts = last.split(separator: "/")
        let keys = try String(
          contentsOf: Shell.package.appending(path: "samples/keys/jwks.json"), encoding: .utf8)
        let file = try TemporaryFile(keys.replacing(parts[0], with: parts[1]))
        words[words.count - 1] = file.url.path
        changed = file
      }
      if !run.contains("--jwks") { words += ["--jwks", "samples/keys/jwks.json"] }
      if !run.contains("--at") { words += ["--at", "2026-01-01T00:30:00Z"] }
      let text = try withExtendedLifetime(changed) { try Rendered.verify(words).text }
      #expect(text.hasPrefix("✗ rejected: \(headline)\n"), "\(run)")
    }
  }
}
