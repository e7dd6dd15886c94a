import FuzzLaws
import Testing

@testable import CognitoToken

@Suite struct `The token in a line of a log` {
  private static let words = [
    "k en", "K-E-N", "ses sion", "Mission", "like next", "cognito-idp", "Cognito_Identity",
    "x ception",
    "An error", "an-error occurred (X)", "2FA", "_", "%22", "%2", "é", "\u{7F}", "\t", "\u{B}",
    "\r", "J",
    "eyJ.a", "eyJ", "EYJ", "Mozilla/5.0 (KHTML, like Gecko)", "name=\"x\"", "&error=x", "?error=x",
    "'", "`", "|", "<", ">", "code", "name", "error", "message", "__type", "\\u0065yJ", "\\/v1",
  ]

  @Test(arguments: AdversaryText.texts + words) func `is the one that a search finds`(
    text: String
  ) {
    var law = LineSearchLaw()
    for line in LineSearchLaw.lines(with: text) {
      #expect(law.violation(in: line) == nil)
    }
  }

  @Test(arguments: [
    "2026-01-01T00:30:00Z 10.0.0.1 GET /v1/photos/1 200 authorization: Bearer @",
    "10.0.0.1 - - [21/Nov/2026:19:31:00 +0000] \"GET / HTTP/1.1\" 200 \"Bearer @\" \"curl/8\"",
    "1 @ Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142",
  ]) func `is found without a search in lines as servers write them`(line: String) {
    let token = TestToken.signed()
    let line = Array(line.replacing("@", with: String(decoding: token, as: UTF8.self)).utf8)
    let range = LogLine.token(in: line.span)
    #expect(range.map { Array(line[$0]) } == token)
  }
}
