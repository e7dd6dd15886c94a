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

  typealias Sample = SignInSample
  static let session = Sample.session

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
