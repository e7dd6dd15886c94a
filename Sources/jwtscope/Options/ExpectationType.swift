import CognitoToken

/// The type of a value in a file of expectations. It checks a value that was read, and describes
/// itself in JSON Schema.
indirect enum ExpectationType: Sendable {
  case boolean
  /// A number without a fraction.
  case integer(ClosedRange<Int>)
  /// A string that is not empty.
  case text
  /// One scope. RFC 6749 §3.3: a space separates scopes.
  case scope
  case userPoolID
  /// A file's path. A URL is refused, because nothing is fetched for a file of expectations.
  case path
  case oneOf([String])
  /// At least one value.
  case list(ExpectationType)
  /// An object with at least one member of any name and value.
  case anyMembers
  /// An object with these members only.
  case object([ExpectationMember], required: [String])
  /// The first for a string, the second for anything else.
  case string(ExpectationType, or: ExpectationType)

  /// What a value must be, in words.
  var description: String {
    switch self {
    case .boolean: "true or false"
    case .integer(let range): "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .text: "a string that is not empty"
    case .scope: "one scope, without spaces"
    case .userPoolID: "a user pool ID such as us-east-1_Example01"
    case .path: "the path of a file"
    case .oneOf(let values): "one of " + values.joined(separator: ", ")
    case .list: "an array with at least one value"
    case .anyMembers: "an object with at least one member"
    case .object(_, let required):
      "an object" + (required.isEmpty ? "" : " with " + required.joined(separator: " and "))
    case .string(let one, let other): "\(one.description), or \(other.description)"
    }
  }

  // MARK: JSON Schema

  /// The rule in JSON Schema, draft 2020-12.
  var schema: JSON {
    switch self {
    case .boolean: ["type": "boolean"]
    case .integer(let range):
      [
        "type": "integer", "minimum": .number("\(range.lowerBound)"),
        "maximum": .number("\(range.upperBound)"),
      ]
    case .text: ["type": "string", "minLength": 1]
    case .scope: ["type": "string", "pattern": "^[^ ]+$"]
    case .userPoolID:
      ["type": "string", "maxLength": 55, "pattern": "^[a-z]{2,4}(-[a-z]+)+-[0-9]+_[0-9A-Za-z]+$"]
    case .path: ["type": "string", "minLength": 1, "not": ["pattern": "://"]]
    case .oneOf(let values): ["enum": .strings(values)]
    case .list(let element): ["type": "array", "minItems": 1, "items": element.schema]
    case .anyMembers: ["type": "object", "minProperties": 1]
    case .object(let members, let required):
      [
        "type": "object", "additionalProperties": false, "required": .strings(required),
        "properties": .object(members.map { JSON.Member($0.name, $0.schema) }),
      ]
    case .string(let one, let other): ["anyOf": [one.schema, other.schema]]
    }
  }

  // MARK: Reading

  /// - Parameter path: where the value is, such as `userPools[0].id`.
  /// - Throws: `ExpectationError` if the value breaks the rule.
  func check(_ value: JSON, at path: String) throws(ExpectationError) {
    switch (self, value) {
    case (.list(let element), .array(let values)) where !values.isEmpty:
      for (index, value) in values.enumerated() {
        try element.check(value, at: "\(path)[\(index)]")
      }
    case (.object(let members, let required), .object(let values)):
      for value in values { try Self.check(value, of: members, in: path) }
      for name in required where value[name] == nil {
        throw ExpectationError(path: path, reason: .missing(name))
      }
    case (.string(let one, _), .string): try one.check(value, at: path)
    case (.string(_, let other), .object): try other.check(value, at: path)
    default:
      if !isMet(by: value) {
        let found = hasKind(of: value) ? nil : value.kindName
        throw ExpectationError(path: path, reason: .type(found: found, expected: self))
      }
    }
  }

  /// Whether the value has the right kind, so only its contents can be wrong.
  private func hasKind(of value: JSON) -> Bool {
    switch (self, value) {
    case (.boolean, .bool), (.integer, .number), (.list, .array), (.anyMembers, .object),
      (.object, .object), (.text, .string), (.scope, .string), (.userPoolID, .string),
      (.path, .string), (.oneOf, .string):
      true
    default: false
    }
  }

  private static func check(
    _ value: JSON.Member, of members: [ExpectationMember], in path: String
  ) throws(ExpectationError) {
    guard let member = members.first(where: { $0.name.utf8.elementsEqual(value.name.utf8) }) else {
      let near = ExpectationMember.nearest(to: value.name, in: members)
      throw ExpectationError(path: path, reason: .unknown(value.name, near: near))
    }
    try member.type.check(value.value, at: path.isEmpty ? member.name : "\(path).\(member.name)")
  }

  /// Whether a value meets the rule, apart from the values that it contains.
  private func isMet(by value: JSON) -> Bool {
    switch (self, value) {
    case (.boolean, .bool): true
    case (.integer(let range), .number): value.integer.map(range.contains) ?? false
    case (.text, .string(let text)): !text.isEmpty
    case (.scope, .string(let text)): !text.isEmpty && !text.utf8.contains(UInt8(ascii: " "))
    case (.userPoolID, .string(let text)): UserPool(id: text) != nil
    case (.path, .string(let text)): !text.isEmpty && !text.contains("://")
    case (.oneOf(let values), .string(let text)): values.contains(exactly: text)
    case (.anyMembers, .object(let members)): !members.isEmpty
    default: false
    }
  }
}

extension JSON {
  /// The value of a number without a fraction, however it is spelled: 60, 60.0 or 6e1.
  var integer: Int? {
    guard case .number(let spelling) = self else { return nil }
    return Int(spelling) ?? Double(spelling).flatMap { Int(exactly: $0) }
  }
}
