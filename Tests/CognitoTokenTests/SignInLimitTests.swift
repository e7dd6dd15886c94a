import Testing

@testable import CognitoToken

@Suite struct `Long sign-in output` {
  /// Enough for quadratic time to take minutes.
  private static let length = SignInOutput.lengthLimit / 64

  /// Repeated texts for which a careless search takes quadratic time or overflows the stack, and
  /// their outcomes.
  @Test(arguments: [
    ("eyJ", "no-token"), ("eyJ.", "no-token"), ("eyJ.a.b ", "eyJ.a.b"),
    ("eyJhbGciOiJub25lIn0.e30. ", "eyJhbGciOiJub25lIn0.e30."), ("eyJ.a.b.c.d ", "encrypted-token"),
    ("{", "no-token"), ("[", "no-token"), ("{\"a\":\"", "no-token"), ("\\u", "no-token"),
    ("Bearer eyJ ", "no-token"), ("AccessToken: ", "no-token"), ("ChallengeName A_ ", "no-token"),
    ("An error occurred", "no-token"), ("x?error=y&", "sign-in-error"),
    ("eyJ\n", "no-token"), ("eyJ.\n", "no-token"), ("eyJhbGciOiJSUzI1NiJ9.\n", "no-token"),
    ("a\n", "no-token"), ("a=", "no-token"), ("\" ' ` ", "no-token"), ("'a b' ", "no-token"),
    ("{\"a\":1}\n", "no-token"), ("{\"\n", "no-token"), ("[[\n", "no-token"), ("|a|", "no-token"),
    ("<\n", "no-token"), ("a#b&?", "no-token"), ("CognitoIdentityServiceProvider.=; ", "no-token"),
  ]) func `is searched in linear time`(unit: String, outcome: String) {
    let text = String(repeating: unit, count: Self.length / unit.utf8.count)
    let found: String
    do {
      // The bar separates it into words: a single word would be the token at once.
      let token = try SignInOutput.find(in: Array("| \(text)".utf8), use: .access).text
      found = String(decoding: token, as: UTF8.self)
    } catch {
      found = error.code
    }
    #expect(found == outcome)
  }

  @Test func `may contain twenty thousand different tokens`() {
    let input = Array((0..<20_000).map { "eyJ.\($0).b" }.joined(separator: " ").utf8)
    let error = #expect(throws: SignInOutputError.self) {
      try SignInOutput.find(in: input, use: .access).text
    }
    #expect(error?.code == "ambiguous-input")
  }

  @Test func `may contain a JSON string of a hundred thousand escapes`() throws {
    let input =
      "{\"a\":\"" + String(repeating: "\\u0041", count: 100_000)
      + "\",\"AccessToken\":\"\(SignInSample.access)\"}"
    let token = try SignInOutput.find(in: Array(input.utf8), use: .access).text
    #expect(String(decoding: token, as: UTF8.self) == SignInSample.access)
  }
}
