import CognitoToken
import Foundation
import Testing

/// The output of a trigger's function, and the access token's scopes after it.
struct TriggerCase: CustomTestStringConvertible, Sendable {
  static let userAdmin = "aws.cognito.signin.user.admin"

  /// Of a sign-in through the API.
  static let signIn: JSON = [
    "sub": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", "cognito:groups": ["photographers", "editors"],
    "iss": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01",
    "client_id": "1example23456789", "origin_jti": "11111111-2222-3333-4444-555555555555",
    "event_id": "66666666-7777-8888-9999-000000000000", "token_use": "access",
    "scope": .string(userAdmin), "auth_time": 1_767_225_600, "exp": 1_767_229_200,
    "iat": 1_767_225_600, "jti": "12121212-3434-5656-7878-909090909090", "username": "janedoe",
    "tenant": "a",
  ]

  static let machine: JSON = [
    "sub": "1example23456789", "token_use": "access", "scope": "com.example.photos/read",
    "auth_time": 1_767_225_600,
    "iss": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01",
    "exp": 1_767_229_200, "iat": 1_767_225_600, "version": 2,
    "jti": "12121212-3434-5656-7878-909090909090", "client_id": "1example23456789",
  ]

  let testDescription: String
  /// The access token's claims before the trigger.
  let claims: JSON
  let event: JSON
  let returned: JSON
  /// The scopes after the trigger; nil if the output is refused.
  let scopes: Set<String>?

  /// - Parameters:
  ///   - source: replaces the event's own.
  ///   - response: is returned in the event.
  ///   - returned: is returned instead of the event.
  init(
    _ description: String, version: PreTokenGenerationEvent.Version = .v2, source: String? = nil,
    _ response: JSON = .null, returned: JSON? = nil, claims: JSON = signIn,
    scopes: Set<String>? = [userAdmin]
  ) {
    testDescription = description
    self.claims = claims
    var sent = PreTokenGenerationEvent(accessToken: claims, version: version)
    if let source { sent?.triggerSource = source }
    event = sent?.json ?? .null
    self.returned =
      returned
      ?? .object(
        (event.members ?? []).map { $0.name == "response" ? JSON.Member($0.name, response) : $0 })
    self.scopes = scopes
  }

  /// A response with this change to the access token.
  static func access(_ generation: JSON) -> JSON { v2(["accessTokenGeneration": generation]) }

  static func v2(_ container: JSON) -> JSON { ["claimsAndScopeOverrideDetails": container] }

  static func v1(_ container: JSON) -> JSON { ["claimsOverrideDetails": container] }

  // MARK: The two

  /// The claims that `jwtscope trigger preview` prints for each case; nil if it refuses the case.
  /// One shell runs all.
  static func preview(_ cases: [TriggerCase]) throws -> [JSON?] {
    let header = Base64URL.encode(Array(#"{"alg":"RS256"}"#.utf8))
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (index, row) in cases.enumerated() {
      let place = folder.appending(path: "\(index)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let files = [
        "event": text(row.event), "response": text(row.returned),
        "token": "\(header).\(Base64URL.encode(Array(text(row.claims).utf8))).",
      ]
      for (name, text) in files {
        try text.write(to: place.appending(path: name), atomically: true, encoding: .utf8)
      }
    }
    let result = try Shell.run(
      """
      for i in $(seq 0 \(cases.count - 1)); do
        cd '\(folder.path)'/$i
        jwtscope trigger preview --output json --event event --token ./token response >output 2>errors
        echo $?
      done
      """)
    let statuses = result.output.split(separator: "\n")
    try #require(statuses.count == cases.count, "\(result.errors)")
    return try zip(cases.indices, statuses).map { index, status in
      if status == "65" { return nil }
      try #require(status == "0", "\(cases[index])")
      let output = folder.appending(path: "\(index)/output")
      let after: JSON = try #require(JSON(Array(Data(contentsOf: output)))["after"])
      return after
    }
  }

  /// The claims that samples/local-cognito/apply_response.py gives for each case; nil if it refuses
  /// the case. One process runs all.
  static func apply(_ cases: [TriggerCase]) throws -> [JSON?] {
    let lines = cases.map {
      text(["event": $0.event, "response": $0.returned, "accessToken": $0.claims])
    }
    let input = try TemporaryFile(lines.joined(separator: "\n"))
    let result = try Shell.run(
      """
      exec /usr/bin/python3 -B -c '
      import io, sys
      sys.path.insert(0, "samples/local-cognito")
      from apply_response import main
      for line in list(sys.stdin):
          sys.stdin = io.StringIO(line)
          if main() != 0:
              sys.exit(1)
      ' <'\(input.url.path)'
      """)
    try #require(result.status == 0, "\(result.errors)")
    return try result.output.split(separator: "\n").map { try JSON(Array($0.utf8))["accessToken"] }
  }

  /// The claims as text, sorted by name. The scopes are a set and are sorted, too.
  static func canonical(_ claims: JSON) -> String {
    let members = (claims.members ?? []).map { member in
      guard member.name == "scope" else { return member }
      let scopes = ScopeSet(claim: member.value.string).granted.sorted()
      return JSON.Member(member.name, .string(scopes.joined(separator: " ")))
    }
    return text(
      .object(members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }))
  }

  private static func text(_ json: JSON) -> String { JSONWriter.string(json, style: .compact) }
}
