import CognitoToken

/// A member of a file of expectations, for the reader of a file and for its JSON Schema. The
/// members are listed with the options that set the same values.
struct ExpectationMember: Sendable {
  let name: String
  /// The option that sets the same thing, and others that exclude the member.
  let options: [String]
  let type: ExpectationType
  let doc: String
  /// Sets the expectation to a value that `type` has checked.
  let set: @Sendable (JSON, inout ExpectationValues) -> Void
  let isSet: @Sendable (ExpectationValues) -> Bool

  /// A member that sets no value by itself.
  init(_ name: String, _ options: [String], _ type: ExpectationType, _ doc: String) {
    self.name = name
    self.options = options
    self.type = type
    self.doc = doc
    set = { _, _ in }
    isSet = { _ in false }
  }

  /// - Parameters:
  ///   - value: The value that the member sets.
  ///   - read: Converts a value that `type` has checked.
  init<Value: Equatable & SendableMetatype>(
    _ name: String, _ options: [String], _ type: ExpectationType, _ doc: String,
    _ value: any WritableKeyPath<ExpectationValues, Value> & Sendable,
    read: @escaping @Sendable (JSON) -> Value
  ) {
    self.name = name
    self.options = options
    self.type = type
    self.doc = doc
    set = { $1[keyPath: value] = read($0) }
    isSet = { $0[keyPath: value] != ExpectationValues()[keyPath: value] }
  }

  var schema: JSON {
    .object([JSON.Member("description", .string(doc))] + (type.schema.members ?? []))
  }

  /// The name that was probably meant: in another case, with hyphens, as an option, or misspelled.
  static func nearest(to name: String, in members: [ExpectationMember]) -> String? {
    let typed = letters(of: name)
    return members.first { letters(of: $0.name) == typed }?.name
      ?? NearestWord.nearest(to: name, in: members.map(\.name))
      ?? members.first { $0.options.contains { letters(of: $0) == typed } }?.name
  }

  private static func letters(of name: String) -> [UInt8] {
    name.lowercased().utf8.filter { 0x61...0x7A ~= $0 }
  }
}
