import Foundation
import Testing

@testable import CognitoToken

/// A token, and the spellings in which people pass it on.
private enum Spelling {
  static let tokens: [String] = [
    text(TestToken.signed()),
    text(TestToken.signed(by: .ed25519, .edDSA, claims: ["sub": "x", "scope": "a/b"])),
    text(
      TestToken.signed(
        spelled: " {\"alg\":\"RS256\",\"kid\":\"key\"}", " {\"sub\":\"x\",\"scope\":\"a/b\"}")),
    text(
      TestToken.signed(
        spelled: "{\n  \"alg\" : \"RS256\"\n}", "{\r\n\t\"sub\" : \"größe\"\r\n}")),
  ]

  static let all: [@Sendable (String) -> String] = [
    { $0 }, { "Bearer%20\($0)" }, { "token_\($0)" }, { "Bearer \($0)" }, { "x\($0)" },
    { "AccessToken\($0)" }, { "\"\($0)\"" }, { "'\($0)" }, { "access_token=\($0)&x=y" },
    { "{\"access_token\":\"\($0)\"}" }, { "./\($0)" }, { "/tmp/\($0)/x.jwt" }, { "\($0).jwt" },
    { "--at=\($0)" }, { "https://example.com/\($0)" }, { "https://\($0)@example.com/" },
    { "https://example.com/?t=\($0)" }, { String($0.dropFirst()) }, { String($0.dropFirst(2)) },
    { String($0.dropFirst(3)) }, { String($0.dropFirst(30)) }, { String($0.dropLast(1)) },
    { String($0.dropLast(40)) }, { $0.replacing(".", with: "%2E") },
    { $0.replacing(".", with: " ") }, { $0.replacing(".", with: "\n") },
    { $0.replacing(".", with: ",") }, { $0 + $0 }, { "\($0),\($0)" }, { "\($0)\u{0}" },
    { "\u{301}\($0)\u{301}" }, { folded($0, at: 64) }, { folded($0, at: 76) },
    { "The value '\($0)' is invalid for '--at <time>': \"\($0)\" is not a time" },
  ]

  static func parts(_ token: String) -> [Substring] { token.split(separator: ".") }

  /// The parts without the header, by themselves and together.
  static func pieces(_ token: String) -> [String] {
    let parts = parts(token)
    return [
      String(parts[1]), String(parts[2]), "\(parts[1]).\(parts[2])", "\(parts[0]).\(parts[1])",
    ]
  }

  private static func folded(_ token: String, at width: Int) -> String {
    var lines: [Substring] = []
    var rest = token[...]
    while !rest.isEmpty {
      lines.append(rest.prefix(width))
      rest = rest.dropFirst(width)
    }
    return lines.joined(separator: "\n")
  }

  private static func text(_ token: [UInt8]) -> String { String(decoding: token, as: UTF8.self) }
}

@Suite struct `A message` {
  /// 20 consecutive characters of the token's claims or signature that are in the text.
  private func leak(of token: String, in text: String) -> Substring? {
    for part in Spelling.parts(token).dropFirst() {
      for offset in 0...max(part.count - 20, 0) {
        let piece = part.dropFirst(offset).prefix(20)
        if text.utf8.count >= 20, text.contains(piece) { return piece }
      }
    }
    return nil
  }

  @Test(arguments: Spelling.tokens.indices, Spelling.all.indices)
  func `removes a token in any spelling`(token: Int, spelling: Int) {
    let token = Spelling.tokens[token]
    let typed = Spelling.all[spelling](token)
    #expect(leak(of: token, in: Redaction.redacting(typed)) == nil)
    #expect(leak(of: token, in: Redaction.redacting(argument: typed)) == nil)
  }

