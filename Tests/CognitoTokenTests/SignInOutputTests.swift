import Testing

@testable import CognitoToken

@Suite struct `Sign-in output` {
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let input: String
    var token = SignInSample.access
    var use = Expectations.TokenUse.access

    init(
      _ description: String, _ input: String, _ token: String = access,
      use: Expectations.TokenUse = .access
    ) {
      testDescription = description
      self.input = input
      self.token = token
      self.use = use
    }
  }

  private typealias Sample = SignInSample
  private static let access = Sample.access
  private static let id = Sample.id

  static let bare = [
    Row("a bare token", access),
    Row("white space around it", " \t\r\n\(access)\r\n\n"),
    Row("a byte order mark before it", "\u{FEFF}\(access)\n"),
    Row("Bearer before it", "Bearer \(access)"),
    Row("bearer in any case", "bEARER   \(access)\n"),
    Row("a header", "Authorization: Bearer \(access)\r\n"),
    Row("a header in lower case", "authorization: bearer \(access)"),
    Row("a header without Bearer", "Authorization: \(access)"),
    Row("a JSON string", "\"\(access)\"\n"),
    Row("a header as a JSON string", "\"Bearer \(access)\""),
    Row("JSON as a JSON string", #""{\"access_token\":\"\#(access)\",\"id_token\":\"\#(id)\"}""#),
    Row("an unsecured token", Sample.unsecured, Sample.unsecured),
    Row("only an ID token, whatever the use to find", id, id),
    Row(
      "a token with a wrong character", "eyJh+bGc.eyJz.c2ln",
      "eyJh+bGc.eyJz.c2ln"),
    Row("a token of two parts", "eyJhbGc.eyJz\n", "eyJhbGc.eyJz"),
    Row("anything after Bearer", "Bearer abc", "abc"),
    Row(
      "a header with white space before its first name", "eyAiYWxn.eyJz.c2ln", "eyAiYWxn.eyJz.c2ln"),
  ]

  static let commandLine = [
    Row("AWS CLI, json", authenticationResult),
    Row("AWS CLI, json with CRLF", authenticationResult.replacing("\n", with: "\r\n")),
    Row(
      "AWS CLI, json of a client",
      #"{"ClientAuthenticationResult": {"AccessToken": "\#(access)", "ExpiresIn": 3600}}"#),
    Row(
      "AWS CLI, json, --query AuthenticationResult",
      #"{"IdToken": "\#(id)", "AccessToken": "\#(access)", "RefreshToken": "\#(Sample.refresh)"}"#),
    Row("AWS CLI, json, --query of an array", "[\n    \"\(access)\",\n    3600\n]\n"),
    Row("AWS CLI, json, --query of both tokens", "[\n    \"\(id)\",\n    \"\(access)\"\n]\n"),
    Row("AWS CLI, json, --query of an object", #"{"t": "\#(access)", "e": 3600}"#),
    Row("AWS CLI, json, a line of a log before it", "INFO signing in\n" + authenticationResult),
    Row("AWS CLI, json, without its quotation marks", "{AccessToken: \(access), IdToken: \(id)}"),
    Row(
      "AWS CLI, text",
      "AUTHENTICATIONRESULT\t\(access)\t3600\t\(id)\t\(Sample.refresh)\tBearer\n"
        + "NEWDEVICEMETADATA\t-device-group-key\tus-east-1_key\n"),
    Row(
      "AWS CLI, text, to find the ID token",
      "AUTHENTICATIONRESULT\t\(access)\t3600\t\(id)\t\(Sample.refresh)\tBearer\n", id, use: .id),
    Row("AWS CLI, text of a refresh", "AUTHENTICATIONRESULT\t\(access)\t3600\t\(id)\tBearer\n"),
    Row("AWS CLI, text of a client", "CLIENTAUTHENTICATIONRESULT\t\(access)\t3600\tBearer\n"),
    Row("AWS CLI, text, --query of both tokens", "\(id)\t\(access)\n"),
    Row("AWS CLI, table", table(color: false)),
    Row("AWS CLI, table in colour", table(color: true)),
    Row(
      "AWS CLI, table with a row of names",
      "|  IdToken  |  AccessToken  |\n+-----------+-----------+\n|  \(id)  |  \(access)  |\n"),
    Row(
      "AWS CLI, table, --query of an array", "+------+\n|  \(access)  |\n|  3600     |\n+------+\n"),
    Row("AWS CLI, yaml", yaml(access, id)),
    Row(
      "AWS CLI, yaml with long values on separate lines",
      yaml("\n    " + access, "\n    " + id)),
    Row(
      "AWS CLI, yaml with a malformed token",
      yaml(Sample.header + ".e30K.", id).replacing("e30K.", with: "e30K.e30K"),
      Sample.header + ".e30K.e30K"),
    Row(
      "AWS CLI, yaml-stream",
      "- AuthenticationResult:\n    AccessToken: \(access)\n    IdToken: \(id)\n  ChallengeParameters: {}\n"
    ),
    Row("AWS CLI, yaml, --query of one token", "\"\(access)\"\n"),
    Row("AWS CLI, an error and then success", "An error occurred (X) when calling\n\(access) 3600"),
  ]

  static let others = [
    Row(
      "the OAuth token endpoint",
      #"{"id_token":"\#(id)","access_token":"\#(access)","refresh_token":"\#(Sample.refresh)","expires_in":3600}"#
    ),
    Row(
      "the OAuth token endpoint, with its headers",
      "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n"
        + #"{"id_token":"\#(id)","access_token":"\#(access)"}"#),
    Row(
      "a redirect's fragment",
      "https://example.com/cb#id_token=\(id)&access_token=\(access)&token_type=Bearer"),
    Row("only a redirect's fragment", "access_token=\(access)&id_token=\(id)&expires_in=3600\n"),
    Row(
      "a redirect as a percent-encoded value",
      "next=%2Fcb%23id_token%3D\(id)%26access_token%3D\(access)%26x"),
    Row(
      "curl -v",
      "> GET /photos HTTP/2\r\n> authorization: Bearer \(access)\r\n> accept: */*\r\n>\r\n"),
    Row("a shell's export", "export TOKEN=\"\(access)\"\n"),
    Row("a shell's exports", "export ID_TOKEN='\(id)'\nexport ACCESS_TOKEN='\(access)'\n"),
    Row(
      "a curl command", "curl -H 'Authorization: Bearer \(access)' https://api.example.com/photos"),
    Row("colour codes around it", "\u{1B}[32m\(access)\u{1B}[0m and \u{1B}[1m\(id)\u{1B}[0m"),
    Row("a sentence that ends with it", "The token is \(access). It works."),
    Row("an ellipsis after it", "(\(access)...)"),
    Row("padding after it", "token: \(access)=="),
    Row("an unsecured token in a text", "alg none: \(Sample.unsecured) here", Sample.unsecured),
    Row("XML", "<r><IdToken>\(id)</IdToken><AccessToken>\(access)</AccessToken></r>"),
    Row("another token after a comma", "\(access),\(id)"),
    Row("another token after a semicolon", "\(id);\(access)\n"),
    Row("another token after a bar", "\(access)|\(id)"),
    Row("another token after its name", "\(access)&id_token=\(id)"),
    Row("more parameters after it", "\(access)&expires_in=3600"),
    Row("another token before it, with both names", "ID_TOKEN=\(id);ACCESS_TOKEN=\(access)"),
    Row("YAML's block", "id_token: >-\n  \(id)\naccess_token: >-\n  \(access)\n"),
    Row("names with a space", "ID Token: \(id)\nAccess Token: \(access)\n"),
    Row(
      "a challenge's name next to it", #"{"token":"\#(Sample.foreign)","nickname":"SMS_MFA"}"#,
      Sample.foreign),
    Row(
      "a session object",
      #"{"session":{"access_token":"\#(access)","id_token":"\#(id)"},"x":"\#(Sample.foreign)"}"#
    ),
    Row(
      "jq's colours",
      "\u{1B}[1;39m{\n  \u{1B}[34;1m\"AccessToken\"\u{1B}[0m:\u{1B}[0;32m\"\(access)\"\u{1B}[0m}\n"),
    Row("the same token repeated", "\(access)\n\(access)\n"),
    Row("a refresh token next to it", "\(Sample.refresh) \(access)"),
    Row("a token of another issuer next to it", "\(Sample.foreign)\n\(access)\n"),
    Row("a single token without token_use", "it is \(Sample.foreign)", Sample.foreign),
    Row(
      "Amplify's storage",
      """
      {"CognitoIdentityServiceProvider.1example.jane@example.com.idToken":"\(id)",
       "CognitoIdentityServiceProvider.1example.jane@example.com.accessToken":"\(access)",
       "CognitoIdentityServiceProvider.1example.jane@example.com.refreshToken":"\(Sample.refresh)"}
      """),
    Row(
      "Amplify's cookies",
      "CognitoIdentityServiceProvider.1example.jane.idToken=\(id); "
        + "CognitoIdentityServiceProvider.1example.jane.accessToken=\(access)"),
    Row(
      "Amplify v5's session",
      #"{"signInUserSession":{"idToken":{"jwtToken":"\#(id)","payload":{}},"#
        + #""refreshToken":{"token":"\#(Sample.refresh)"},"accessToken":{"payload":{},"jwtToken":"\#(access)"}}}"#
    ),
    Row(
      "a wrapper, and other tokens without token_use",
      #"{"other":"\#(Sample.foreign)","tokens":[{"AccessToken":"\#(Sample.token(["a": 1]))"}]}"#,
      Sample.token(["a": 1])),
    Row("JSON in a member", #"{"statusCode":200,"body":"{\"access_token\":\"\#(access)\"}"}"#),
    Row("a request's headers", #"{"headers":{"authorization":"Bearer \#(access)","x":"\#(id)"}}"#),
    Row("escapes in the token's name", #"{"\u0041ccessToken":"\#(access)","b":"\#(id)"}"#),
    Row(
      "a malformed token under its name",
      #"{"AccessToken":"eyJhbGc.eyJz","IdToken":"\#(id)"}"#, "eyJhbGc.eyJz"),
    Row(
      "repeated members, of which one is an access token",
      #"{"AccessToken":"\#(Sample.foreign)","AccessToken":"\#(access)"}"#),
  ]

  static let idTokens = [
    Row("ID token: AWS CLI, json", authenticationResult, id, use: .id),
    Row("ID token: AWS CLI, table", table(color: true), id, use: .id),
    Row("ID token: AWS CLI, yaml", yaml(access, id), id, use: .id),
    Row(
      "ID token: AWS CLI, text", "AUTHENTICATIONRESULT\t\(access)\t3600\t\(id)\tBearer", id,
      use: .id),
    Row("ID token: OAuth", #"{"access_token":"\#(access)","id_token":"\#(id)"}"#, id, use: .id),
    Row(
      "ID token: Amplify v5",
      #"{"accessToken":{"jwtToken":"\#(access)"},"idToken":{"jwtToken":"\#(id)"}}"#,
      id, use: .id),
    Row("ID token: only an access token", access, access, use: .id),
  ]

  @Test(arguments: bare + commandLine + others + idTokens)
  func `contains the token to find`(row: Row) throws {
    let token = try SignInOutput.find(in: Array(row.input.utf8), use: row.use).text
    #expect(String(decoding: token, as: UTF8.self) == row.token)
  }

  @Test(arguments: bare) func `is a bare token if it contains nothing else`(row: Row) {
    let input = Array(row.input.utf8)
    let isBare = input.first.map { $0 != UInt8(ascii: "\"") && $0 != 0xEF } ?? false
    let token = TokenText.bareRange(in: input.span).map { Array(input[$0]) }
    #expect(token == (isBare ? Array(row.token.utf8) : nil))
  }

  // MARK: The AWS CLI's forms

  private static let authenticationResult = """
    {
        "ChallengeParameters": {},
        "AuthenticationResult": {
            "AccessToken": "\(access)",
            "ExpiresIn": 3600,
            "TokenType": "Bearer",
            "RefreshToken": "\(Sample.refresh)",
            "IdToken": "\(id)"
        }
    }

    """

  private static func yaml(_ access: String, _ id: String) -> String {
    """
    AuthenticationResult:
      AccessToken: \(access)
      ExpiresIn: 3600
      IdToken: \(id)
      RefreshToken: \(Sample.refresh)
      TokenType: Bearer
    ChallengeParameters: {}

    """
  }

  /// With the colour codes of awscli 1.45.11 and `--color on`.
  private static func table(color: Bool) -> String {
    let border = color ? "\u{1B}[0m\u{1B}[2m\u{1B}[33m|\u{1B}[0m\u{1B}[0m|" : "||"
    func cell(_ text: String) -> String { color ? "\u{1B}[1m\u{1B}[34m\(text)\u{1B}[0m" : text }
    let rows = [
      ("AccessToken", " ", access), ("ExpiresIn", "   ", "3600"), ("IdToken", "     ", id),
      ("RefreshToken", "", Sample.refresh), ("TokenType", "   ", "Bearer"),
    ].map { "\(border)  \(cell($0))\($1)|  \(cell($2))  \(border)\n" }
    return "|   InitiateAuth   |\n||  AuthenticationResult  ||\n|+--------------+--------|\n"
      + rows.joined() + "|+--------------+--------|\n"
  }
}
