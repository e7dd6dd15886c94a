/// A plan or state as `terraform show -json` prints it.
///
/// Terraform, "JSON Output Format"; the resources are those of the AWS provider. A value that is
/// known only after `apply` is left out of a plan, so a missing value is not known.
struct TerraformDocument {
  private let source: SettingsSource
  private let values: JSON?

  init(_ json: JSON) {
    let plan = json["planned_values"]
    source = plan == nil ? .state : .plan
    values = plan ?? json["values"]
  }

  func read() throws(SettingsError) -> [FoundSettings] {
    var found: [FoundSettings] = []
    var permissions: [InvocationPermission] = []
    for resource in Self.resources(of: values?["root_module"]) {
      let values = SettingValue(resource["values"])
      let address = resource["address"]?.string
      switch resource["type"]?.string {
      case "aws_cognito_user_pool":
        found.append(pool(values, address))
      case "aws_cognito_user_pool_client":
        let client = values.renamed(Self.clientMembers)
        let name = SettingsName(source: source, id: client["ClientId"].text ?? address)
        found.append(
          FoundSettings(
            source, .client(AppClientSettings(client, name, isComplete: source == .state))))
      case "aws_cognito_resource_server":
        let server: SettingValue = .object([
          ("UserPoolId", values["user_pool_id"]), ("Identifier", values["identifier"]),
          ("Scopes", values["scope"].mapped { .object([("ScopeName", $0["scope_name"])]) }),
        ])
        found.append(
          FoundSettings(
            source, .server(ResourceServerSettings(server, isComplete: source == .state))))
      case "aws_cognito_user_pool_domain":
        found.append(FoundSettings(source, .domain(of: values["user_pool_id"].target)))
      case "aws_lambda_permission":
        permissions.append(
          InvocationPermission(permission: permission(values)))
      default: continue
      }
    }
    if !permissions.isEmpty {
      let policy = InvocationPolicy(permissions: permissions, isComplete: false)
      found.append(FoundSettings(source, .policy(policy)))
    }
    if found.isEmpty { throw .noUserPool }
    return found
  }

  /// The managed resources of a module and its child modules.
  private static func resources(of module: JSON?) -> [JSON] {
    guard let module else { return [] }
    let own = (module["resources"]?.array ?? []).filter { $0["mode"] != "data" }
    return own + (module["child_modules"]?.array ?? []).flatMap { resources(of: $0) }
  }

  // MARK: Names of the provider

  private func pool(_ values: SettingValue, _ address: String?) -> FoundSettings {
    let block = values["lambda_config"]
    let configuration = block.first["pre_token_generation_config"]
    // A plan does not show whether a removed block is removed from the pool.
    let triggers: SettingValue =
      switch block {
      case .list(let blocks) where blocks.isEmpty: source == .state ? .object([]) : .unknown
      case .list:
        .object([
          ("PreTokenGeneration", notEmpty(block.first["pre_token_generation"])),
          (
            "PreTokenGenerationConfig",
            configuration.first.isObject
              ? .object([
                ("LambdaVersion", notEmpty(configuration.first["lambda_version"])),
                ("LambdaArn", notEmpty(configuration.first["lambda_arn"])),
              ]) : notEmpty(configuration.first)
          ),
        ])
      default: .unknown
      }
    let pool: SettingValue = .object([
      ("Arn", values["arn"]), ("Domain", values["domain"]),
      ("CustomDomain", values["custom_domain"]), ("UserPoolTier", values["user_pool_tier"]),
      ("LambdaConfig", triggers), ("LastModifiedDate", values["last_modified_date"]),
      ("CreationDate", values["creation_date"]),
    ])
    let name = SettingsName(source: source, id: values["id"].text ?? address)
    return FoundSettings(source, .pool(UserPoolSettings(pool, name, isComplete: false)))
  }

  /// In a state, the provider writes an empty string for what is not set. In a plan, what is
  /// missing is not known.
  private func notEmpty(_ value: SettingValue) -> SettingValue {
    switch value {
    case .text(""): source == .state ? .missing : .unknown
    case .missing: source == .state ? .missing : .unknown
    default: value
    }
  }

  private static let clientMembers: KeyValuePairs<String, String> = [
    "id": "ClientId", "user_pool_id": "UserPoolId", "allowed_oauth_scopes": "AllowedOAuthScopes",
    "allowed_oauth_flows": "AllowedOAuthFlows",
    "allowed_oauth_flows_user_pool_client": "AllowedOAuthFlowsUserPoolClient",
    "explicit_auth_flows": "ExplicitAuthFlows",
  ]

  /// The function, or its alias or version, that a permission is about.
  private func function(of permission: SettingValue) -> SettingValue {
    let function = permission["function_name"]
    switch (function, permission["qualifier"]) {
    case (.text(let name), .text(let qualifier)) where !qualifier.isEmpty:
      return .text("\(name):\(qualifier)")
    case (_, .missing), (_, .text):
      return source == .state || permission.has("qualifier") ? function : .unknown
    default: return .unknown
    }
  }

  private func permission(_ values: SettingValue) -> SettingValue {
    var permission = values.renamed([
      "action": "Action", "principal": "Principal", "source_arn": "SourceArn",
      "source_account": "SourceAccount", "principal_org_id": "PrincipalOrgID",
      "function_name": "FunctionName", "event_source_token": "EventSourceToken",
      "function_url_auth_type": "FunctionUrlAuthType",
    ])
    permission = permission.setting("FunctionName", function(of: values))
    // What a plan leaves out may limit the permission.
    if source == .plan, permission["SourceArn"] == .missing {
      permission = permission.setting("SourceArn", .unknown)
    }
    return permission
  }
}

extension SettingValue {
  /// The only element of a block.
  fileprivate var first: SettingValue { list?.first ?? .missing }

  /// The members that have a new name, under that name.
  fileprivate func renamed(_ names: KeyValuePairs<String, String>) -> SettingValue {
    .object(names.map { (name: $0.value, value: self[$0.key]) })
  }

  fileprivate func setting(_ name: String, _ value: SettingValue) -> SettingValue {
    guard case .object(let members) = self else { return self }
    return .object(members.map { ExactText($0.name) == ExactText(name) ? (name, value) : $0 })
  }

  fileprivate func mapped(_ change: (SettingValue) -> SettingValue) -> SettingValue {
    if case .list(let elements) = self { .list(elements.map(change)) } else { self }
  }
}
