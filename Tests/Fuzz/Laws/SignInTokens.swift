internal import FoundationEssentials

/// A valid token, and others that nobody signed.
enum SignInTokens {
  static let real = String(decoding: SignedToken.text, as: UTF8.self)
  static let id = token(#"{"token_use":"id","sub":"jane"}"#)
  /// Another user's token.
  static let evil = token(#"{"token_use":"access","sub":"eve"}"#)
  /// Another issuer's token, without a `token_use`.
  static let foreign = token(#"{"sub":"eve"}"#)
  /// A refresh token in Cognito's form.
  static let refresh = encrypted(#"{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}"#)
  static let encrypted = encrypted(#"{"alg":"dir","enc":"A256GCM"}"#)
  static let unsecured = part(#"{"alg":"none"}"#) + "." + part(#"{"token_use":"access"}"#) + "."
  static let opaque = String(repeating: "opaque-", count: 6)
  static let fragment = String(evil.prefix(40))

  private static func token(_ claims: String) -> String {
    part(#"{"alg":"ES256"}"#) + "." + part(claims) + "." + String(repeating: "A", count: 86)
  }

  private static func encrypted(_ header: String) -> String {
    part(header) + ".AA.AA.AA.AA"
  }

  private static func part(_ json: String) -> String {
    Data(json.utf8).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }
}
