import Testing

@testable import CognitoToken

@Suite struct `Scopes` {
  /// Characters that `String` combines with the one before them, or treats as equal to another.
  static let odd = ["", "\u{301}", "\u{338}", "\u{200D}", "\u{FE0F}", "\u{1F3FD}", "\u{212A}", "K"]

  @Test func `are split at the last slash byte before any character`() throws {
    for server in odds("com.example.photos") + odds("https://example.com/") {
      for name in odds("") + odds("read") where !name.contains("/") {
        let split = try #require(ScopeSet.split("\(server)/\(name)"))
        #expect(ExactText(split.resourceServer) == ExactText(server))
        #expect(ExactText(split.name) == ExactText(name))
      }
    }
    #expect(ScopeSet.split("openid") == nil)
  }

  @Test func `are the pieces between space bytes, each once, compared by their bytes`() {
    let pieces = Self.odd.dropFirst().flatMap { ["a\($0)", "\($0)a"] } + ["e\u{301}", "\u{E9}"]
    for separator in [" ", "  "] {
      let claim = (pieces + pieces).joined(separator: separator)
      #expect(
        ScopeSet(claim: claim).granted.map { ExactText($0) } == pieces.map { ExactText($0) })
      for piece in pieces { #expect(ScopeSet(claim: claim).contains(piece)) }
      #expect(!ScopeSet(claim: claim).contains("a"))
    }
  }

  @Test(arguments: [
    ("openid", ScopeSet.Kind.openIDConnect), ("phone", .openIDConnect), ("Openid", .custom),
    (ScopeSet.userAdmin, .cognito), ("aws.cognito.", .cognito), ("aws.cognito", .custom),
    ("com.example.photos/read", .custom), ("", .custom), ("openid\u{200D}", .custom),
  ]) func `are of a kind by their bytes`(scope: String, kind: ScopeSet.Kind) {
    #expect(ScopeSet.kind(of: scope) == kind)
  }

  private func odds(_ text: String) -> [String] { Self.odd.flatMap { [text + $0, $0 + text] } }
}
