extension UserPoolSettings {
  /// `LambdaConfig` with another event version, and every other member unchanged:
  /// `update-user-pool` resets members that it is not given.
  ///
  /// - Parameter function: the function's ARN if the pool has no trigger.
  /// - Returns: nil if the members are not all known, or have values that cannot be an ARN, a key
  ///   or a version.
  package func lambdaConfig(version: LambdaVersion, function: String) -> JSON? {
    guard case .object(let members) = triggers else { return nil }
    let current: String? =
      switch trigger.value?.function {
      case .named(let arn): arn
      default: nil
      }
    if trigger.value != nil, current == nil { return nil }
    var result: [JSON.Member] = []
    for (name, value) in members where value != .missing {
      if ExactText(name) == "PreTokenGenerationConfig" { continue }
      guard Self.isPlain(name), let kept = Self.kept(value) else { return nil }
      result.append(JSON.Member(name, kept))
    }
    let configuration: JSON = [
      "LambdaVersion": .string(version.rawValue), "LambdaArn": .string(current ?? function),
    ]
    if let current, !Self.isPlain(current) { return nil }
    result.append(JSON.Member("PreTokenGenerationConfig", configuration))
    return .object(result)
  }

  /// An ARN, or an object of a version and an ARN.
  private static func kept(_ value: SettingValue) -> JSON? {
    switch value {
    case .text(let text): return isPlain(text) ? .string(text) : nil
    case .object(let members):
      var kept: [JSON.Member] = []
      for (name, value) in members where value != .missing {
        guard let text = value.text, isPlain(name), isPlain(text) else { return nil }
        kept.append(JSON.Member(name, .string(text)))
      }
      return .object(kept)
    default: return nil
    }
  }

  /// Whether the text has only characters of an ARN, which no shell interprets in single quotes.
  /// Amazon Cognito API reference, `ArnType`.
  private static func isPlain(_ text: String) -> Bool {
    1...2048 ~= text.utf8.count
      && text.utf8.allSatisfy {
        0x30...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 || "_+=/,.@:-".utf8.contains($0)
      }
  }
}
