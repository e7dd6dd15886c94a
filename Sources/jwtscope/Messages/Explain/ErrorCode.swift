/// The stable name of an error: why a command gave no verdict.
enum ErrorCode: String, CaseIterable {
  case usage
  case emptyInput = "empty-input"
  case noToken = "no-token"
  case ambiguousInput = "ambiguous-input"
  case signInChallenge = "sign-in-challenge"
  case signInError = "sign-in-error"
  case refreshToken = "refresh-token"
  case encryptedToken = "encrypted-token"
  case tokenNotSerialised = "token-not-serialised"
  case malformedToken = "malformed-token"
  case malformedJWKS = "malformed-jwks"
  case malformedExpectations = "malformed-expectations"
  case malformedSettings = "malformed-settings"
  case malformedTriggerEvent = "malformed-trigger-event"
  case malformedTriggerResponse = "malformed-trigger-response"
  case limitExceeded = "limit-exceeded"
  case unreadableFile = "unreadable-file"
  case fetchFailed = "fetch-failed"
  case `internal`

  var exitCode: Int32 {
    switch self {
    case .usage: ExitStatus.usage
    case .unreadableFile: ExitStatus.unreadableFile
    case .fetchFailed: ExitStatus.fetchFailed
    case .internal: ExitStatus.internalFault
    case .emptyInput, .noToken, .ambiguousInput, .signInChallenge, .signInError, .refreshToken,
      .encryptedToken, .tokenNotSerialised, .malformedToken, .malformedJWKS,
      .malformedExpectations, .malformedSettings, .malformedTriggerEvent,
      .malformedTriggerResponse, .limitExceeded:
      ExitStatus.malformedInput
    }
  }

