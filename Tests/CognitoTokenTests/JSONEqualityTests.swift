import Testing

@testable import CognitoToken

@Suite struct `JSON values` {
  /// Two texts, and whether they are written the same and have the same value.
  static let pairs: [(one: String, other: String, isEqual: Bool, isEquivalent: Bool)] = [
    ("null", "null", true, true), ("null", "false", false, false), ("true", "false", false, false),
    (#""a""#, #""\u0061""#, true, true), (#""a""#, #""A""#, false, false),
    ("\"\u{E9}\"", "\"e\u{301}\"", false, false), (#""1""#, "1", false, false),
    ("1", "1.0", false, true), ("1", "10e-1", false, true), ("1", "2", false, false),
    ("1234567890123456789", "1234567890123456700", false, false),
    ("[1,2]", "[1,2]", true, true), ("[1,2]", "[2,1]", false, false),
    ("[1]", "[1,1]", false, false),
    ("[1]", "[1.0]", false, true), ("[]", "{}", false, false),
    (#"{"a":1}"#, #"{ "\u0061": 1 }"#, true, true), (#"{"a":1}"#, #"{"a":2}"#, false, false),
    (#"{"a":1}"#, #"{"b":1}"#, false, false), (#"{"a":1}"#, #"{"a":1.0}"#, false, true),
    (#"{"a":1}"#, #"{"a":1,"b":2}"#, false, false),
    (#"{"a":1,"b":2}"#, #"{"b":2,"a":1}"#, false, true),
    (#"{"a":1,"b":2}"#, #"{"a":1,"c":2}"#, false, false),
    (#"{"a":{"b":[1]}}"#, #"{"a":{"b":[1.0]}}"#, false, true),
    (#"{"a":{"b":[1]}}"#, #"{"a":{"b":[1,1]}}"#, false, false),
  ]

  @Test func `are equal if written the same, and equivalent if their values are`() throws {
    for (one, other, isEqual, isEquivalent) in Self.pairs {
      let (left, right) = (try JSON(Array(one.utf8)), try JSON(Array(other.utf8)))
      for (left, right) in [(left, right), (right, left)] {
        #expect((left == right) == isEqual, "\(one) \(other)")
        #expect(left.isEquivalent(to: right) == isEquivalent, "\(one) \(other)")
      }
      #expect(left == left && left.isEquivalent(to: left))
    }
  }
}
