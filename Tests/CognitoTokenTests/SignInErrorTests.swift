import Testing

@testable import CognitoToken

@Suite struct `Sign-in output without a token` {
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let input: [UInt8]
    let code: String
    /// What the message must say.
    let words: [String]

    init(_ description: String, _ input: String, _ code: String, _ words: String...) {
      self.init(description, bytes: Array(input.utf8), code, words)
    }

    init(_ description: String, bytes: [UInt8], _ code: String, _ words: [String]) {
      testDescription = description
      input = bytes
      self.code = code
      self.words = words
    }
  }

  private typealias Sample = SignInSample
  private static let session = Sample.session
  private static let challenge = "sign-in-challenge"
  private static let failure = "sign-in-error"

  static let empty = [
    Row("nothing", "", "empty-input", "did the sign-in fail?"),
    Row("white space", " \r\n\t\n", "empty-input", "printed nothing"),
    Row("a byte order mark", "\u{FEFF}", "empty-input"),
    Row("null of --query", "null\n", "no-token", "--query"),
    Row("None of --query", "None\n", "no-token", "--query"),
    Row("nulls of --query", "[\n    null,\n    null\n]\n", "no-token", "--query"),
    Row("an object of nulls", #"{"t": null, "more": {}}"#, "no-token", "--query"),
    Row("an empty string", "\"\"\n", "no-token", "--query"),
    Row(
      "an empty table", "--------------\n|InitiateAuth|\n+------------+\n", "no-token",
      "--output table", "--output text"),
  ]

  static let challenges = [
    Row(
      "a challenge in json",
      #"{"ChallengeName": "NEW_PASSWORD_REQUIRED", "Session": "\#(session)", "ChallengeParameters": {}}"#,
      challenge, "NEW_PASSWORD_REQUIRED",
      "NEW_PASSWORD in aws cognito-idp respond-to-auth-challenge"),
    Row(
      "a challenge in text", "SMS_MFA\t\(session)\nCHALLENGEPARAMETERS\tSMS\t+*********1\n",
      challenge,
      "SMS_MFA", "SMS_MFA_CODE"),
    Row(
      "the challenge PASSWORD in text", "PASSWORD\t\(session)\nCHALLENGEPARAMETERS\tx\n", challenge,
      "PASSWORD"),
    Row(
      "an unknown challenge in text", "EMAIL_MFA\t\(session)\nCHALLENGEPARAMETERS\tx\n", challenge,
      "EMAIL_MFA", "respond-to-auth-challenge"),
    Row(
      "a challenge in a table",
      "|  ChallengeName |  SOFTWARE_TOKEN_MFA  |\n|  Session       |  \(session)  |\n", challenge,
      "SOFTWARE_TOKEN_MFA_CODE"),
    Row(
      "a challenge in a table with a row of names",
      """
      |      ChallengeName     |                Session                 |
      +------------------------+----------------------------------------+
      |  \u{1B}[1m\u{1B}[34mNEW_PASSWORD_REQUIRED\u{1B}[0m |  \(Sample.uuid)  |
      """, challenge, "NEW_PASSWORD_REQUIRED"),
    Row(
      "a challenge in a table without names",
      "|  InitiateAuth   |\n+------+\n|  EMAIL_OTP  |\n|  \(Sample.uuid)  |\n", challenge,
      "EMAIL_OTP_CODE"),
    Row(
      "a challenge in yaml", "ChallengeName: MFA_SETUP\nSession: \(session)\n", challenge,
      "MFA_SETUP"),
    Row(
      "an unknown challenge in yaml", "ChallengeName: SOMETHING_NEW\nSession: \(session)\n",
      challenge,
      "SOMETHING_NEW"),
    Row(
      "a challenge of --query", "[\n    \"SMS_OTP\",\n    \"\(session)\"\n]\n", challenge,
      "SMS_OTP_CODE"),
    Row("a challenge's name alone", "\"WEB_AUTHN\"\n", challenge, "WEB_AUTHN", "passkey"),
    Row(
      "a challenge with a token among its parameters",
      #"{"ChallengeName":"CUSTOM_CHALLENGE","ChallengeParameters":{"link":"?t=\#(Sample.foreign)"}}"#,
      challenge, "CUSTOM_CHALLENGE"),
    Row(
      "a challenge with a token among its parameters, in yaml",
      "ChallengeName: CUSTOM_CHALLENGE\nChallengeParameters:\n  link: '?t=\(Sample.foreign)'\n",
      challenge, "CUSTOM_CHALLENGE"),
    Row(
      "a challenge that is named like a session", #"{"ChallengeName":"\#(session)"}"#, challenge,
      "respond-to-auth-challenge"),
    Row(
      "a session that looks like a token",
      #"{"ChallengeName":"SELECT_CHALLENGE","Session":"\#(Sample.access)"}"#, challenge,
      "AvailableChallenges"),
    Row(
      "a challenge in a log", "DEBUG got\n{\"ChallengeName\":\"SELECT_MFA_TYPE\"}\ndone", challenge),
  ]

  static let failures = [
    Row(
      "an error of the AWS CLI",
      "\nAn error occurred (NotAuthorizedException) when calling the InitiateAuth operation: "
        + "Incorrect username or password.\n", failure, "InitiateAuth", "NotAuthorizedException",
      "the password is incorrect", "check the user name"),
    Row(
      "an error of the AWS CLI with more before it",
      "aws: [ERROR]: An error occurred (TooManyRequestsException) when calling the AdminInitiateAuth operation "
        + "(reached max retries: 2): Rate exceeded\n", failure, "AdminInitiateAuth",
      "too many requests", "wait"),
    Row(
      "a trigger that failed",
      "An error occurred (UserLambdaValidationException) when calling the InitiateAuth operation: "
        + "PreTokenGeneration failed with error x.", failure,
      "the PreTokenGeneration trigger failed", "Lambda trigger"),
    Row(
      "an error that is cut off", "An error occurred (InternalErr", failure, "Cognito says an error"
    ),
    Row(
      "an error of the JavaScript SDK",
      "Uncaught NotAuthorizedException: Incorrect username or password.\n    at f (/a.js:1:2)\n",
      failure, "NotAuthorizedException", "the password is incorrect"),
    Row(
      "an error of the Java SDK",
      "Exception in thread \"main\" a.model.UserNotFoundException: User does not exist. (Service: x)",
      failure, "UserNotFoundException", "the user does not exist"),
    Row(
      "an error of the Python SDK",
      "Traceback (most recent call last):\n  File \"a.py\", line 1\nbotocore.errorfactory."
        + "NotAuthorizedException: An error occurred (NotAuthorizedException) when calling the InitiateAuth "
        + "operation: Refresh Token has been revoked", failure, "InitiateAuth", "was revoked",
      "sign in again"),
    Row(
      "an error of the SDK as JSON",
      #"{"name":"NotAuthorizedException","$fault":"client","message":"User is disabled."}"#,
      failure,
      "the user is disabled"),
    Row(
      "an error with a token in its message",
      "An error occurred (UserLambdaValidationException) when calling the InitiateAuth operation: "
        + "PreSignUp failed with error \(Sample.access).", failure, "the PreSignUp trigger failed"),
    Row(
      "no credentials",
      "\nUnable to locate credentials. You can configure credentials by running \"aws login\".\n",
      failure, "found no credentials", "aws configure"),
    Row(
      "arguments with a password",
      "aws: error: argument --auth-parameters: expected one argument, PASSWORD=hunter2hunter2",
      failure,
      "did not accept its arguments"),
    Row(
      "no credentials, as newer versions say",
      "\naws: [ERROR]: An error occurred (NoCredentials): Unable to locate credentials.\n", failure,
      "found no credentials"),
    Row(
      "no region, as newer versions say", "aws: [ERROR]: You must specify a region.\n", failure,
      "was given no region", "--region"),
    Row("an error of another kind", "aws: [ERROR]: hunter2hunter2\n", failure, "reports an error"),
    Row("no AWS CLI", "bash: line 1: aws: command not found\n", failure, "not installed"),
    Row(
      "no login", "Error loading SSO Token: Token for x does not exist\n", failure, "aws sso login"),
    Row(
      "an error of the token endpoint",
      #"{"error":"invalid_grant","error_description":"the code has expired"}"#, failure,
      "the response says invalid_grant; get a new code"),
    Row(
      "an error of the token endpoint behind its headers",
      "HTTP/2 400\r\ncontent-type: application/json\r\n\r\n{\"error\":\"invalid_client\"}\n",
      failure,
      "invalid_client", "ID and secret"),
    Row(
      "an error in a redirect",
      "https://example.com/cb?error=invalid_request&error_description=invalid_scope+%3A+x", failure,
      "the redirect says invalid_request: a scope is not defined"),
    Row(
      "an error in a redirect's fragment, and another in its query",
      "https://example.com/cb?error=server_error#error=access_denied&state=x", failure,
      "access_denied"),
    Row(
      "an error of the API",
      #"{"__type":"com.amazon.coral#UserNotConfirmedException","message":"User is not confirmed."}"#,
      failure, "UserNotConfirmedException", "confirm-sign-up"),
    Row(
      "an error that quotes secrets",
      #"{"error":"\#(Sample.foreign)","error_description":"\#(Sample.uuid) \#(session), \#(Sample.refresh)"}"#,
      failure, "the response says an error; see the sign-in's own output"),
    Row(
      "a long error",
      #"{"error":"x","error_description":"\#(String(repeating: "word ", count: 1000))\#(session)"}"#,
      failure, "says an error"),
  ]

  static let others = [
    Row("a refresh token", Sample.refresh + "\n", "refresh-token", "five parts", "access token"),
    Row("a refresh token in JSON", #"{"RefreshToken":"\#(Sample.refresh)"}"#, "refresh-token"),
    Row(
      "a refresh token under the wrong name", #"{"AccessToken":"\#(Sample.refresh)"}"#,
      "refresh-token"),
    Row(
      "an encrypted token under a refresh token's name",
      #"{"refresh_token":"\#(Sample.encrypted)"}"#,
      "refresh-token"),
    Row("an encrypted token", Sample.encrypted, "encrypted-token", "JWE", "three parts"),
    Row("an encrypted token in JSON", #"{"token":"\#(Sample.encrypted)"}"#, "encrypted-token"),
    Row("an encrypted token in a text", "it is \(Sample.encrypted).", "encrypted-token"),
    Row(
      "an encrypted access token beside an ID token",
      #"{"access_token":"\#(Sample.encrypted)","id_token":"\#(Sample.id)"}"#, "encrypted-token"),
    Row("a refresh token in a text", "refresh: '\(Sample.refresh)'", "refresh-token"),
    Row(
      "Amplify v6's session in JSON",
      #"{"tokens":{"accessToken":{"payload":{"token_use":"access"}},"idToken":{"payload":{}}}}"#,
      "token-not-serialised", "accessToken.toString()"),
    Row(
      "two access tokens", "\(Sample.access)\n \(Sample.otherAccess)\n", "ambiguous-input",
      "2 different tokens",
      "line 1, column 1 (token_use access, jti 11111111-2222-3333-4444-555555555555)",
      "line 2, column 2 (token_use access, jti 22222222-2222)"),
    Row(
      "members twice",
      #"{"AccessToken":"\#(Sample.access)","AccessToken":"\#(Sample.otherAccess)"}"#,
      "ambiguous-input", "line 1, column 17"),
    Row(
      "tokens of which none is an access token", "é \(Sample.id)\n\(Sample.foreign)",
      "ambiguous-input",
      "line 1, column 3 (token_use id, jti 33333333-3333)", "line 2, column 1 (sub someone)"),
    Row(
      "many tokens",
      (1...9).map { Sample.token(["jti": .string("\($0)")]) }.joined(separator: "\n"),
      "ambiguous-input", "9 different tokens", "line 5", "and 4 more"),
    Row(
      "a token whose jti is a token",
      "\(Sample.foreign) \(Sample.token(["jti": .string(Sample.access)]))",
      "ambiguous-input"),
    Row(
      "a token cut off", "the token is \(Sample.header).eyJz…", "no-token", "line 1, column 14",
      "2 parts"),
    Row(
      "a token broken over lines", "\(Sample.header)\n.eyJz\n.c2ln", "no-token", "1 part,",
      "broken over lines"),
    Row(
      "a token's name with no token", #"{"AccessToken":"****"}"#, "no-token",
      "access token is no JWT"),
    Row("an opaque token", #"{"access_token":"\#(session)"}"#, "no-token", "no JWT"),
    Row(
      "an opaque token beside an ID token",
      #"{"access_token":"\#(Sample.uuid)","id_token":"\#(Sample.id)"}"#, "no-token", "no JWT",
      "no other token is taken"),
    Row(
      "an opaque token beside an ID token, in a redirect",
      "https://example.com/#access_token=\(Sample.uuid)&id_token=\(Sample.id)", "no-token", "no JWT"
    ),
    Row(
      "an opaque token beside an ID token, in AWS CLI text",
      "AUTHENTICATIONRESULT\t\(Sample.uuid)\t3600\t\(Sample.id)\tBearer", "no-token", "no JWT"),
    Row(
      "a token cut off beside an ID token",
      "AccessToken: \(Sample.access.prefix(90))…\nIdToken: \(Sample.id)\n", "no-token",
      "line 1, column 14"),
    Row(
      "other JSON", #"{"UserPool":{"Id":"x"},"\#(session)":1}"#, "no-token", "UserPool",
      "initiate-auth"),
    Row("an array", "[1, 2]", "no-token", "an array"),
    Row("text", "hello", "no-token", "initiate-auth"),
    Row("Bearer alone", "Authorization: Bearer \r\n", "no-token"),
    Row("a log that mentions errors", "level=info error=nil msg=\"x\"", "no-token", "text"),
    Row(
      "HTML", "<!DOCTYPE html>\n<html><body>Sign in</body></html>", "no-token", "HTML page", "URL"),
    Row(
      "UTF-16 without a byte order mark", bytes: "\"eyJ\"\n".utf8.flatMap { [$0, 0] }, "no-token",
      ["UTF-16", "iconv"]),
    Row("binary data", bytes: [0x7F, 0x45, 0x4C, 0x46, 0, 1, 0xFF, 0xFE], "no-token", ["binary"]),
    Row("invalid UTF-8", bytes: [0xC3, 0x28, 0x20, 0xFF], "no-token", ["binary"]),
    Row(
      "more than the limit", String(repeating: "a", count: SignInOutput.lengthLimit + 1),
      "limit-exceeded", "1048576"),
  ]

  static let rows = empty + challenges + failures + others

  @Test(arguments: rows) func `says what was found and what to do next`(row: Row) {
    let error = #expect(throws: SignInOutputError.self) {
      try SignInOutput.token(in: row.input, use: .access)
    }
    let message = error.map { "\($0)" } ?? ""
    #expect(error?.code == row.code)
    for words in row.words { #expect(message.contains(words), "\(message)") }
    #expect(!message.contains("\n") && message.utf8.count < 800, "\(message)")
  }

  @Test(arguments: rows) func `shows no token and no secret`(row: Row) {
    for use in Expectations.TokenUse.allCases {
      do {
        _ = try SignInOutput.token(in: row.input, use: use)
      } catch {
        for secret in Sample.secrets { #expect(!"\(error)".contains(secret)) }
      }
    }
  }

  @Test(arguments: [
    "SMS_MFA", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA", "SELECT_MFA_TYPE", "MFA_SETUP",
    "PASSWORD_VERIFIER",
    "CUSTOM_CHALLENGE", "SELECT_CHALLENGE", "DEVICE_SRP_AUTH", "DEVICE_PASSWORD_VERIFIER",
    "ADMIN_NO_SRP_AUTH", "NEW_PASSWORD_REQUIRED", "SMS_OTP", "PASSWORD", "WEB_AUTHN",
    "PASSWORD_SRP",
  ]) func `knows every challenge that Cognito has`(name: String) {
    #expect(Challenge(name: name).isKnown)
  }
}