  var explanation: Explanation {
    switch self {
    case .usage:
      Explanation(
        """
        the command line is wrong: an unknown option, a bad value, or options that contradict \
        each other
        """,
        causes: ["an option of another command", "a variable that is unset"],
        next: "read the command's help", commands: ["jwtscope verify --help"])
    case .emptyInput:
      Explanation(
        "nothing was read, or the input of audit has no token at all",
        causes: ["the sign-in before the pipe failed", "the file is empty", "a variable is unset"],
        next: "run the command before the pipe by itself, and read what it prints",
        commands: ["aws cognito-idp initiate-auth …"])
    case .noToken:
      Explanation(
        "there is no JWT in the input",
        causes: [
          "--query selected something else", "the input is the output of another command",
          "the access token is opaque, or was cut off",
        ],
        next: "pass what the sign-in printed, or the access token itself",
        commands: [
          "aws cognito-idp initiate-auth … --query AuthenticationResult.AccessToken | jwtscope"
        ])
    case .ambiguousInput:
      Explanation(
        "the input has several different tokens that could be meant",
        causes: ["a log with the tokens of several users"],
        next: "pass one of them; verify many with audit, one per line",
        commands: ["jwtscope audit tokens.txt --jwks jwks.json"])
    case .signInChallenge:
      Explanation(
        "the sign-in is not finished: Cognito asks for more, such as a new password or a code",
        causes: ["the user must change the password, or uses multi-factor authentication"],
        next: "answer the challenge, and pass its response to jwtscope",
        commands: ["aws cognito-idp respond-to-auth-challenge … | jwtscope"],
        source: "Amazon Cognito API: RespondToAuthChallenge")
    case .signInError:
      Explanation(
        "the sign-in failed, so there is no token",
        causes: [
          "the user name or the password is wrong", "the app client does not allow the flow",
          "the trigger's function failed",
        ],
        next: "correct what the error names; read the function's log if a trigger failed",
        commands: [
          "aws cognito-idp describe-user-pool-client --user-pool-id us-east-1_Example01 "
            + "--client-id CLIENT_ID --query UserPoolClient.ExplicitAuthFlows"
        ],
        source: "Amazon Cognito API: InitiateAuth")
    case .refreshToken:
      Explanation(
        "this is a refresh token, which only Cognito can read",
        causes: ["the program or script took RefreshToken from the sign-in's response"],
        next: "use AccessToken of the same response, or get a new one with the refresh token",
        commands: [
          "aws cognito-idp initiate-auth --auth-flow REFRESH_TOKEN_AUTH --client-id CLIENT_ID "
            + "--auth-parameters REFRESH_TOKEN=… | jwtscope"
        ],
        source: "Amazon Cognito: Refresh tokens")
    case .encryptedToken:
      Explanation(
        "the token is encrypted (a JWE, in five parts), so only the owner of the key can read it",
        causes: ["the token is not Cognito's access token, which is signed and has three parts"],
        next: "use the access token", source: "RFC 7516 §3.1")
    case .tokenNotSerialised:
      Explanation(
        "an AWS Amplify session was printed without its tokens",
        causes: ["JSON.stringify drops the text of an Amplify v6 token"],
        next: "log session.tokens.accessToken.toString() instead")
    case .malformedToken:
      Explanation(
        "the token cannot be decoded, or verify does not accept its form",
        causes: [
          "the token was cut off or changed when it was copied",
          "it has repeated members, or claims of the wrong type",
        ],
        next: "get the access token from the sign-in again; decode shows what can be read",
        commands: ["jwtscope decode token.jwt"], source: "RFC 7515 §7.1")
    case .malformedJWKS:
      Explanation(
        "the file or URL does not contain a JWK Set: a JSON object with an array of keys",
        causes: [
          "the file is empty, from a download that failed", "it has a PEM key, or an error page",
          "it is the OpenID configuration, which only names the JWK Set's URL",
        ],
        next: "save your user pool's JWK Set",
        commands: ["jwtscope keys --user-pool-id us-east-1_Example01 --save jwks.json"],
        source: "RFC 7517 §5")
    case .malformedExpectations:
      Explanation(
        "the file that --expect names does not match the schema of such files",
        causes: [
          "a member is misspelled, repeated or unknown", "a value has the wrong type",
          "a list is empty, so it would expect nothing",
        ],
        next: "correct what the message names; an editor that knows the schema shows mistakes",
        commands: ["jwtscope explain expectations > expectations.schema.json"])
    case .malformedSettings:
      Explanation(
        "a file has no settings, or has the settings of another user pool or app client",
        causes: [
          "--query removed the pool's ID or plan", "the output is not JSON",
          "the settings and the token are from different user pools",
        ],
        next: "print the settings again, whole and as JSON",
        commands: [
          "aws cognito-idp describe-user-pool --user-pool-id us-east-1_Example01 --output json"
        ])
    case .malformedTriggerEvent:
      Explanation(
        "the event is not one that Cognito sends to a pre token generation trigger",
        causes: ["the event is for another trigger", "the event was written by hand"],
        next: "make the event with jwtscope", commands: ["jwtscope trigger event"],
        source: Explanation.triggerPage)
    case .malformedTriggerResponse:
      Explanation(
        "the function's response has a form that, according to AWS, Cognito does not accept",
        causes: [
          "the function returned nothing, or only a part of the event",
          "a list in the response is not an array of strings",
        ],
        next: "return the whole event, with the changes in event.response",
        commands: ["jwtscope trigger event | node run.mjs"], source: Explanation.triggerPage)
    case .limitExceeded:
      Explanation(
        "the input is larger than the limit that the message names",
        causes: ["a log was passed where one token is expected", "the file is not a JWK Set"],
        next: "pass one token; verify many with audit, one per line",
        commands: ["jwtscope audit tokens.txt --jwks jwks.json"])
    case .unreadableFile:
      Explanation(
        "a file that the command line names cannot be read",
        causes: ["the name is misspelled, or relative to another folder", "you may not read it"],
        next: "check the name", commands: ["ls -l token.jwt"])
    case .fetchFailed:
      Explanation(
        "the JWK Set cannot be fetched",
        causes: [
          "no network, or a proxy that curl does not know", "the user pool's ID is misspelled",
          "curl is not installed",
        ],
        next: "save the JWK Set on a machine that can fetch it, and name the file with --jwks",
        commands: [
          "jwtscope keys --user-pool-id us-east-1_Example01 --save jwks.json",
          "jwtscope verify token.jwt --jwks jwks.json",
        ])
    case .internal:
      Explanation(
        "there is an error in jwtscope itself, or its output cannot be written",
        causes: ["the disk is full, or the folder cannot be written to", "a bug in jwtscope"],
        next: "free some space; report a bug with the message and the version",
        commands: ["jwtscope --version"])
    }
  }
}
