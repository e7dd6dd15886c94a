/// What a pre token generation function returned: the whole event, as it must, or its `response` alone, as tests do.
///
/// Amazon Cognito, "Customizing user pool workflows with Lambda triggers": without `request` or `response` in what is
/// returned, the sign-in fails.
public struct TriggerOutput: Sendable {
  /// All that was returned.
  let json: JSON
  let isWholeEvent: Bool
  /// An object, or null.
  let response: JSON
  /// The version that the returned event says it has.
  public let version: PreTokenGenerationEvent.Version?

  private static let reader = TriggerReader(subject: .response)
  private static let eventMembers = [
    "version", "triggerSource", "region", "userPoolId", "userName", "callerContext", "request",
    "response",
  ]

  public init(_ text: [UInt8]) throws(TriggerError) {
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

  /// The version that the response is judged by.
  func version(
    orElse given: PreTokenGenerationEvent.Version?
  ) -> PreTokenGenerationEvent.Version {
    let tellsVersion1 =
      response[PreTokenGenerationEvent.Version.v1Container] != nil
      && response[PreTokenGenerationEvent.Version.v2Container] == nil
    return version ?? given ?? (tellsVersion1 ? .v1 : .v2)
  }

  /// The event that was returned.
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
    // The event's request has scopes too.
    let isRequest = json["userAttributes"] != nil
    if !isResponse || isRequest { throw reader.error(.neitherEventNorResponse) }
  }
}
