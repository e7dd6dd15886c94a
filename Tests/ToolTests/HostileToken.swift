import Foundation

/// A token with the same text in every place, and a JWK Set whose key has that text as its kid.
///
/// The token is not signed: its contents are printed anyway.
struct HostileToken {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init(saying text: String) throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let claims: [String: Any] = [
      "sub": text, "iss": text, "client_id": text, "token_use": text, "scope": text, "aud": [text],
      "jti": text, "username": text, "cognito:groups": [text], "exp": 1_767_229_200,
      text: text, "\(text) nested": ["a": [text, [text: text]]],
    ]
    let token = [
      try Self.part(["alg": "RS256", "kid": text, "typ": text, text: text, "jku": text]),
      try Self.part(claims), String(repeating: "A", count: 342),
    ].joined(separator: ".")
    try token.write(to: folder.appending(path: "token.jwt"), atomically: true, encoding: .utf8)

    let keys = Shell.package.appending(path: "samples/keys/jwks.json")
    var set =
      try JSONSerialization.jsonObject(with: Data(contentsOf: keys)) as? [String: [[String: Any]]]
      ?? [:]
    set["keys"]?[0]["kid"] = text
    set["keys"]?[0]["d"] = text
    try JSONSerialization.data(withJSONObject: set).write(to: folder.appending(path: "jwks.json"))
  }

  /// Runs the tool on it, in its folder.
  func run(
    _ command: String, _ environment: [String: String] = [:]
  ) throws -> Shell.Result {
    try Shell.run(
      "cd '\(folder.path)' && jwtscope \(command) token.jwt", environment: environment)
  }

  func remove() throws { try FileManager.default.removeItem(at: folder) }

  private static func part(_ object: [String: Any]) throws -> String {
    try JSONSerialization.data(withJSONObject: object).base64EncodedString()
      .replacingOccurrences(of: "+", with: "-").replacingOccurrences(of: "/", with: "_")
      .replacingOccurrences(of: "=", with: "")
  }
}