  @Test(arguments: Spelling.tokens.indices) func `removes every part of a token`(token: Int) {
    let token = Spelling.tokens[token]
    for piece in Spelling.pieces(token) {
      #expect(leak(of: token, in: piece) != nil)
      #expect(leak(of: token, in: Redaction.redacting("\"\(piece)\" cannot be read")) == nil)
      #expect(leak(of: token, in: Redaction.redacting(argument: piece)) == nil)
    }
  }

  /// What random bytes look like in base64url: as a key, a client's secret or a session.
  @Test func `removes a key`() {
    var generator = SystemRandomNumberGenerator()
    var shown = 0
    for _ in 0..<2000 {
      let key = Base64URL.encode((0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) })
      if Redaction.redacting(argument: "./\(key)").contains(key) { shown += 1 }
    }
    // One in 350 happens to look like a name.
    #expect(shown < 30)
  }

  @Test(arguments: [
    ("eyJ" + String(repeating: "x", count: 1019), "[… 1,022 characters]"),
    ("a eyJhbGciOiJub25lIn0 b", "a [… 19 characters] b"),
    (String(repeating: "x", count: 60), String(repeating: "x", count: 60)),
    (String(repeating: "x", count: 61), "[… 61 characters]"),
    ("a/" + String(repeating: "x", count: 61) + "/b", "a/[… 61 characters]/b"),
    (String(repeating: "eyJ", count: 400_000), "[… 1,200,000 characters]"),
    // The shortest text that may be one: by itself, after a character that is not a letter, and
    // after a letter if it decodes to text.
    ("eyJunesResults26", "[… 16 characters]"), ("a.eyJunesResults", "[… 16 characters]"),
    ("report1eyJunesResults", "[… 21 characters]"), ("xeyJhYWFhYWFhYWFh", "[… 17 characters]"),
    ("xeyJ9IH5-fn4gfn5-", "[… 17 characters]"),
    // JSON without its beginning, with spaces and with what is not ASCII.
    ("IiwiYSI6MSwiYiI6", "[… 16 characters]"), ("YSIgOiAxLCJiIjoy", "[… 16 characters]"),
    ("w4AiOiJhYWFhYWFhYQ", "[… 18 characters]"), ("xIiwiYSI6MSwiYiI6", "[… 17 characters]"),
    ("xxxIiwiYSI6MSwiYiI6", "[… 19 characters]"),
    // Two parts of 16 that look random, of three.
    ("aB3dE6gH9jK2mN5p.x.aB3dE6gH9jK2mN5p", "[… 35 characters]"),
    // The end of a token that was folded.
    ("eyJunesResults26\n \tabcdefghijklmnop", "[… 16 characters]\n \t[… 16 characters]"),
    ("eyJunesResults26, abcdefghijklmnop", "[… 16 characters], abcdefghijklmnop"),
    ("eyJunesResults26\nabcdefghijklmno", "[… 16 characters]\nabcdefghijklmno"),
  ]) func `gives the number of characters that it removes`(text: String, message: String) {
    #expect(Redaction.redacting(text) == message)
  }

  @Test(arguments: [
    "token.jwt", "./samples/tokens/with-scopes.jwt", "eyJ", "eyJhbGci", "surveyJuneResults.json",
    "cognito-idp.us-east-1.amazonaws.com", "www.example.com", "127.0.0.1", "us-east-1_Example01",
    "my-api-gateway-staging-internal.execute-api.us-east-1.amazonaws.com",
    "com.example.PhotoServiceAdministration/read", "7.88.1", "a.b.c", "größe.jwt",
    "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", "1example23456789client0000",
    "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01/.well-known/jwks.json",
    "https://localhost:8443/jwks.json",
    "/home/jane/projects/photos/TokensOfTheStagingEnvironment2026.txt",
    "us-east-1_Example01_CorporateDirectoryProviderOfPhotos",
    "com.example.photos.PhotoServiceAdministration.PhotoServiceReaders", "session.json",
    // One character, byte or change of kind fewer than a token, or a piece of one, has.
    "eyJunesResults2", "surveyJuneResults2026", "KeyJunctionTableOfUsers",
    "zeyJunctionTableOfUsers",
    "xxxxxxxxxeyJhYWFh", "xeyJhYX9hYWFhYWFh", "xeyJhYR9hYWFhYWFh", "IiwiYSI6MSwiYiI",
    "AAAAIiwiYSI6MSwiYiI6", "ASI6YWFhYWFhYWFh", "fyI6YWFhYWFhYWFh",
    "aB3dE6gH9jK2mN5p.aB3dE6gH9jK2mN5p", "aB3dE6gH9jK2mN5p.x.aB3dE6gH9jK2mN5",
    "aB3dE6gH9jK2mN5p.x.abcdefghijklmnop",
    "aB3dE6gH9jK2mN5paB3dE6gH9jK2mN5paB3dE6g", "a3d6g9j2m5p8a3d6g9j2m5p8a3d6g9j2m5p8a3d6",
    "A3D6G9J2M5P8A3D6G9J2M5P8A3D6G9J2M5P8A3D6", "aBdEgHjKmNpQaBdEgHjKmNpQaBdEgHjKmNpQaBdE",
    "aaB3aaB3aaB3aaB3aaB3aaaaaaaaaaaaaaaaaaaa",
    "--scope", "\"x\" is neither a time as 2026-01-31T12:00:00Z nor a number of seconds",
  ]) func `keeps what is not a token`(text: String) {
    #expect(Redaction.redacting(text) == text)
    #expect(Redaction.redacting(argument: text) == text)
  }

  @Test(arguments: [
    (String(repeating: "a b ", count: 50), String(repeating: "a b ", count: 50)),
    (String(repeating: "a b ", count: 50) + "c", "[… 201 characters]"),
    (String(repeating: "ä b ", count: 50), "[… 200 characters]"),
    ("{\"keys\":[]}", "{\"keys\":[]}"),
    ("USERNAME=jane,PASSWORD=cheese, bread", "USERNAME=jane,PASSWORD=…"),
    ("--client-secret: x", "--client-secret:…"), ("\"Session\" : \"x\"", "\"Session\" :…"),
    ("session=", "session="),
    ("https://jane:cheese@example.com/a?b=c#d", "https://…@example.com/a?…"),
    ("https://example.com/a#d", "https://example.com/a?…"),
    ("https://j@ne:ch@ese@example.com", "https://…@example.com"),
    ("https://example.com/?a=https://b@c", "https://example.com/?…"),
    (
      "https://example.com/k?X-Amz-Signature=" + String(repeating: "a", count: 999),
      "https://example.com/k?…"
    ),
    ("https://example.com/" + String(repeating: "a/", count: 200), "[… 420 characters]"),
    ("aB3dE6gH9jK2mN5paB3dE6gH9jK2mN5paB3dE6gH", "[… 40 characters]"),
    ("aaB3aaB3aaB3aaB3aaB3aaaaaaaaaaaaaaaaaaaB", "[… 40 characters]"),
    ("passwd=x", "passwd=…"), ("CLIENT_SECRET=x", "CLIENT_SECRET=…"),
    ("Session: x", "Session:…"), ("AWS_CREDENTIALS=x", "AWS_CREDENTIALS=…"),
    ("RefreshToken=x", "RefreshToken=…"), ("pass=word=x", "pass=word=x"),
    ("pass1word=x", "pass1word=x"), ("mailto:jane@h?x", "mailto:jane@h?x"),
    ("a?x://u@h", "a?x://u@h"), ("a#x://u@h?y", "a#x://u@h?y"),
    ("HTTPS://user@h", "HTTPS://…@h"), ("a@b", "a@b"), ("a?b", "a?b"),
  ]) func `keeps the part of an argument that cannot be secret`(argument: String, shown: String) {
    #expect(Redaction.redacting(argument: argument) == shown)
  }
}
