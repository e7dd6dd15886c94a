import CognitoToken
import Foundation

/// A token with the same text in every place, and a JWK Set whose key has that text as its kid.
///
/// The token is not signed: its contents are printed anyway.
struct HostileToken {
  private let token: String
  private let keys: String

  init(saying text: String) throws {
    let claims: [String: Any] = [
      "sub": text, "iss": text, "client_id": text, "token_use": text, "scope": text, "aud": [text],
      "jti": text, "username": text, "cognito:groups": [text], "exp": 1_767_229_200,
      text: text, "\(text) nested": ["a": [text, [text: text]]],
    ]
    token = [
      try Self.part(["alg": "RS256", "kid": text, "typ": text, text: text, "jku": text]),
      try Self.part(claims), String(repeating: "A", count: 342),
    ].joined(separator: ".")

    let sample = Shell.package.appending(path: "samples/keys/jwks.json")
    var set =
      try JSONSerialization.jsonObject(with: Data(contentsOf: sample))
      as? [String: [[String: Any]]] ?? [:]
    set["keys"]?[0]["kid"] = text
    set["keys"]?[0]["d"] = text
    keys = String(decoding: try JSONSerialization.data(withJSONObject: set), as: UTF8.self)
  }

  private static let now = NumericDate(1_767_227_400)

  /// The report that `verify` makes with `options`.
  func report() throws -> Report {
    var expectations = Expectations(client: .oneOf(["a"]))
    expectations.audiences = ["a"]
    expectations.scopes = Expectations.Scopes(all: ["com.example.photos/read"], exact: true)
    expectations.groups = ["a"]
    expectations.claims = [Expectations.ClaimValue(name: "a", value: "b")]
    let trust = Trust(.oneOf(["a"]), keys: try JWKSet(keys))
    return try TokenVerifier(trust, expectations).verify(token, at: Self.now).report
  }

  /// The report that `decode` makes.
  func decoded() throws -> Report {
    Report(
      decoding: try UnverifiedToken(token, reading: .lenient), expecting: Expectations.Scopes(),
      at: Self.now)
  }

  static let options = """
    --jwks jwks.json --scope com.example.photos/read --exact-scopes --client-id a --audience a \
    --issuer a --group a --claim a=b --at 2026-01-01T00:30:00Z --color never
    """

  /// Runs the commands in a folder with the files token.jwt and jwks.json.
  func run(each commands: [String]) throws -> [Shell.Result] {
    let folder = try TemporaryFolder()
    for (name, text) in [("token.jwt", token), ("jwks.json", keys)] {
      try text.write(to: folder.url.appending(path: name), atomically: true, encoding: .utf8)
    }
    return try Shell.run(each: commands.map { "cd '\(folder.url.path)' && \($0)" })
  }

  private static func part(_ object: [String: Any]) throws -> String {
    try JSONSerialization.data(withJSONObject: object).base64EncodedString()
      .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
  }
}
