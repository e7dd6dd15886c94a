import Testing

@testable import CognitoToken

@Suite struct `Token diff` {
  /// A change in an access token, and the expected report: scopes and claims after `+`, `-` or `~`,
  /// followed by elements of sets; folded names after `=`; notes by their code.
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let told: [String]
    var before: [(String, JSON?)] = []
    var after: [(String, JSON?)] = []

    init(
      _ testDescription: String, _ told: [String], from before: [(String, JSON?)] = [],
      to after: [(String, JSON?)] = []
    ) {
      self.testDescription = testDescription
      self.told = told
      self.before = before
      self.after = after
    }

    /// `after` contains the changes to `before`.
    func diff() throws -> TokenDiff {
      TokenDiff(from: try Self.token(before), to: try Self.token(before + after))
    }

    private static func token(_ changes: [(String, JSON?)]) throws -> UnverifiedToken {
      try UnverifiedToken(
        TestToken.signed(claims: TestToken.claims(changes)), reading: .lenient)
    }
  }

  static let same = [
    Row("a token is the same as itself", ["same-token"]),
    Row(
      "what is new with each sign-in is folded", ["=exp", "=iat", "=jti", "=auth_time"],
      to: [
        ("jti", "x"), ("iat", 1_767_225_700), ("exp", 1_767_229_300), ("auth_time", 1_767_225_700),
      ]),
    Row(
      "so are Cognito's own identifiers", ["=event_id", "=origin_jti"],
      from: [("event_id", "a"), ("origin_jti", "a")], to: [("event_id", "b"), ("origin_jti", "b")]),
    Row(
      "the order of scopes means nothing", [], from: [("scope", "a b")], to: [("scope", "b a a")]),
    Row("an empty scope grants no more than none", [], from: [("scope", "")], to: [("scope", nil)]),
    Row(
      "the order of groups means nothing", [], from: [("cognito:groups", ["a", "b"])],
      to: [("cognito:groups", ["b", "a"])]),
    Row("one audience is a list of one", [], from: [("aud", "a")], to: [("aud", ["a"])]),
    Row(
      "the order of members means nothing", [], from: [("x", ["a": 1, "b": 2])],
      to: [("x", ["b": 2, "a": 1])]),
  ]

  static let different = [
    Row("a scope is added", ["+c"], from: [("scope", "a b")], to: [("scope", "a b c")]),
    Row("a scope is removed", ["-a"], from: [("scope", "a b")], to: [("scope", "b")]),
    Row("scopes differ by case", ["+A", "-a"], from: [("scope", "a")], to: [("scope", "A")]),
    Row(
      "scopes differ by bytes", ["+\u{E9}", "-e\u{301}"], from: [("scope", "e\u{301}")],
      to: [("scope", "\u{E9}")]),
    Row("the first scope", ["+a"], from: [("scope", nil)], to: [("scope", "a")]),
    Row(
      "a scope that is no text is a claim that changed", ["malformed-member", "~scope"],
      from: [("scope", "a")], to: [("scope", ["a"])]),
    Row("a claim is added", ["+tenant"], to: [("tenant", "a")]),
    Row("a claim is removed", ["-username"], to: [("username", nil)]),
    Row("null is a value", ["+tenant"], to: [("tenant", .null)]),
    Row("a claim is changed", ["~username"], to: [("username", "johndoe")]),
    Row("a text is not the number", ["~x"], from: [("x", "1")], to: [("x", 1)]),
    Row(
      "a great number is not its neighbour", ["~x"], from: [("x", .number("9007199254740993"))],
      to: [("x", .number("9007199254740992"))]),
    Row("deep inside", ["~x"], from: [("x", [["a": ["b": 1]]])], to: [("x", [["a": ["b": 2]]])]),
    Row(
      "elements have an order elsewhere", ["~x"], from: [("x", ["a", "b"])],
      to: [("x", ["b", "a"])]),
    Row(
      "groups by element", ["~cognito:groups +c -a"], from: [("cognito:groups", ["a", "b"])],
      to: [("cognito:groups", ["b", "c"])]),
    Row("what is folded counts where only one has it", ["+origin_jti"], to: [("origin_jti", "a")]),
    Row("another user", ["other-user", "~sub"], to: [("sub", "x")]),
    Row("another client", ["other-client", "~client_id"], to: [("client_id", "x")]),
    Row("another pool", ["other-pool", "~iss"], to: [("iss", .string(TestToken.issuer + "x"))]),
    Row(
      "the pool's other issuer is no other pool", ["~iss"],
      to: [("iss", "https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01")]),
    Row(
      "another kind of token", ["+aud", "-client_id", "other-token-use", "~token_use"],
      to: [("token_use", "id"), ("client_id", nil), ("aud", "1example23456789")]),
    Row(
      "an ID token of another client",
      ["+aud", "-client_id", "other-client", "other-token-use", "~token_use"],
      to: [("token_use", "id"), ("client_id", nil), ("aud", "x")]),
  ]

  static let noted = [
    Row(
      "the wrong way round", ["=exp", "=iat", "older"],
      to: [("iat", 1_767_225_599), ("exp", 1_767_229_199)]),
    Row("another lifetime", ["=exp", "other-lifetime"], to: [("exp", 1_767_225_900)]),
  ]

  @Test(arguments: same + different + noted) func `reports`(row: Row) throws {
    #expect(told(try row.diff()) == row.told.sorted())
  }

  @Test(arguments: same + noted) func `is the same if only ignored members differ`(row: Row) throws
  {
    #expect(try row.diff().isSame)
  }

  @Test(arguments: different) func `is different if any other member differs`(row: Row) throws {
    #expect(try !row.diff().isSame)
  }

  @Test func `compares alg in headers, and ignores kid`() throws {
    let token = try UnverifiedToken(TestToken.signed())
    let other = try UnverifiedToken(TestToken.signed(kid: "other"))
    #expect(told(TokenDiff(from: token, to: other)) == ["=kid"])
    let unsigned = try UnverifiedToken(
      TestToken.signed(header: [("typ", "JWT")], claims: TestToken.accessClaims))
    let diff = TokenDiff(from: token, to: unsigned)
    #expect(diff.header.added.map(\.name) == ["typ"])
    #expect(!diff.isSame)
  }

  @Test func `notes warnings of a lenient reading with their side`() throws {
    let claims = #"{"a":1,"a":2}"#
    let header = #"{"kid":"key","alg":"RS256"}"#
    let odd = try UnverifiedToken(TestToken.signed(spelled: header, claims), reading: .lenient)
    let plain = try UnverifiedToken(TestToken.signed(spelled: header, #"{"a":1}"#))
    let notes = TokenDiff(from: plain, to: odd).notes
    #expect(notes == [.warning(.new, .duplicateMember(.claims, name: "a"))])
  }

  private func told(_ diff: TokenDiff) -> [String] {
    let changed = diff.claims.changed.map { change in
      let elements = change.elements.map {
        $0.added.map { " +\($0)" } + $0.removed.map { " -\($0)" }
      }
      return "~\(change.name)" + (elements ?? []).joined()
    }
    return
      (diff.addedScopes.map { "+\($0)" } + diff.removedScopes.map { "-\($0)" }
      + diff.claims.added.map { "+\($0.name)" } + diff.claims.removed.map { "-\($0.name)" }
      + changed
      + diff.folded.map { "=\($0)" } + diff.notes.map(\.code)).sorted()
  }
}
