extension PreTokenGenerationEvent {
  /// Reads an event. What Cognito always sends and the preview can do without may be missing: events for tests are
  /// often written by hand.
  public init(_ text: [UInt8]) throws(TriggerError) {
    let reader = TriggerReader(subject: .event)
    let json = try reader.document(text)
    guard let version = try Version(of: json, reader) else {
      throw reader.error("version", Version.expected, nil)
    }
    try self.init(json, version: version, reader)
    if source == nil { throw reader.error("triggerSource", "a string", nil) }
  }

  init(_ json: JSON, version: Version, _ reader: TriggerReader) throws(TriggerError) {
    self.version = version
    if let name = try reader.string(json["triggerSource"], at: "triggerSource") {
      guard let source = Source(rawValue: name) else {
        throw reader.error(
          .member(
            path: "triggerSource",
            expected: "one of \(Source.allCases.map(\.rawValue).joined(separator: ", "))",
            found: "\"\(name)\""))
      }
      guard source.isSent(in: version) else { throw reader.error(.machineNeedsVersion3(version)) }
      self.source = source
    }
    region = try reader.string(json["region"], at: "region")
    userPoolID = try reader.string(json["userPoolId"], at: "userPoolId")
    userName = try reader.string(json["userName"], at: "userName")
    let caller = try reader.object(json["callerContext"], at: "callerContext")
    clientID = try reader.string(caller?["clientId"], at: "callerContext.clientId")

    guard let request = try reader.object(json["request"], at: "request") else {
      throw reader.error("request", "an object", json["request"])
    }
    userAttributes =
      try reader.object(request["userAttributes"], at: "request.userAttributes")?.members ?? []
    let configuration = try reader.object(
      request["groupConfiguration"], at: "request.groupConfiguration")
    groups =
      try reader.strings(
        configuration?["groupsToOverride"], at: "request.groupConfiguration.groupsToOverride")
      ?? []
    scopes = try reader.strings(request["scopes"], at: "request.scopes")
    let metadata = try reader.object(request["clientMetadata"], at: "request.clientMetadata")
    hasClientMetadata = !(metadata?.members ?? []).isEmpty
  }
}

extension PreTokenGenerationEvent.Version {
  fileprivate static let expected = "\"1\", \"2\" or \"3\""

  /// The version that an event says it has.
  init?(of event: JSON, _ reader: TriggerReader) throws(TriggerError) {
    switch event["version"] {
    case nil, .null: return nil
    case .string(let text):
      guard let version = Self(rawValue: text) else {
        throw reader.error(.member(path: "version", expected: Self.expected, found: "\"\(text)\""))
      }
      self = version
    case let value?: throw reader.error("version", Self.expected, value)
    }
  }
}
