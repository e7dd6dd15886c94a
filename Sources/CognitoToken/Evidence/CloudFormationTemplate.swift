/// The user pools, app clients, resource servers and permissions of a CloudFormation template in
/// JSON.
///
/// AWS CloudFormation User Guide, "Intrinsic function reference" and the resource types of Amazon
/// Cognito.
struct CloudFormationTemplate {
  private let resources: [JSON.Member]
  /// Whether nothing adds properties to the template before it is deployed, as the transform of AWS
  /// SAM does.
  private let isComplete: Bool
  private let values: TemplateValues

  init(_ template: JSON) {
    resources = template["Resources"]?.members ?? []
    isComplete = template["Transform"] == nil && !template.hasTransform
    values = TemplateValues(resources)
  }

  func read() throws(SettingsError) -> [FoundSettings] {
    var found: [FoundSettings] = []
    var permissions: [InvocationPermission] = []
    for resource in resources {
      let name = SettingsName(source: .template, id: resource.name)
      let properties = values.value(resource.value["Properties"] ?? [:])
      // The stack's parameters then decide whether the resource exists at all.
      let isConditional = resource.value["Condition"] != nil
      switch resource.value["Type"]?.string {
      case "AWS::Cognito::UserPool":
        let isComplete = isComplete && !isChanged(resource.name)
        found.append(
          FoundSettings(
            .template, .pool(UserPoolSettings(properties, name, isComplete: isComplete))))
      case "AWS::Cognito::UserPoolClient":
        found.append(
          FoundSettings(
            .template, .client(AppClientSettings(properties, name, isComplete: isComplete))))
      case "AWS::Cognito::UserPoolResourceServer":
        found.append(
          FoundSettings(
            .template,
            .server(
              ResourceServerSettings(
                properties, isComplete: isComplete, isConditional: isConditional))))
      case "AWS::Cognito::UserPoolDomain" where !isConditional:
        found.append(FoundSettings(.template, .domain(of: properties["UserPoolId"].target)))
      case "AWS::Lambda::Permission":
        permissions.append(
          InvocationPermission(permission: properties, isConditional: isConditional))
      default: continue
      }
    }
    if !permissions.isEmpty {
      let policy = InvocationPolicy(permissions: permissions, isComplete: false)
      found.append(FoundSettings(.template, .policy(policy)))
    }
    if found.isEmpty { throw .noUserPool }
    return found
  }
}

extension CloudFormationTemplate {
  /// Whether a custom resource may change the pool, as some tools attach triggers.
  private func isChanged(_ pool: String) -> Bool {
    resources.contains { resource in
      let type = resource.value["Type"]?.string ?? ""
      let isCustom = type.hasPrefix("Custom::") || type == "AWS::CloudFormation::CustomResource"
      return isCustom && (resource.value["Properties"]?.mentions(pool) ?? false)
    }
  }
}

extension JSON {
  /// Whether any text in the value is the name of this resource, or refers to it.
  fileprivate func mentions(_ resource: String) -> Bool {
    switch self {
    case .object(let members): members.contains { $0.value.mentions(resource) }
    case .array(let elements): elements.contains { $0.mentions(resource) }
    case .string(let text):
      ExactText(text) == ExactText(resource)
        || ["\(resource).", "${\(resource).", "${\(resource)}"].contains { text.contains($0) }
    default: false
    }
  }

  /// Whether a macro is called anywhere in the value.
  fileprivate var hasTransform: Bool {
    switch self {
    case .object(let members):
      members.contains {
        $0.name.utf8.elementsEqual("Fn::Transform".utf8) || $0.name.hasPrefix("Fn::ForEach::")
          || $0.value.hasTransform
      }
    case .array(let elements): elements.contains(where: \.hasTransform)
    default: false
    }
  }
}
