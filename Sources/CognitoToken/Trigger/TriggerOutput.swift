/// What a pre token generation function returned: the whole event, as Cognito requires, or only its
/// `response`.
///
/// Amazon Cognito, "Customizing user pool workflows with Lambda triggers": the sign-in fails
/// without `request` and `response`.
package struct TriggerOutput: Sendable {
  /// The whole output.
  let json: JSON
  let isWholeEvent: Bool
  /// An object, or null.
  let response: JSON
  /// The returned event's `version`; nil for a bare response.
  package let version: PreTokenGenerationEvent.Version?

  /// The returned event's `userPoolId`; nil for a bare response.
  package var userPoolID: String? { isWholeEvent ? json["userPoolId"]?.string : nil }

  private static let reader = TriggerReader(subject: .response)
  private static let eventMembers = [
    "version", "triggerSource", "region", "userPoolId", "userName", "callerContext", "request",
    "response",
  ]

  package init(_ text: [UInt8]) throws(TriggerError) {
    let reader = Self.reader
    let json = try reader.document(text)
    self.json = json
    isWholeEvent = Self.eventMembers.contains { json[$0] != nil }
    guard isWholeEvent else {
      try Self.check(bare: json)
      response = json
      version = nil
      return
    }
    for name in ["request", "response"] where json[name] == nil {
      throw reader.error(.partOfEvent(missing: name))
    }
    response = try reader.object(json["response"], at: "response") ?? .null
    version = try PreTokenGenerationEvent.Version(of: json, reader)
  }

  /// The version whose rules apply: the returned event's, the given one, or the one that the
  /// response is made for.
  func version(
    orElse given: PreTokenGenerationEvent.Version?
  ) -> PreTokenGenerationEvent.Version {
    let isVersion1 =
      response[PreTokenGenerationEvent.Version.v1Container] != nil
      && response[PreTokenGenerationEvent.Version.v2Container] == nil
    return version ?? given ?? (isVersion1 ? .v1 : .v2)
  }

  /// The returned event; nil for a bare response.
  func event(
    _ version: PreTokenGenerationEvent.Version
  ) throws(TriggerError) -> PreTokenGenerationEvent? {
    isWholeEvent ? try PreTokenGenerationEvent(json, version: version, Self.reader) : nil
  }

  private static func check(bare json: JSON) throws(TriggerError) {
    if let message = json["errorMessage"]?.string { throw reader.error(.functionFailed(message)) }
    let containers = PreTokenGenerationEvent.Version.allCases.map(\.container)
    let isResponse =
      json.members?.isEmpty ?? false || containers.contains { json[$0] != nil }
      || !MisplacedScopes(in: json, isWholeEvent: false).isEmpty
    // An event's request contains scopes too.
    let isRequest = json["userAttributes"] != nil
    if !isResponse || isRequest { throw reader.error(.neitherEventNorResponse) }
  }
}
