/// Finds options that take one value but are given twice. The argument parser would use the last
/// value.
///
/// A test checks the names against the parser's description of each command. They are listed here
/// because making that description takes longer than verifying a token.
enum RepeatedOption {
  /// The options that take one value in every command that has them.
  static let single = ExpectationOptions.single.union([
    "at", "color", "event", "expect", "jobs", "output", "response", "save", "sign-in", "source",
    "summary", "time-member", "token", "trigger-version", "username",
  ])

  /// The options that take one value only in this command.
  static let singleInCommand: [String: Set<String>] = [
    "jwtscope keys": ["user-pool-id"],
    "jwtscope pool": ["client-id"],
    "jwtscope trigger event": ["user-pool-id", "client-id"],
  ]

  /// - Parameters:
  ///   - words: the words that the command was parsed from.
  ///   - command: its whole name, such as `jwtscope verify`.
  /// - Throws: `UsageError` if such an option is repeated.
  static func check(_ words: [String], of command: String) throws {
    var seen: Set<String> = []
    for word in words.prefix(while: { $0 != "--" }) where word.hasPrefix("--") || word == "-o" {
      let name = word == "-o" ? "output" : String(word.dropFirst(2).prefix { $0 != "=" })
      guard single.contains(name) || singleInCommand[command]?.contains(name) ?? false else {
        continue
      }
      if !seen.insert(name).inserted {
        throw UsageError(
          "--\(name) takes one value, but is given more than once", hint: "see '\(command) --help'")
      }
    }
  }
}
