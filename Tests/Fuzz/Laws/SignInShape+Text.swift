extension SignInShape {
  private typealias Tokens = SignInTokens

  /// Output that is not JSON.
  static let text = [
    SignInShape("AWS CLI, text") {
      """
      AUTHENTICATIONRESULT\t\(Tokens.real)\t3600\t\(Tokens.id)\t\(Tokens.refresh)\tBearer
      CHALLENGEPARAMETERS\t\($0.text)

      """
    },
    SignInShape("AWS CLI, text, a challenge") {
      "CUSTOM_CHALLENGE\tAYAB\nCHALLENGEPARAMETERS\t\($0.text)\n"
    },
    SignInShape("AWS CLI, yaml") {
      """
      AuthenticationResult:
        AccessToken: \(Tokens.real)
        IdToken: \(Tokens.id)
        RefreshToken: \(Tokens.refresh)
      ChallengeParameters:
        nickname: '\($0.inYAML)'

      """
    },
    SignInShape("AWS CLI, yaml, a challenge") {
      """
      ChallengeName: CUSTOM_CHALLENGE
      ChallengeParameters:
        access_token: '\($0.inYAML)'
        nickname: "\($0.inJSON)"
      Session: AYAB

      """
    },
    SignInShape("AWS CLI, table") {
      """
      |  InitiateAuth  |
      ||  AuthenticationResult  ||
      ||  AccessToken |  \(Tokens.real)  ||
      ||  IdToken     |  \(Tokens.id)  ||
      ||  ChallengeParameters  ||
      ||  nickname    |  \($0.text)  ||

      """
    },
    SignInShape("AWS CLI, table, a challenge") {
      """
      |  InitiateAuth  |
      |  ChallengeName |  CUSTOM_CHALLENGE  |
      ||  ChallengeParameters  ||
      ||  AccessToken |  \($0.text)  ||

      """
    },
    SignInShape("AWS CLI, an error") {
      """

      An error occurred (UserLambdaValidationException) when calling the InitiateAuth operation: PreSignUp failed \
      with error \($0.inLine).

      """
    },
    SignInShape("JavaScript SDK, an error") {
      """
      UserLambdaValidationException: PreSignUp failed with error \($0.inLine)
          at throwDefaultError (/app/index.js:1:1)

      """
    },
    SignInShape("curl -v") {
      """
      > GET /photos?name=\($0.inURL) HTTP/2
      > x-first: \($0.inLine)
      > authorization: Bearer \(Tokens.real)
      > cookie: name=\($0.inCookie); theme=dark
      >\u{20}
      < HTTP/2 200
      < x-name: \($0.inLine)
      <\u{20}
      \($0.text)
      """
    },
    SignInShape("curl -i") {
      """
      HTTP/1.1 200 OK\r
      x-name: \($0.inLine)\r
      set-cookie: name=\($0.inCookie)\r
      location: https://example.com/?name=\($0.inURL)#\($0.inFragment)\r
      \r
      {"access_token":"\(Tokens.real)","id_token":"\(Tokens.id)","nickname":"\($0.inJSON)"}
      """
    },
    SignInShape("curl -v, tokens") {
      """
      > POST /oauth2/token HTTP/2
      > x-name: \($0.inLine)
      >\u{20}
      < HTTP/2 200
      <\u{20}
      { [1234 bytes data]
      {"access_token":"\(Tokens.real)","nickname":"\($0.inJSON)"}* Connection #0 to host left intact
      """
    },
    SignInShape("a redirect") {
      """
      https://example.com/cb?name=\($0.inURL)#id_token=\(Tokens.id)&state=\($0.inFragment)\
      &access_token=\(Tokens.real)&token_type=Bearer
      """
    },
    SignInShape("a redirect's fragment") {
      "state=\($0.inURL)&access_token=\(Tokens.real)&id_token=\(Tokens.id)&expires_in=3600"
    },
    SignInShape("a redirect with an error") {
      """
      https://example.com/cb?name=\($0.inURL)&error=invalid_request&error_description=\
      PreSignUp+failed+with+error+\($0.inURL)&state=\($0.inURL)
      """
    },
    SignInShape("cookies") {
      """
      name=\($0.inCookie); CognitoIdentityServiceProvider.1example.jane.accessToken=\(Tokens.real); \
      CognitoIdentityServiceProvider.1example.LastAuthUser=\($0.inCookie)
      """
    },
    SignInShape("a shell's exports") {
      """
      export NAME='\($0.inShell)'
      export ACCESS_TOKEN='\(Tokens.real)'
      export ID_TOKEN='\(Tokens.id)'

      """
    },
    SignInShape("a shell's export") {
      "export NAME='\($0.inShell)'\nexport TOKEN=\"\(Tokens.real)\"\n"
    },
    SignInShape("a shell's variables") {
      "NAME='\($0.inShell)'\nTOKEN=\"\(Tokens.real)\"\n"
    },
    SignInShape("an environment") {
      "NAME=\($0.inLine)\nTOKEN=\(Tokens.real)\nID_TOKEN=\(Tokens.id)\n"
    },
    SignInShape("a curl command") {
      """
      curl -H 'Authorization: Bearer \(Tokens.real)' -H 'x-name: \($0.inShell)' \
      'https://api.example.com/?name=\($0.inURL)'
      """
    },
    SignInShape("a Python dictionary") {
      """
      {'ChallengeParameters': {'nickname': \($0.inScript)}, 'AuthenticationResult': {'AccessToken': \
      '\(Tokens.real)', 'IdToken': '\(Tokens.id)'}, 'nickname': \($0.inScript)}
      """
    },
    SignInShape("an object of JavaScript's console") {
      """
      {
        nickname: \($0.inScript),
        AccessToken: '\(Tokens.real)',
        IdToken: '\(Tokens.id)'
      }

      """
    },
    SignInShape("a log with JSON") {
      """
      INFO signed in {"AccessToken":"\(Tokens.real)","nickname":"\($0.inJSON)"}

      """
    },
    SignInShape("JSON that is cut off") {
      """
      {"access_token":"\(Tokens.real)","nickname":"\($0.inJSON)","scope":"openid
      """
    },
    SignInShape("curl -v, cookies") {
      """
      > GET /photos HTTP/2
      > x-name: \($0.inLine)
      > cookie: name=\($0.inCookie); CognitoIdentityServiceProvider.1example.jane.accessToken=\(Tokens.real)
      >\u{20}
      < HTTP/2 200
      """
    },
  ]

  public static let all = json + text
}
