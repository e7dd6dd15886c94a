extension PreTokenGenerationEvent {
  /// Reads an event. Members that the preview does not need may be missing, because test events are
  /// often written by hand.
  package init(_ text: [UInt8]) throws(TriggerError) {
    let reader = TriggerReader(subject: .event)
    let json = try reader.document(text)
    guard let version = try Version(of: json, reader) else {
      throw reader.error("version", Version.expected, nil)
    }
    try self.init(json, version: version, reader)
    if triggerSource == nil { throw reader.error("triggerSource", "a string", nil) }
  }

  init(_ json: JSON, version: Version, _ reader: TriggerReader) throws(TriggerError) {
    self.version = version
    let triggerSource = try reader.string(json["triggerSource"], at: "triggerSource")
    if let source = triggerSource.flatMap(Source.init), !source.isSent(in: version) {
      throw reader.error(.machineNeedsVersion3(version))
    }
    self.triggerSource = triggerSource
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
    clientMetadata =
      try reader.object(request["clientMetadata"], at: "request.clientMetadata")?.members ?? []
  }
}

extension PreTokenGenerationEvent.Version {
  fileprivate static let expected = "\"1\", \"2\" or \"3\""

  /// The event's `version`; nil if it is missing.
  init?(of event: JSON, _ reader: TriggerReader) throws(TriggerError) {
    switch event["version"] {
    case nil, .null: return nil
    case .string(let text):
      guard let version = Self(rawValue: text) else {
        throw reader.error(
          .member(path: "version", expected: Self.expected, found: ShownNames.list([text])))
      }
      self = version
    case let value?: throw reader.error("version", Self.expected, value)
    }
  }
}
