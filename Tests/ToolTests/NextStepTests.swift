import CognitoToken
import Testing

/// What the report of a rejected token says to do.
@Suite struct `A rejected token` {
  static let failing = [
    "tampered.jwt", "unknown-kid.jwt", "alg-none.jwt", "hmac.jwt", "id.jwt", "expired.jwt",
    "with-scopes.jwt --user-pool-id us-east-1_Other", "with-scopes.jwt --client-id other",
    "with-scopes.jwt --audience other", "with-scopes.jwt --min-validity 86400",
    "with-scopes.jwt --at 2025-12-31T23:00:00Z", "with-scopes.jwt --scope a/b",
    "with-scopes.jwt --forbid-scope com.example.photos/read", "with-scopes.jwt --group a",
    "with-scopes.jwt --scope com.example.photos/read --exact-scopes",
    "with-scopes.jwt --claim tenant=a", "with-scopes.jwt --claim username=a",
  ]

  @Test(arguments: failing) func `has a next step in every format`(arguments: String) throws {
    let words = arguments.split(separator: " ").map(String.init)
    let at = arguments.contains("--at") ? [] : ["--at=2026-01-01T00:30:00Z"]
    let rendered = try Rendered.verify(
      ["samples/tokens/\(words[0])", "--jwks", "samples/keys/jwks.json"] + words.dropFirst() + at)
    #expect(rendered.text.contains(/(?m)^(Next step|  Next: )/))
    let report = try JSON(rendered.json)
    let places = ["checks", "hints"].flatMap { report[$0]?.array ?? [] }
    #expect(places.contains { $0["next"]?.string != nil })
    #expect(rendered.github.contains("Next: "))
    #expect(rendered.junit.contains("next: "))
  }
}
