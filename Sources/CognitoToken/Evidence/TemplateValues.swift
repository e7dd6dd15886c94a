/// The values of a template's properties, as far as the template shows them.
///
/// AWS CloudFormation User Guide, "Intrinsic function reference". `Ref` and `Fn::GetAtt` of a
/// resource of the template, `Fn::Join` and `Fn::Sub` are resolved; parameters, conditions, imports
/// and mappings are not.
struct TemplateValues {
  /// The resources by their logical IDs.
  private let resources: [ExactText: JSON]

  init(_ resources: [JSON.Member]) {
    self.resources = Dictionary(
      resources.map { (ExactText($0.name), $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  func value(_ json: JSON) -> SettingValue {
    switch json {
    case .array(let elements): return .list(elements.map(value))
    case .object(let members):
      if let function = members.first, members.count == 1,
        function.name == "Ref" || function.name.hasPrefix("Fn::")
      {
        return result(of: function.name, function.value)
      }
      if members.contains(where: { $0.name.hasPrefix("Fn::") }) { return .unknown }
      return .object(members.map { ($0.name, value($0.value)) })
    default: return SettingValue(json)
    }
  }

  private func result(of function: String, _ argument: JSON) -> SettingValue {
    switch function {
    case "Ref": return reference(to: argument.string ?? "")
    case "Fn::GetAtt":
      if let text = argument.string { return attribute(text) }
      let parts = (argument.array ?? []).compactMap(\.string)
      return parts.count == 2 ? attribute(parts.joined(separator: ".")) : .unknown
    case "Fn::Join": return join(argument)
    case "Fn::Sub": return substitute(argument)
    default: return .unknown
    }
  }

  /// `Ref` returns a resource server's identifier, and the ID, name or ARN of other resources.
  private func reference(to name: String) -> SettingValue {
    guard let resource = resources[ExactText(name)] else { return .unknown }
    if resource["Type"] == "AWS::Cognito::UserPoolResourceServer",
      let identifier = resource["Properties"]?["Identifier"]?.string
    {
      return .text(identifier)
    }
    return .reference(name, attribute: nil)
  }

  /// - Parameter path: a resource's name, a dot and the attribute.
  private func attribute(_ path: String) -> SettingValue {
    let name = String(path.prefix { $0 != "." })
    if resources[ExactText(name)] == nil { return .unknown }
    return .reference(name, attribute: String(path.dropFirst(name.count + 1)))
  }

  private func join(_ argument: JSON) -> SettingValue {
    guard let parts = argument.array, parts.count == 2, let separator = parts[0].string,
      case .list(let values) = value(parts[1])
    else { return .unknown }
    let texts = values.compactMap(\.text)
    return texts.count == values.count ? .text(texts.joined(separator: separator)) : .unknown
  }

  /// `${Name}`, `${Name.Attribute}` and `${!Literal}` in a text.
  private func substitute(_ argument: JSON) -> SettingValue {
    guard let template = argument.string else { return .unknown }
    if !template.contains("${") { return .text(template) }
    var result = ""
    var rest = template[...]
    while let start = rest.firstRange(of: "${") {
      guard let end = rest[start.upperBound...].firstIndex(of: "}") else { return .unknown }
      let name = rest[start.upperBound..<end]
      result += rest[..<start.lowerBound]
      if name.hasPrefix("!") {
        result += "${\(name.dropFirst())}"
      } else {
        let value =
          name.contains(".") ? attribute(String(name)) : reference(to: String(name))
        // The whole text is one reference, such as "${Pool.Arn}".
        if case .reference = value, result.isEmpty, end == rest.index(before: rest.endIndex),
          start.lowerBound == template.startIndex
        {
          return value
        }
        guard let text = value.text else { return .unknown }
        result += text
      }
      rest = rest[rest.index(after: end)...]
    }
    return .text(result + rest)
  }
}
