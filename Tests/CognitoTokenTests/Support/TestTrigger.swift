@testable import CognitoToken

/// Responses of a trigger, and their effect on the token of `TestToken`.
enum TestTrigger {
  static let read = "com.example.photos/read"

  /// A version 2 response with these changes of the access token.
  static func access(_ members: (String, JSON)...) -> JSON {
    v2(("accessTokenGeneration", .object(members.map { JSON.Member($0.0, $0.1) })))
  }

  /// A version 2 response with this in its container.
  static func v2(_ members: (String, JSON)...) -> JSON {
    ["claimsAndScopeOverrideDetails": .object(members.map { JSON.Member($0.0, $0.1) })]
  }

  static func v1(_ members: (String, JSON)...) -> JSON {
    ["claimsOverrideDetails": .object(members.map { JSON.Member($0.0, $0.1) })]
  }

  /// The event of a sign-in of `TestToken`'s user through the API, with the response.
  static func event(_ version: PreTokenGenerationEvent.Version, response: JSON? = nil) -> JSON {
    let claims = TestToken.claims([("scope", .string(ScopeSet.userAdmin))])
    let event = PreTokenGenerationEvent(accessToken: claims, version: version)?.json ?? .null
    return response.map { event.setting("response", to: $0) } ?? event
  }

  static func text(_ json: JSON) -> [UInt8] { Array(JSONWriter.string(json, style: .compact).utf8) }

  static func preview(
    _ output: JSON, event: JSON? = nil, claims: JSON? = nil,
    version: PreTokenGenerationEvent.Version? = nil, scope: String? = nil
  ) throws(TriggerError) -> TriggerPreview {
    let expected = Expectations.Scopes(all: scope.map { [$0] } ?? [])
    let output = try TriggerOutput(text(output))
    var sent: PreTokenGenerationEvent?
    if let event { sent = try PreTokenGenerationEvent(text(event)) }
    return try TriggerPreview(
      of: output, event: sent, claims: claims, version: version, expecting: expected)
  }
}

extension JSON {
  /// The object with one member changed; nil removes it.
  func setting(_ name: String, to value: JSON?) -> JSON {
    var members = self.members ?? []
    let place = members.firstIndex { $0.name == name }
    if let place { members.remove(at: place) }
    if let value { members.insert(Member(name, value), at: place ?? members.count) }
    return .object(members)
  }
}
