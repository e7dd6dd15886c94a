@testable import CognitoToken

/// Unsigned tokens and secrets in the forms that a sign-in prints.
enum SignInSample {
  static let header = part(#"{"kid":"key+1=","alg":"RS256"}"#)
  /// As long as an RS256 signature with a key of 2,048 bits.
  static let signature = Base64URL.encode(Array(0...255))

  static let access = token(TestToken.accessClaims)
  static let otherAccess = token(TestToken.claims([("jti", "22222222-2222")]))
  static let id = token(TestToken.claims([("token_use", "id"), ("jti", "33333333-3333")]))
  /// Another issuer's token, without a `token_use`.
  static let foreign = token(["iss": "https://example.com/", "sub": "someone"])
  static let unsecured = part(#"{"alg":"none"}"#) + "." + part(#"{"token_use":"access"}"#) + "."
  /// A refresh token in Cognito's form: a JWE.
  static let refresh =
    part(#"{"cty":"JWT","enc":"A256GCM","alg":"RSA-OAEP"}"#) + "." + signature
    + ".AAECAwQFBgcICQoL."
    + signature + ".AAECAwQFBgcICQoLDA0ODw"
  /// A JWE that is not in the form of Cognito's refresh tokens.
  static let encrypted =
    part(#"{"alg":"dir","enc":"A256GCM"}"#) + "..\(signature).\(signature).\(signature)"
  static let session = "AYABeH" + signature + "session"
  /// A refresh token or session in the form of the loopback server moto.
  static let uuid = "670cf3fd-9228-4cb8-a926-f32543916482"

  static func token(_ claims: JSON) -> String {
    header + "." + part(JSONWriter.string(claims, style: .compact)) + "." + signature
  }

  static func part(_ json: String) -> String { Base64URL.encode(Array(json.utf8)) }

  /// What no error may contain: every part of every token, and the other secrets.
  static let secrets =
    [access, otherAccess, id, foreign, unsecured, refresh, encrypted].flatMap {
      $0.split(separator: ".").map(String.init)
    } + [session, uuid, "hunter2"]
}
