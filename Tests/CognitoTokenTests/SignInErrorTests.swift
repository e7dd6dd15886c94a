import Testing

@testable import CognitoToken

@Suite struct `Sign-in output without a token` {
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let input: [UInt8]
    let error: SignInOutputError

    init(_ description: String, _ input: String, _ error: SignInOutputError) {
      self.init(description, bytes: Array(input.utf8), error)
    }

    init(_ description: String, bytes: [UInt8], _ error: SignInOutputError) {
      testDescription = description
      input = bytes
      self.error = error
    }
  }

  private typealias Sample = SignInSample
  private static let session = Sample.session

  private static func challenge(_ name: String) -> SignInOutputError {
    .challenge(Challenge(name: name))
  }

  private static func failed(
    _ source: SignInFailure.Source, _ name: String? = nil, _ refusal: SignInRefusal? = nil
  ) -> SignInOutputError {
    .failed(SignInFailure(source, name: name, refusal))
  }

  private static func failed(_ error: AWSCLIError) -> SignInOutputError { failed(.awsCLI(error)) }

  static let empty = [
    Row("nothing", "", .empty),
    Row("white space", " \r\n\t\n", .empty),
    Row("a byte order mark", "\u{FEFF}", .empty),
    Row("null of --query", "null\n", .noToken(.null)),
    Row("None of --query", "None\n", .noToken(.null)),
    Row("nulls of --query", "[\n    null,\n    null\n]\n", .noToken(.null)),
    Row("an object of nulls", #"{"t": null, "more": {}}"#, .noToken(.null)),
    Row("an empty string", "\"\"\n", .noToken(.null)),
    Row(
      "an empty table", "--------------\n|InitiateAuth|\n+------------+\n", .noToken(.emptyTable)),
  ]

  static let challenges = [
    Row(
      "a challenge in json",
      #"{"ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": "\#(session)", "ChallengeParameters": {}}"#,
      challenge("NEW_PASSWORD_REQUIRED")),
    Row(
      "a challenge in text", "SMS_MFA\t\(session)\nCHALLENGEPARAMETERS\tSMS\t+*********1\n",
      challenge("SMS_MFA")),
    Row(
      "the challenge PASSWORD in text", "PASSWORD\t\(session)\nCHALLENGEPARAMETERS\tx\n",
      challenge("PASSWORD")),
    Row(
      "an unknown challenge in text", "EMAIL_MFA\t\(session)\nCHALLENGEPARAMETERS\tx\n",
      challenge("EMAIL_MFA")),
    Row(
      "a challenge in a table",
      "|  ChallengeName |  SOFTWARE_TOKEN_MFA  |\n|  Session       |  \(session)  |\n",
      challenge("SOFTWARE_TOKEN_MFA")),
    Row(
      "a challenge in a table after another's name",
      "|  AvailableChallenges |  SMS_MFA  |\n|  ChallengeName  |  PASSWORD_VERIFIER  |\n",
      challenge("PASSWORD_VERIFIER")),
    Row(
      "a challenge in an array before a token's object",
      #"["SMS_MFA", {"x": "\#(Sample.access)"}]"#, challenge("SMS_MFA")),
    Row(
      "a challenge in a table with a row of names",
      """
      |      ChallengeName     |                Session                 |
      +------------------------+----------------------------------------+
      |  \u{1B}[1m\u{1B}[34mNEW_PASSWORD_REQUIRED\u{1B}[0m |  \(Sample.uuid)  |
      """, challenge("NEW_PASSWORD_REQUIRED")),
    Row(
      "a challenge in a table without names",
      "|  InitiateAuth   |\n+------+\n|  EMAIL_OTP  |\n|  \(Sample.uuid)  |\n",
      challenge("EMAIL_OTP")),
    Row(
      "a challenge in yaml", "ChallengeName: MFA_SETUP\nSession: \(session)\n",
      challenge("MFA_SETUP")),
    Row(
      "an unknown challenge in yaml", "ChallengeName: SOMETHING_NEW\nSession: \(session)\n",
      challenge("SOMETHING_NEW")),
    Row(
      "a challenge of --query", "[\n    \"SMS_OTP\",\n    \"\(session)\"\n]\n",
      challenge("SMS_OTP")),
    Row("a challenge's name only", "\"WEB_AUTHN\"\n", challenge("WEB_AUTHN")),
    Row(
      "a challenge with a token among its parameters",
      #"{"ChallengeName":"CUSTOM_CHALLENGE","ChallengeParameters":{"link":"?t=\#(Sample.foreign)"}}"#,
      challenge("CUSTOM_CHALLENGE")),
    Row(
      "a challenge with a token among its parameters, in yaml",
      "ChallengeName: CUSTOM_CHALLENGE\nChallengeParameters:\n  link: '?t=\(Sample.foreign)'\n",
      challenge("CUSTOM_CHALLENGE")),
    Row(
      "a challenge with a name like a session", #"{"ChallengeName":"\#(session)"}"#,
      challenge("…")),
    Row(
      "a session that looks like a token",
      #"{"ChallengeName":"SELECT_CHALLENGE","Session":"\#(Sample.access)"}"#,
      challenge("SELECT_CHALLENGE")),
    Row(
      "a challenge in a log", "DEBUG got\n{\"ChallengeName\":\"SELECT_MFA_TYPE\"}\ndone",
      challenge("SELECT_MFA_TYPE")),
  ]

  static let failures = [
    Row(
      "an error of the AWS CLI",
      "\nAn error occurred (NotAuthorizedException) when calling the InitiateAuth operation: "
        + "Incorrect username or password.\n",
      failed(.api("InitiateAuth"), "NotAuthorizedException", .wrongPassword)),
    Row(
      "an error of the AWS CLI with more before it",
      "aws: [ERROR]: An error occurred (TooManyRequestsException) when calling the AdminInitiateAuth operation "
        + "(reached max retries: 2): Rate exceeded\n",
      failed(.api("AdminInitiateAuth"), "TooManyRequestsException", .tooManyRequests)),
    Row(
      "a trigger that failed",
      "An error occurred (UserLambdaValidationException) when calling the InitiateAuth operation: "
        + "PreTokenGeneration failed with error x.",
      failed(
        .api("InitiateAuth"), "UserLambdaValidationException", .triggerFailed("PreTokenGeneration"))
    ),
    Row(
      "an error of the AWS CLI with spaces in its name",
      "An error occurred (Not Authorized) when calling the InitiateAuth operation: x",
      failed(.api("InitiateAuth"))),
    Row(
      "an error of the API whose message starts like one of the AWS CLI",
      "An error occurred (InternalErrorException) when calling the InitiateAuth operation: "
        + "Unable to locate credentials",
      failed(.api("InitiateAuth"), "InternalErrorException")),
    Row("an error that is cut off", "An error occurred (InternalErr", failed(.api(nil))),
    Row(
      "an error of the JavaScript SDK",
      "Uncaught NotAuthorizedException: Incorrect username or password.\n    at f (/a.js:1:2)\n",
      failed(.api(nil), "NotAuthorizedException", .wrongPassword)),
    Row(
      "an error of the Java SDK",
      "Exception in thread \"main\" a.model.UserNotFoundException: User does not exist. (Service: x)",
      failed(.api(nil), "UserNotFoundException", .noSuchUser)),
    Row(
      "an error of the Python SDK",
      "Traceback (most recent call last):\n  File \"a.py\", line 1\nbotocore.errorfactory."
        + "NotAuthorizedException: An error occurred (NotAuthorizedException) when calling the InitiateAuth "
        + "operation: Refresh Token has been revoked",
      failed(.api("InitiateAuth"), "NotAuthorizedException", .refreshTokenRevoked)),
    Row(
      "an error of the SDK as JSON",
      #"{"name":"NotAuthorizedException","$fault":"client","message":"User is disabled."}"#,
      failed(.api(nil), "NotAuthorizedException", .disabled)),
    Row(
      "an error with a token in its message",
      "An error occurred (UserLambdaValidationException) when calling the InitiateAuth operation: "
        + "PreSignUp failed with error \(Sample.access).",
      failed(.api("InitiateAuth"), "UserLambdaValidationException", .triggerFailed("PreSignUp"))),
    Row(
      "no credentials",
      "\nUnable to locate credentials. You can configure credentials by running \"aws login\".\n",
      failed(.noCredentials)),
    Row(
      "arguments with a password",
      "aws: error: argument --auth-parameters: expected one argument, PASSWORD=hunter2hunter2",
      failed(.badArguments)),
    Row(
      "no credentials, in a newer AWS CLI",
      "\naws: [ERROR]: An error occurred (NoCredentials): Unable to locate credentials.\n",
      failed(.noCredentials)),
    Row(
      "no region, in a newer AWS CLI", "aws: [ERROR]: You must specify a region.\n",
      failed(.noRegion)),
    Row(
      "another error of a newer AWS CLI", "aws: [ERROR]: hunter2hunter2\n",
      failed(AWSCLIError.other)),
    Row("no AWS CLI", "bash: line 1: aws: command not found\n", failed(.notInstalled)),
    Row(
      "no login", "Error loading SSO Token: Token for x does not exist\n", failed(.expiredLogin)),
    Row(
      "a login that has ended",
      "The SSO session associated with this profile has expired or is otherwise invalid.\n",
      failed(.expiredLogin)),
    Row(
      "a login that cannot be renewed",
      "\nError when retrieving token from sso: x\nToken has expired and refresh failed\n",
      failed(.expiredLogin)),
    Row("an unknown option", "Unknown options: --pasword, x\n", failed(.badArguments)),
    Row(
      "an error in a redirect, percent-encoded", "https://example.com/cb?error=access%5Fdenied&x",
      failed(.redirect, "access_denied")),
    Row(
      "an error of the token endpoint",
      #"{"error":"invalid_grant","error_description":"the code has expired"}"#,
      failed(.tokenEndpoint, "invalid_grant")),
    Row(
      "an error of the token endpoint after its headers",
      "HTTP/2 400\r\ncontent-type: application/json\r\n\r\n{\"error\":\"invalid_client\"}\n",
      failed(.tokenEndpoint, "invalid_client")),
    Row(
      "an error in a redirect",
      "https://example.com/cb?error=invalid_request&error_description=invalid_scope+%3A+x",
      failed(.redirect, "invalid_request", .scopeNotAllowed)),
    Row(
      "an error in a redirect's fragment, and another in its query",
      "https://example.com/cb?error=server_error#error=access_denied&state=x",
      failed(.redirect, "access_denied")),
    Row(
      "an error of the API",
      #"{"__type":"com.amazon.coral#UserNotConfirmedException","message":"User is not confirmed."}"#,
      failed(.api(nil), "UserNotConfirmedException", .notConfirmed)),
    Row(
      "an error that quotes secrets",
      #"{"error":"\#(Sample.foreign)","error_description":"\#(Sample.uuid) \#(session), \#(Sample.refresh)"}"#,
      failed(.tokenEndpoint)),
    Row(
      "a long error",
      #"{"error":"x","error_description":"\#(String(repeating: "word ", count: 1000))\#(session)"}"#,
      failed(.tokenEndpoint)),
  ]

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
      "an encrypted access token beside an ID token",
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
      "an opaque token beside an ID token",
      #"{"access_token":"\#(Sample.uuid)","id_token":"\#(Sample.id)"}"#, opaqueBesideOther),
    Row(
      "an opaque token beside an ID token, in a redirect",
      "https://example.com/#access_token=\(Sample.uuid)&id_token=\(Sample.id)", opaqueBesideOther),
    Row(
      "an opaque token beside an ID token, in AWS CLI text",
      "AUTHENTICATIONRESULT\t\(Sample.uuid)\t3600\t\(Sample.id)\tBearer", opaqueBesideOther),
    Row(
      "a token cut off beside an ID token",
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

  static let rows = empty + challenges + failures + encrypted + ambiguous + others

  @Test(arguments: rows) func `is an error that says what was found`(row: Row) {
    #expect(throws: row.error) {
      try SignInOutput.find(in: row.input, use: .access)
    }
  }

  @Test(arguments: rows) func `is an error without a token or another secret`(row: Row) {
    for use in Expectations.TokenUse.allCases {
      do {
        _ = try SignInOutput.find(in: row.input, use: use)
      } catch {
        for secret in Sample.secrets { #expect(!"\(error)".contains(secret)) }
      }
    }
  }

  @Test(arguments: Challenge.Known.allCases) func `may be any challenge of Cognito`(
    known: Challenge.Known
  ) {
    let input = Array(#"{"ChallengeName":"\#(known.rawValue)"}"#.utf8)
    #expect(throws: Self.challenge(known.rawValue)) {
      try SignInOutput.find(in: input, use: .access)
    }
    #expect(Challenge(name: known.rawValue).known == known)
  }
}
