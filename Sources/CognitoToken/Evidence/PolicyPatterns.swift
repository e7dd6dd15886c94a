/// The values of a policy's element or condition, of which one must match.
///
/// AWS Identity and Access Management, "IAM JSON policy elements: Condition operators".
struct PolicyPatterns: Equatable, Sendable {
  enum Comparison: Equatable, Sendable {
    /// `StringEquals`: `*` and `?` stand for themselves.
    case exact
    /// `StringLike`.
    case like
    /// `ArnLike` and `ArnEquals`, which compare each of an ARN's six parts.
    case arn
    /// An action, which ignores case.
    case action

    /// nil for an operator that is not evaluated here.
    init?(operation: String) {
      switch operation {
      case "StringEquals": self = .exact
      case "StringLike": self = .like
      case "ArnLike", "ArnEquals": self = .arn
      default: return nil
      }
    }
  }

  private let values: [SettingValue]
  private let comparison: Comparison

  init(_ values: [SettingValue], _ comparison: Comparison) {
    self.values = values
    self.comparison = comparison
  }

  /// Whether any of the values matches; nil if that is not known.
  func contain(_ target: SettingTarget?) -> Bool? {
    let answers = values.map { matches($0, target) }
    if answers.contains(true) { return true }
    return answers.contains(nil) ? nil : false
  }

  private func matches(_ value: SettingValue, _ target: SettingTarget?) -> Bool? {
    switch (value, target) {
    case (.text(let pattern), .named(let name)): return matches(pattern, name)
    case (.text("*"), _) where comparison == .like || comparison == .action: return true
    case (.reference(let one, let attribute), .resource(let other)):
      if ExactText(one) != ExactText(other) { return false }
      // Ref of a pool is its ID, but Cognito sends its ARN.
      return attribute == "Arn" ? true : nil
    default: return nil
    }
  }

  private func matches(_ pattern: String, _ name: String) -> Bool? {
    switch comparison {
    case .exact: return ExactText(pattern) == ExactText(name)
    case .like: return Self.matches(pattern, name, ignoringCase: false)
    case .action: return Self.matches(pattern, name, ignoringCase: true)
    case .arn:
      let (parts, named) = (Self.parts(of: pattern), Self.parts(of: name))
      // AWS does not document how a pattern is matched that does not have the form of an ARN.
      guard parts.count == 6, named.count == 6 else { return nil }
      return zip(parts, named).allSatisfy { Self.matches($0, $1, ignoringCase: false) }
    }
  }

  private static func parts(of arn: String) -> [String] {
    arn.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false).map(String.init)
  }

  /// Whether a pattern with `*` and `?` matches. IAM ignores case only in actions.
  static func matches(_ pattern: String, _ text: String, ignoringCase: Bool) -> Bool {
    let (pattern, text) =
      ignoringCase
      ? (Array(pattern.lowercased().utf8), Array(text.lowercased().utf8))
      : (Array(pattern.utf8), Array(text.utf8))
    var (p, t) = (0, 0)
    // Where to continue after the last star if the text after it does not match.
    var retry: (p: Int, t: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        retry = (p + 1, t)
        p += 1
      } else if p < pattern.count, pattern[p] == text[t] || pattern[p] == UInt8(ascii: "?") {
        (p, t) = (p + 1, t + 1)
      } else if let (start, last) = retry {
        retry = (start, last + 1)
        (p, t) = (start, last + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}
