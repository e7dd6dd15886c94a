import ArgumentParser
import CognitoToken

/// An option's value of the form `NAME=VALUE`.
struct NamedValue {
  let name: String
  /// May contain `=`, and may be empty.
  let value: String

  init(_ argument: String) throws {
    guard let equals = argument.firstIndex(of: "="), equals > argument.startIndex else {
      throw ValidationError("\"\(argument)\" is not of the form name=value")
    }
    name = String(argument[..<equals])
    value = String(argument[argument.index(after: equals)...])
  }

  /// Sets or adds a member for each value. If a name is repeated, its last value counts.
  static func set(_ values: [NamedValue], in members: inout [JSON.Member]) {
    for value in values {
      let member = JSON.Member(value.name, .string(value.value))
      if let place = members.firstIndex(where: { ExactText($0.name) == ExactText(value.name) }) {
        members[place] = member
      } else {
        members.append(member)
      }
    }
  }
}

extension Expectations.ClaimValue {
  init(_ argument: NamedValue) { self.init(name: argument.name, value: argument.value) }
}
