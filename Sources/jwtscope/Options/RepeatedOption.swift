/// Finds options that are given twice but take one value, of which the argument parser would use
/// the last.
///
/// The names are those of the parser's own description of each command, as a test checks. They
/// are listed here because the parser takes longer to describe itself than a token to be verified.
enum RepeatedOption {
  /// The options that take one value in every command that has them.
  static let single: Set<String> = [
    "at", "color", "event", "expect", "jobs", "leeway", "min-validity", "output", "response",
    "save", "sign-in", "source", "summary", "time-member", "token", "token-use", "trigger-version",
    "username",
  ]

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
