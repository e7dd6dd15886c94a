import Testing

@testable import CognitoToken

extension `Sign-in output without a token` {
  private static func sighting(
    _ line: Int, _ column: Int, _ tokenUse: String?, _ name: String
  ) -> TokenSighting {
    TokenSighting(line: line, column: column, tokenUse: tokenUse, name: name)
  }

  private static let jti = "jti 11111111-2222-3333-4444-555555555555"

  static let encrypted = [
    Row("a refresh token", Sample.refresh + "\n", .refreshToken),
    Row("a refresh token in JSON", #"{"RefreshToken":"\#(Sample.refresh)"}"#, .refreshToken),
    Row(
      "a refresh token under the wrong name", #"{"AccessToken":"\#(Sample.refresh)"}"#,
      .refreshToken),
    Row(
      "an encrypted token under a refresh token's name",
      #"{"refresh_token":"\#(Sample.encrypted)"}"#, .refreshToken),
    Row("a refresh token in a text", "refresh: '\(Sample.refresh)'", .refreshToken),
    Row(
      "a refresh token of another form in AWS CLI text",
      "AUTHENTICATIONRESULT\t3600\t\(Sample.encrypted)\tBearer\n", .refreshToken),
    Row("an encrypted token", Sample.encrypted, .encryptedToken),
    Row("an encrypted token in JSON", #"{"token":"\#(Sample.encrypted)"}"#, .encryptedToken),
    Row("an encrypted token in a text", "it is \(Sample.encrypted).", .encryptedToken),
    Row(
      "an encrypted access token next to an ID token",
      #"{"access_token":"\#(Sample.encrypted)","id_token":"\#(Sample.id)"}"#, .encryptedToken),
  ]

  static let ambiguous = [
    Row(
      "two access tokens", "\(Sample.access)\n \(Sample.otherAccess)\n",
      .ambiguous(
        [sighting(1, 1, "access", jti), sighting(2, 2, "access", "jti 22222222-2222")], count: 2)),
    Row(
      "repeated members",
      #"{"AccessToken":"\#(Sample.access)","AccessToken":"\#(Sample.otherAccess)"}"#,
      .ambiguous(
        [
          sighting(1, 17, "access", jti),
          sighting(1, 34 + Sample.access.utf8.count, "access", "jti 22222222-2222"),
        ], count: 2)),
    Row(
      "tokens in members that contain more",
      #"{"a":"see \#(Sample.access)","b":"and \#(Sample.otherAccess)"}"#,
      .ambiguous(
        [
          sighting(1, 11, "access", jti),
          sighting(1, 22 + Sample.access.utf8.count, "access", "jti 22222222-2222"),
        ], count: 2)),
    Row(
      "tokens of which none is an access token", "é \(Sample.id)\n\(Sample.foreign)",
      .ambiguous(
        [sighting(1, 3, "id", "jti 33333333-3333"), sighting(2, 1, nil, "sub someone")], count: 2)),
    Row(
      "many tokens",
      (1...9).map { Sample.token(["jti": .string("\($0)")]) }.joined(separator: "\n"),
      .ambiguous((1...5).map { sighting($0, 1, nil, "jti \($0)") }, count: 9)),
    Row(
      "a token whose jti is a token",
      "\(Sample.foreign) \(Sample.token(["jti": .string(Sample.access)]))",
      .ambiguous(
        [
          sighting(1, 1, nil, "sub someone"),
          sighting(1, Sample.foreign.utf8.count + 2, nil, "jti …"),
        ], count: 2)),
  ]

  private static let opaque = SignInOutputError.noToken(.opaqueToken(.access, isBesideOther: false))
  private static let opaqueBesideOther = SignInOutputError.noToken(
    .opaqueToken(.access, isBesideOther: true))

  static let others = [
    Row(
      "Amplify v6's session in JSON",
      #"{"tokens":{"accessToken":{"payload":{"token_use":"access"}},"idToken":{"payload":{}}}}"#,
      .notSerialised(.access)),
    Row(
      "a token cut off", "the token is \(Sample.header).eyJz…",
      .noToken(.fragment(line: 1, column: 14, partCount: 2))),
    Row(
      "a token broken over lines", "\(Sample.header)\n.eyJz\n.c2ln",
      .noToken(.fragment(line: 1, column: 1, partCount: 1))),
    Row("a token's name without a token", #"{"AccessToken":"****"}"#, opaque),
    Row("an opaque token", #"{"access_token":"\#(session)"}"#, opaque),
    Row(
      "an opaque token next to an ID token",
      #"{"access_token":"\#(Sample.uuid)","id_token":"\#(Sample.id)"}"#, opaqueBesideOther),
    Row(
      "an opaque token next to an ID token, in a redirect",
      "https://example.com/#access_token=\(Sample.uuid)&id_token=\(Sample.id)", opaqueBesideOther),
    Row(
      "an opaque token next to an ID token, in AWS CLI text",
      "AUTHENTICATIONRESULT\t\(Sample.uuid)\t3600\t\(Sample.id)\tBearer", opaqueBesideOther),
    Row(
      "a token cut off next to an ID token",
      "AccessToken: \(Sample.access.prefix(90))…\nIdToken: \(Sample.id)\n",
      .noToken(.fragment(line: 1, column: 14, partCount: 2))),
    Row(
      "other JSON", #"{"UserPool":{"Id":"x"},"\#(session)":1}"#,
      .noToken(.object(names: ["UserPool", "…"]))),
    Row("an array", "[1, 2]", .noToken(.array)),
    Row("an array with a null", "[null, 3600]", .noToken(.array)),
    Row(
      "an opaque token before an encrypted one",
      #"{"access_token":"\#(Sample.uuid)","AccessToken":"\#(Sample.encrypted)"}"#, opaque),
    Row("a session that contains a token", "Session: a=\(Sample.access)\n", .noToken(.text)),
    Row("text", "hello", .noToken(.text)),
    Row("only Bearer", "Authorization: Bearer \r\n", .noToken(.text)),
    Row("a log that mentions errors", "level=info error=nil msg=\"x\"", .noToken(.text)),
    Row("HTML", "<!DOCTYPE html>\n<html><body>Sign in</body></html>", .noToken(.html)),
    Row(
      "UTF-16 without a byte order mark", bytes: "\"eyJ\"\n".utf8.flatMap { [$0, 0] },
      .noToken(.utf16)),
    Row("binary data", bytes: [0x7F, 0x45, 0x4C, 0x46, 0, 1, 0xFF, 0xFE], .noToken(.binary)),
    Row("invalid UTF-8", bytes: [0xC3, 0x28, 0x20, 0xFF], .noToken(.binary)),
    Row(
      "more than the limit", String(repeating: "a", count: SignInOutput.lengthLimit + 1), .tooLong),
  ]
}
