@testable import CognitoToken

/// Makes tokens for tests, signed or not.
enum TestToken {
  /// 2026-01-01T00:30:00Z, in the middle of the lifetime of these tokens.
  static let now = NumericDate(1_767_227_400)
  static let issuer = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01"

  static let accessClaims: JSON = [
    "sub": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", "cognito:groups": ["photographers"],
    "iss": .string(issuer), "client_id": "1example23456789", "token_use": "access",
    "scope": "aws.cognito.signin.user.admin com.example.photos/read",
    "auth_time": 1_767_225_600, "exp": 1_767_229_200, "iat": 1_767_225_600,
    "jti": "11111111-2222-3333-4444-555555555555", "username": "janedoe",
  ]

  /// The access token's claims with some changed; nil removes a claim.
  static func claims(_ changes: [(String, JSON?)]) -> JSON {
    var members = accessClaims.members ?? []
    for (name, value) in changes {
      let index = members.firstIndex { $0.name == name }
      if let index { members.remove(at: index) }
      if let value { members.insert(JSON.Member(name, value), at: index ?? members.count) }
    }
    return .object(members)
  }

  static func signed(
    by key: TestKey = .rsa, _ algorithm: Algorithm = .rs256, kid: String = "key",
    header: [(String, JSON)] = [], claims: JSON = accessClaims
  ) -> [UInt8] {
    let header: [(String, JSON)] =
      [("kid", .string(kid)), ("alg", .string(algorithm.rawValue))] + header
    return signed(
      by: key, algorithm, header: .object(header.map { JSON.Member($0, $1) }), claims: claims)
  }

  static func signed(
    by key: TestKey, _ algorithm: Algorithm, header: JSON, claims: JSON
  ) -> [UInt8] {
    signed(
      by: key, algorithm, spelled: JSONWriter.string(header, style: .compact),
      JSONWriter.string(claims, style: .compact))
  }

  /// A token of this header and these claims, in exactly this spelling.
  static func signed(
    by key: TestKey = .rsa, _ algorithm: Algorithm = .rs256, spelled header: String,
    _ claims: String
  ) -> [UInt8] {
    let input = Array(
      (Base64URL.encode(Array(header.utf8)) + "." + Base64URL.encode(Array(claims.utf8))).utf8)
    return input + [UInt8(ascii: ".")] + Base64URL.encode(key.sign(input, with: algorithm)).utf8
  }

  static func keys(_ keys: JSON...) throws(JWKSetError) -> JWKSet {
    try JWKSet(Array(JSONWriter.string(["keys": .array(keys)], style: .compact).utf8))
  }
}
