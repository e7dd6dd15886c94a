/// A value in a settings file, or why the file does not show it.
indirect enum SettingValue: Equatable, Sendable {
  /// There is no such member, or it is null.
  case missing
  /// An intrinsic function or another value that the file does not contain. It may be missing after
  /// deployment.
  case unknown
  /// A reference to this resource, or to an attribute of it such as `Arn`, whose text is known only
  /// after deployment.
  case reference(String, attribute: String?)
  case text(String)
  case flag(Bool)
  case number(String)
  case list([SettingValue])
  case object([(name: String, value: SettingValue)])

  init(_ json: JSON?) {
    switch json {
    case nil, .null: self = .missing
    case .bool(let flag): self = .flag(flag)
    case .number(let spelling): self = .number(spelling)
    case .string(let text): self = .text(text)
    case .array(let elements): self = .list(elements.map { SettingValue($0) })
    case .object(let members): self = .object(members.map { ($0.name, SettingValue($0.value)) })
    }
  }

  /// The member's value; `unknown` if this value is not known itself.
  subscript(name: String) -> SettingValue {
    switch self {
    case .unknown, .reference: .unknown
    case .object(let members):
      members.first { ExactText($0.name) == ExactText(name) }?.value ?? .missing
    default: .missing
    }
  }

  /// Whether there is such a member, even if it is null.
  func has(_ name: String) -> Bool {
    guard case .object(let members) = self else { return false }
    return members.contains { ExactText($0.name) == ExactText(name) }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }
  var list: [SettingValue]? { if case .list(let elements) = self { elements } else { nil } }
  var isObject: Bool { if case .object = self { true } else { false } }

  /// A time as AWS CLI 1 (seconds since 1970) or 2 (RFC 3339) prints it.
  var date: NumericDate? {
    switch self {
    case .number(let spelling): NumericDate(decimalSeconds: spelling)
    case .text(let text): NumericDate(rfc3339: text)
    default: nil
    }
  }

  /// What the value refers to; nil if that is not known.
  var target: SettingTarget? {
    switch self {
    case .text(let text) where !text.isEmpty: .named(text)
    case .reference(let resource, _): .resource(resource)
    default: nil
    }
  }

  static func == (one: SettingValue, other: SettingValue) -> Bool {
    switch (one, other) {
    case (.missing, .missing), (.unknown, .unknown): true
    case (.reference(let one, let attribute), .reference(let other, let otherAttribute)):
      ExactText(one) == ExactText(other) && attribute == otherAttribute
    case (.text(let one), .text(let other)), (.number(let one), .number(let other)):
      ExactText(one) == ExactText(other)
    case (.flag(let one), .flag(let other)): one == other
    case (.list(let one), .list(let other)): one == other
    case (.object(let one), .object(let other)):
      one.elementsEqual(other) { ExactText($0.name) == ExactText($1.name) && $0.value == $1.value }
    default: false
    }
  }
}

/// A setting as files describe it: a value, its absence, or neither.
///
/// A setting that is not in a file is usually not known: an old AWS CLI drops members that it does
/// not know, and a template may leave them to another template. Absence is known only if the file
/// would contain the setting.
package enum Setting<Value: Sendable>: Sendable {
  case known(Value)
  case absent
  case unknown

  package var value: Value? { if case .known(let value) = self { value } else { nil } }

  var isAbsent: Bool { if case .absent = self { true } else { false } }
}

extension Setting: Equatable where Value: Equatable {}

/// What a setting names: an ID, a name or an ARN, or a resource of the same template.
package enum SettingTarget: Hashable, Sendable {
  case named(String)
  case resource(String)
}

/// Names in a setting, such as the scopes that an app client allows.
struct SettingNames: Equatable, Sendable {
  private(set) var names: [String] = []
  /// Whether there are no other names.
  private(set) var isComplete: Bool

  /// - Parameter isEmptyIfMissing: whether a missing list is known to be empty.
  init(_ value: SettingValue, isEmptyIfMissing: Bool) {
    switch value {
    case .missing: isComplete = isEmptyIfMissing
    case .list(let elements):
      names = elements.compactMap(\.text)
      isComplete = names.count == elements.count
    default: isComplete = false
    }
  }

  init(_ names: [String], isComplete: Bool) {
    self.names = names
    self.isComplete = isComplete
  }

  /// nil if that is not known.
  func contains(_ name: String) -> Bool? {
    if names.contains(where: { ExactText($0) == ExactText(name) }) { return true }
    return isComplete ? false : nil
  }
}
