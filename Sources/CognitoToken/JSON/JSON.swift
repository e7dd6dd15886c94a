/// A JSON value. Members keep their order, and numbers their spelling. RFC 8259.
public enum JSON: Sendable {
  /// The literal `null`.
  case null
  /// The literal `true` or `false`.
  case bool(Bool)
  /// A number as it is spelled, such as `1.0` or `1e3`.
  case number(String)
  /// A string, with escapes resolved.
  case string(String)
  /// An array of values.
  case array([JSON])
  /// An object: its members in their order.
  case object([Member])

  /// A member of an object: its name and its value.
  public struct Member: Sendable {
    /// The name, with escapes resolved.
    public let name: String
    /// The value.
    public let value: JSON

    /// Makes a member.
    public init(_ name: String, _ value: JSON) {
      self.name = name
      self.value = value
    }
  }

  /// - Throws: `JSONError` if the text is not exactly one JSON value by RFC 8259, with unique
  ///   names.
  package init(_ text: [UInt8]) throws(JSONError) {
    self = try JSONDocument(text).value()
  }

  /// - Throws: `JSONError` if the text is not exactly one JSON value by RFC 8259, with unique
  ///   names.
  package init(_ text: String) throws(JSONError) { try self.init(Array(text.utf8)) }

  /// An array of strings.
  package static func strings(_ strings: [String]) -> JSON { .array(strings.map(JSON.string)) }

  /// An object of the members whose value is not nil.
  package static func object(omittingNil members: KeyValuePairs<String, JSON?>) -> JSON {
    .object(members.compactMap { name, value in value.map { Member(name, $0) } })
  }

  /// The value of the (first) member of this name, compared by its bytes; nil if there is none.
  public subscript(name: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { ExactText($0.name) == ExactText(name) }?.value
  }

  /// The string; nil if this is not one.
  public var string: String? { if case .string(let value) = self { value } else { nil } }
  /// The elements; nil if this is not an array.
  public var array: [JSON]? { if case .array(let elements) = self { elements } else { nil } }
  /// The members in their order; nil if this is not an object.
  public var members: [Member]? { if case .object(let members) = self { members } else { nil } }

  /// The strings of an array of strings; nil if this is not one.
  public var strings: [String]? {
    guard let array else { return nil }
    let strings = array.compactMap(\.string)
    return strings.count == array.count ? strings : nil
  }

  /// The kind of value, for messages.
  package var kindName: String {
    switch self {
    case .null: "null"
    case .bool: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }
}

extension JSON: Equatable {
  /// Equal if written the same, apart from escapes and white space: names and strings by their
  /// bytes, numbers by their spelling, members in the same order.
  public static func == (one: JSON, other: JSON) -> Bool {
    switch (one, other) {
    case (.null, .null): true
    case (.bool(let one), .bool(let other)): one == other
    case (.number(let one), .number(let other)), (.string(let one), .string(let other)):
      ExactText(one) == ExactText(other)
    case (.array(let one), .array(let other)): one == other
    case (.object(let one), .object(let other)):
      one.elementsEqual(other) {
        ExactText($0.name) == ExactText($1.name) && $0.value == $1.value
      }
    default: false
    }
  }

  /// Whether both have the same value: names and strings by their bytes, numbers by their exact
  /// value, members in any order.
  func isEquivalent(to other: JSON) -> Bool {
    switch (self, other) {
    case (.number(let one), .number(let two)):
      return ExactText(one) == ExactText(two) || DecimalNumber(one) == DecimalNumber(two)
    case (.array(let one), .array(let two)):
      return one.elementsEqual(two) { $0.isEquivalent(to: $1) }
    case (.object(let one), .object(let two)):
      guard one.count == two.count else { return false }
      let values = Dictionary(two.map { (ExactText($0.name), $0.value) }) { first, _ in first }
      return one.allSatisfy { member in
        values[ExactText(member.name)].map { member.value.isEquivalent(to: $0) } ?? false
      }
    default: return self == other
    }
  }
}

extension JSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  public init(stringLiteral value: String) { self = .string(value) }
  public init(integerLiteral value: Int) { self = .number(String(value)) }
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(elements.map { Member($0.0, $0.1) })
  }
}
