import Foundation
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
    let file = try TemporaryFile()
    let at = arguments.contains("--at") ? "" : "--at 2026-01-01T00:30:00Z"
    let result = try Shell.run(
      """
      cd samples/tokens
      for output in text json github junit; do
        jwtscope verify \(arguments) --jwks ../keys/jwks.json \(at) --output $output >"$OUT" && exit 9
        case $output in
          text) grep -Eq '^Next step|^  Next: ' "$OUT" || echo text ;;
          json) jq -e '[.checks[].next, .hints[].next] | any' "$OUT" >/dev/null || echo json ;;
          github) grep -Eq 'Next: ' "$OUT" || echo github ;;
          junit) grep -Eq 'next: ' "$OUT" || echo junit ;;
        esac
      done
      """, environment: ["OUT": file.url.path])
    #expect(result.output + result.errors == "")
    #expect(result.status == 0)
  }
}
