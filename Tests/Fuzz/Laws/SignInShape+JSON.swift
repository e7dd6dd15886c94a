extension SignInShape {
  private typealias Tokens = SignInTokens

  /// Responses in JSON.
  static let json = [
    SignInShape("AWS CLI, tokens") {
      """
      {"ChallengeParameters":{"nickname":"\($0.inJSON)","access_token":"\($0.inJSON)"},"AuthenticationResult":\
      {"AccessToken":"\(Tokens.real)","ExpiresIn":3600,"TokenType":"Bearer","RefreshToken":"\(Tokens.refresh)",\
      "IdToken":"\(Tokens.id)","NewDeviceMetadata":{"DeviceKey":"\($0.inJSON)"}}}
      """
    },
    SignInShape("AWS CLI, a challenge") {
      """
      {"ChallengeName":"CUSTOM_CHALLENGE","Session":"AYAB","ChallengeParameters":{"access_token":"\($0.inJSON)",\
      "ChallengeName":"\($0.inJSON)","error":"\($0.inJSON)","userAttributes":"{\\"nickname\\":\\"\($0.inJSONInJSON)\\"}"}}
      """
    },
    SignInShape("token endpoint, with a profile") {
      """
      {"id_token":"\(Tokens.id)","access_token":"\(Tokens.real)","refresh_token":"\(Tokens.refresh)","profile":\
      {"nickname":"\($0.inJSON)","name":"\($0.inJSON)","message":"\($0.inJSON)","custom:jwt":"\($0.inJSON)"},\
      "url_state":"\($0.inJSON)","nickname":"\($0.inJSON)"}
      """
    },
    SignInShape("a member named token") {
      """
      {"profile":{"nickname":"\($0.inJSON)","list":["\($0.inJSON)"]},"nickname":"\($0.inJSON)","token":\
      "\(Tokens.real)"}
      """
    },
    SignInShape("a member of any name, with a profile") {
      """
      {"result":"\(Tokens.real)","profile":{"nickname":"\($0.inJSON)","name":"\($0.inJSON)","message":"\($0.inJSON)"}}
      """
    },
    SignInShape("only an ID token") {
      """
      {"id_token":"\(Tokens.id)","nickname":"\($0.inJSON)","profile":{"nickname":"\($0.inJSON)"}}
      """
    },
    SignInShape("an opaque access token") {
      """
      {"access_token":"\(Tokens.opaque)","id_token":"\(Tokens.id)","nickname":"\($0.inJSON)"}
      """
    },
    SignInShape("an encrypted access token") {
      """
      {"access_token":"\(Tokens.encrypted)","nickname":"\($0.inJSON)"}
      """
    },
    SignInShape("Amplify 5, a user") {
      """
      {"username":"\($0.inJSON)","pool":{"clientId":"1example","storage":{"nickname":"\($0.inJSON)"}},"Session":null,\
      "signInUserSession":{"idToken":{"jwtToken":"\(Tokens.id)","payload":{"nickname":"\($0.inJSON)"}},"refreshToken":\
      {"token":"\(Tokens.refresh)"},"accessToken":{"payload":{"access_token":"\($0.inJSON)","jwtToken":\
      "\($0.inJSON)"},"jwtToken":"\(Tokens.real)"}},"attributes":{"nickname":"\($0.inJSON)"}}
      """
    },
    SignInShape("Amplify 5, a challenge") {
      """
      {"username":"\($0.inJSON)","challengeName":"SMS_MFA","challengeParam":{"userAttributes":\
      {"accessToken":"\($0.inJSON)"}},"Session":"AYAB","signInUserSession":null}
      """
    },
    SignInShape("Amplify's storage") {
      """
      {"CognitoIdentityServiceProvider.1example.LastAuthUser":"\($0.inJSON)",\
      "CognitoIdentityServiceProvider.1example.jane.userData":"{\\"Username\\":\\"\($0.inJSONInJSON)\\"}",\
      "CognitoIdentityServiceProvider.1example.jane.accessToken":"\(Tokens.real)",\
      "CognitoIdentityServiceProvider.1example.jane.idToken":"\(Tokens.id)","theme":"\($0.inJSON)"}
      """
    },
    SignInShape("Amplify 6") {
      """
      {"tokens":{"accessToken":{"payload":{"username":"\($0.inJSON)"}},"idToken":{"payload":{"nickname":\
      "\($0.inJSON)"}},"signInDetails":{"loginId":"\($0.inJSON)"}},"userSub":"jane"}
      """
    },
    SignInShape("a request's headers") {
      """
      {"headers":{"authorization":"Bearer \(Tokens.real)","x-name":"\($0.inJSON)"},"body":"\($0.inJSON)"}
      """
    },
    SignInShape("a body in JSON") {
      """
      {"statusCode":200,"body":"{\\"access_token\\":\\"\(Tokens.real)\\",\
      \\"nickname\\":\\"\($0.inJSONInJSON)\\"}"}
      """
    },
    SignInShape("an error of the token endpoint") {
      #"{"error":"invalid_grant","error_description":"PreSignUp failed with error \#($0.inJSON)"}"#
    },
    SignInShape("an error of the API") {
      #"{"__type":"UserLambdaValidationException","message":"PreSignUp failed with error \#($0.inJSON)"}"#
    },
    SignInShape("an error of the JavaScript SDK") {
      #"{"name":"NotAuthorizedException","$fault":"client","message":"Refused: \#($0.inJSON)"}"#
    },
  ]
}
