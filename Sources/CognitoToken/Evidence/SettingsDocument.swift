/// One JSON document with settings, recognised by its members.
struct SettingsDocument {
  private let json: JSON
  /// Counted from 1, for messages.
  private let number: Int

  init(_ json: JSON, number: Int) {
    self.json = json
    self.number = number
  }

  func read() throws(SettingsError) -> [FoundSettings] {
    switch json {
    case .array(let elements):
      var found: [FoundSettings] = []
      for element in elements { found += try SettingsDocument(element, number: number).read() }
      return found
    case .string(let text): return try policy(text)
    case .object: return try readObject()
    default: throw unknown(.notAnObject(json.kindName))
    }
  }

  private func readObject() throws(SettingsError) -> [FoundSettings] {
    let isWrapped = ["UserPool", "UserPoolClient", "ResourceServer", "ResourceServers", "Policy"]
      .contains { json[$0] != nil }
    if isWrapped { return try readWrapped() }
    if let template = json["TemplateBody"] { return try readTemplate(template) }
    if let resources = json["Resources"], json["Resources"]?["Type"] == nil {
      _ = try object(resources, "Resources")
      return try CloudFormationTemplate(json).read()
    }
    if json["format_version"] != nil { return try TerraformDocument(json).read() }
    return try [readBare()]
  }

  /// What the AWS CLI prints.
  private func readWrapped() throws(SettingsError) -> [FoundSettings] {
    var found: [FoundSettings] = []
    if let pool = json["UserPool"] { found.append(Self.pool(try object(pool, "UserPool"))) }
    if let client = json["UserPoolClient"] {
      found.append(Self.client(try object(client, "UserPoolClient")))
    }
    if let server = json["ResourceServer"] {
      found.append(Self.server(try object(server, "ResourceServer")))
    }
    if let servers = json["ResourceServers"] { found += try list(servers) }
    switch json["Policy"] {
    case nil: break
    case .string(let text): found += try policy(text)
    case let policy?:
      // `aws iam get-policy` prints a policy's name here, and no statements.
      if try object(policy, "Policy")["Statement"] == nil { throw unknown(nil) }
      found.append(Self.policy(policy))
    }
    return found
  }

  /// The object that is left if `--query` removed the wrapper.
  private func readBare() throws(SettingsError) -> FoundSettings {
    let names = Set((json.members ?? []).map { ExactText($0.name) })
    func has(_ all: ExactText...) -> Bool { all.allSatisfy(names.contains) }
    if has("ClientId", "UserPoolId") { return Self.client(json, isWhole: has("ClientName")) }
    if has("Identifier", "UserPoolId") { return Self.server(json) }
    if has("Statement") { return Self.policy(json) }
    if has("Id"), has("LambdaConfig") || has("UserPoolTier") || isPoolARN {
      return Self.pool(json, isWhole: has("Name"))
    }
    throw unknown(lookalike(has: { names.contains($0) }))
  }

  private var isPoolARN: Bool { json["Arn"]?.string?.contains(":userpool/") ?? false }

  private func lookalike(has: (ExactText) -> Bool) -> SettingsError.Lookalike? {
    if has("PreTokenGenerationConfig") || has("PreTokenGeneration") { return .lambdaConfig }
    if has("UserPools") { return .listOfPools }
    if has("UserPoolClients") { return .listOfClients }
    if has("terraform_version"), has("lineage") || has("serial") { return .terraformState }
    if has("FunctionArn") || has("Configuration") { return .function }
    if has("AuthenticationResult") || has("access_token") || has("AccessToken") { return .token }
    return nil
  }

  // MARK: Kinds

  private static func pool(_ json: JSON, isWhole: Bool = true) -> FoundSettings {
    let name = SettingsName(source: .deployed, id: json["Id"]?.string)
    let pool = UserPoolSettings(SettingValue(json), name, isComplete: false, isWhole: isWhole)
    return FoundSettings(.deployed, .pool(pool))
  }

  private static func client(_ json: JSON, isWhole: Bool = true) -> FoundSettings {
    let name = SettingsName(source: .deployed, id: json["ClientId"]?.string)
    let client = AppClientSettings(SettingValue(json), name, isComplete: false, isWhole: isWhole)
    return FoundSettings(.deployed, .client(client))
  }

  private static func server(_ json: JSON) -> FoundSettings {
    FoundSettings(
      .deployed, .server(ResourceServerSettings(SettingValue(json), isComplete: true)))
  }

  /// A page of a longer list has `NextToken`.
  private func list(_ servers: JSON) throws(SettingsError) -> [FoundSettings] {
    guard let servers = servers.array else {
      throw .member(
        path: "ResourceServers", expected: "an array", found: servers.kindName)
    }
    var found = servers.map(Self.server)
    guard (json["NextToken"] ?? .null) == .null else { return found }
    let pools = Set(servers.compactMap { SettingValue($0["UserPoolId"]).target })
    found += pools.map { FoundSettings(.deployed, .allServers(of: $0)) }
    if servers.isEmpty { found.append(FoundSettings(.deployed, .allServers(of: nil))) }
    return found
  }

  private func policy(_ text: String) throws(SettingsError) -> [FoundSettings] {
    guard let policy = try? JSON(text), policy["Statement"] != nil else {
      throw unknown(.notAnObject("a string"))
    }
    return [Self.policy(policy)]
  }

  private static func policy(_ json: JSON) -> FoundSettings {
    let statements: [SettingValue] =
      switch SettingValue(json["Statement"]) {
      case .list(let statements): statements
      case let statement: [statement]
      }
    return FoundSettings(
      .deployed,
      .policy(
        InvocationPolicy(
          permissions: statements.map(InvocationPermission.init(statement:)), isComplete: true)))
  }

  /// What `aws cloudformation get-template` prints.
  private func readTemplate(_ template: JSON) throws(SettingsError) -> [FoundSettings] {
    if case .object = template { return try CloudFormationTemplate(template).read() }
    guard let text = template.string, let template = try? JSON(text), template.members != nil
    else { throw unknown(.yamlTemplate) }
    return try CloudFormationTemplate(template).read()
  }

  private func object(_ value: JSON, _ path: String) throws(SettingsError) -> JSON {
    guard case .object = value else {
      throw .member(path: path, expected: "an object", found: value.kindName)
    }
    return value
  }

  private func unknown(_ lookalike: SettingsError.Lookalike?) -> SettingsError {
    .unknownKind(document: number, lookalike)
  }
}
