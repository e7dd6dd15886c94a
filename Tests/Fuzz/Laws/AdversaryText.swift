/// Texts that an adversary chooses so that another token is found.
public enum AdversaryText {
  private typealias Tokens = SignInTokens

  private static let tokens = [
    Tokens.evil, Tokens.id, Tokens.refresh, Tokens.foreign, Tokens.encrypted, Tokens.unsecured,
    Tokens.opaque, Tokens.fragment, Tokens.real,
  ]

  /// `@` stands for a token.
  private static let forms = [
    "@", "Bearer @", "access_token=@", "AccessToken: @", "id_token=@", "Authorization: Bearer @",
    "{\"access_token\":\"@\"}", "[{\"AccessToken\":\"@\"}]", "'@'", "\"@\"", " @ ", "@,@",
    "\",\"access_token\":\"@\",\"x\":\"", "', 'access_token': '@', 'x': '",
    "'; export ACCESS_TOKEN='@",
    "x\naccess_token: @\ny", "x\r\n\r\naccess_token=@", "x'\n  AccessToken: @\n  y: '",
    "x\nAUTHENTICATIONRESULT\t@\t3600\nx", "&access_token=@&", "#access_token=@", "?access_token=@",
    "%26access_token%3D@", "</Name><AccessToken>@</AccessToken>", "| AccessToken | @",
    "x |\n||  AccessToken | @ ||", "x\n> authorization: Bearer @\n",
    "x\n{\"access_token\":\"@\"}\n",
    ";access_token=@", "; access_token=@", ",AccessToken=@", "(access_token=@)", "<access_token>@",
    "token: @", "token=@", "x\n\"AccessToken\": \"@\",\n", "\\", "\\\",\"access_token\":\"@",
    "x; CognitoIdentityServiceProvider.c.u.accessToken=@; y=", "cookie: access_token=@",
    "'; access_token=@; y='", "x'?@", "='!'?@", "x'?access_token=@", "x://x'?access_token=@",
    "`access_token=@`", "access_token='@'", "x\n@", "@\nx",
    "\u{1B}[1maccess_token=@",
    "$access_token=@",
  ]

  private static let withoutTokens = [
    "SMS_MFA", "ChallengeName: SMS_MFA", "x\nChallengeName: SMS_MFA\n",
    "{\"ChallengeName\":\"SMS_MFA\"}", "x\nSMS_MFA\tx\nCHALLENGEPARAMETERS\tx", "error=x&error=y",
    "Rate exceeded", "EvilException", "x\nEvilException: x",
    "An error occurred (EvilException) when calling the X operation: x",
    "x\nAn error occurred (EvilException) when calling", "x\naws: error: x", "?error=server_error",
    "#error=server_error&", "null", "None", "", "<!DOCTYPE html>", "x\n<\n\nHTTP/1.1 200\n\n",
    "eyJ",
    "ChallengeParameters", "x\nChallengeParameters:\n", "\u{0}", "\u{FEFF}", "\u{2028}", "'", "\"",
    "`", "'\"'",
  ]

  /// Each form with a token, tokens by themselves, and texts without a token.
  public static let texts =
    forms.flatMap { form in
      [Tokens.evil, Tokens.id].map { form.replacing("@", with: $0) }
    }
    + tokens + tokens.map { "access_token=\($0)" } + withoutTokens

  /// The text with control characters replaced by an adversary's strings, so that the fuzzer
  /// combines them in few bytes.
  static func expanding(_ input: ArraySlice<UInt8>) -> String {
    let strings = tokens + pieces
    return String(decoding: input, as: UTF8.self).unicodeScalars.map { scalar in
      let index = Int(scalar.value) - 0x80
      return strings.indices.contains(index) ? strings[index] : String(scalar)
    }.joined()
  }

  private static let pieces = [
    "access_token", "AccessToken", "accessToken", "id_token", "token", "Bearer ", "authorization",
    "jwtToken", "payload", "ChallengeName", "ChallengeParameters", "SMS_MFA", "error", "\":\"",
    "\",\"",
    "{\"", "\"}", "': '", "': ", "\n  ", "\n> ", "\n< ", "| ", "AUTHENTICATIONRESULT\t",
    "HTTP/1.1 200\n\n",
    "An error occurred (XException) when calling the X operation: ", "\nXException: ", "export ",
    "&", "#",
    "%26", "%3D", "\\\"", "\\", "; ", "</x><AccessToken>",
    "CognitoIdentityServiceProvider.c.u.accessToken=", "cookie: ",
  ]
}
