import ArgumentParser

/// Guesses what was meant by a wrong command line.
struct Misspelling {
  private let named: NamedCommand
  private let words: [String]

  /// - Parameter words: all words of the command line, without the tool's name.
  init(_ named: NamedCommand, _ words: [String]) {
    self.named = named
    self.words = words
  }

  /// What is wrong with words that the argument parser does not accept; nil if that is unknown.
  var advice: UsageError? { wrongCommand ?? laterCommand ?? wrongOption }

  private var commands: [CommandSyntax] { CommandSyntax.all }

  // MARK: Words that are always wrong

  /// Whether the words must be checked before they are parsed: an option with an empty value, a
  /// command that the parser would take for something else.
  static func isSuspicious(_ words: [String]) -> Bool {
    ["help", "version", "trigger"].contains(words.first)
      || words.contains { $0.hasSuffix("=") || $0.allSatisfy(\.isWhitespace) }
  }

  /// An error that the parser would not notice.
  func check() throws {
    if words.first == "help", let error = wrongHelp { throw error }
    if let error = wrongCommand { throw error }
    if let option = emptyOption {
      throw UsageError(
        "\(option) is empty: a variable may be unset", hint: "see '\(named.name) --help'")
    }
  }

  /// An INPUT that is neither a file nor a token was probably meant as a command.
  func check(input: String?) throws {
    guard let input, !TokenInput.isReadable(input) else { return }
    throw laterCommand ?? unknownCommand(input)
  }

  // MARK: Commands

  private var groups: [String] { NamedCommand.names }

  private var wrongHelp: UsageError? {
    var path: [String] = []
    for word in words.dropFirst().prefix(while: { !$0.hasPrefix("-") }) {
      path.append(word)
      let name = path.joined(separator: " ")
      if name == "help" || groups.contains(name) || CommandSyntax.names.contains(name) { continue }
      if Explain.words.contains(word) { return explaining(word) }
      let near = NearestWord.nearest(to: name, in: groups + CommandSyntax.names)
      return near.map { near in
        UsageError(
          "unknown command \(quoted(name)): did you mean \(near)?",
          line: ["help"] + near.split(separator: " ").map(String.init))
      } ?? UsageError("unknown command \(quoted(name))", hint: "see 'jwtscope --help'")
    }
    return nil
  }

  private var wrongCommand: UsageError? {
    if named.isDefault, let first = words.first, !first.hasPrefix("-"),
      !TokenInput.isReadable(first)
    {
      return unknownCommand(first)
    }
    guard words.first == "trigger", let second = words.dropFirst().first, !second.hasPrefix("-"),
      second != "help", !CommandSyntax.names.contains("trigger \(second)")
    else { return nil }
    let names = CommandSyntax.names.filter { $0.hasPrefix("trigger ") }
    let near = NearestWord.nearest(to: "trigger \(second)", in: names)
    let isClose = near.map { Self.isClose(second, to: $0) } ?? false
    guard let near, isClose else {
      return UsageError(
        "unknown command \(quoted("trigger \(second)")): use \(names.joined(separator: " or "))",
        hint: "see 'jwtscope trigger --help'")
    }
    return UsageError(
      "unknown command \(quoted("trigger \(second)")): did you mean \(near)?",
      line: near.split(separator: " ").map(String.init) + words.dropFirst(2))
  }

  private static func isClose(_ word: String, to command: String) -> Bool {
    NearestWord.nearest(to: word, in: [String(command.split(separator: " ").last ?? "")]) != nil
  }

  private func unknownCommand(_ word: String) -> UsageError {
    if word.lowercased() == "version" {
      return UsageError(
        "unknown command \(quoted(word)): did you mean --version?", line: ["--version"])
    }
    if Explain.words.contains(word) { return explaining(word) }
    if let near = Self.synonyms[word.lowercased()] ?? NearestWord.nearest(to: word, in: groups) {
      var rest = words
      if let index = rest.firstIndex(of: word) { rest.remove(at: index) }
      return UsageError(
        "unknown command \(quoted(word)): did you mean \(near)?", line: [near] + rest)
    }
    return UsageError(
      "unknown command \(quoted(word)), and no file has that name", hint: "see 'jwtscope --help'")
  }

  private func explaining(_ code: String) -> UsageError {
    UsageError("unknown command \(quoted(code)): did you mean explain?", line: ["explain", code])
  }

  /// The names that other tools use for the commands.
  private static let synonyms = [
    "validate": "verify", "check": "verify", "inspect": "decode", "show": "decode",
    "parse": "decode", "jwks": "keys", "compare": "diff", "event": "trigger event",
    "preview": "trigger preview",
  ]

  /// A command's name after an option or an INPUT.
  private var laterCommand: UsageError? {
    guard named.isDefault else { return nil }
    for (index, word) in words.enumerated().dropFirst()
    where groups.contains(word) && !isValue(at: index) {
      var rest = words
      rest.remove(at: index)
      let message = "the command must come first: \(word) is after \(quoted(words[0]))"
      let isComplete = commands.contains { $0.name == word && typedOptions.allSatisfy($0.has) }
      return isComplete
        ? UsageError(message, line: [word] + rest)
        : UsageError(message, hint: "see 'jwtscope \(word) --help'")
    }
    return nil
  }

  private func isValue(at index: Int) -> Bool {
    let option = words[index - 1]
    return commands.contains { $0.takesValue(option) }
  }

  // MARK: Options

  private var emptyOption: String? {
    for (index, word) in words.enumerated() {
      if word.hasPrefix("--"), word.hasSuffix("="), word.count(where: { $0 == "=" }) == 1 {
        return String(word.dropLast())
      }
      if word.allSatisfy(\.isWhitespace), index > 0, isValue(at: index) { return words[index - 1] }
    }
    return nil
  }

  private var wrongOption: UsageError? {
    let path =
      named.isDefault ? "decode" : String(named.name.dropFirst("jwtscope ".count))
    guard let command = CommandSyntax.named(path) else { return nil }
    let typed = typedOptions
    // A negative number is a value.
    guard let wrong = typed.first(where: { !command.has($0) && Double($0) == nil }) else {
      return nil
    }
    let meant = Dictionary(typed.map { ($0, meaning(of: $0, in: command)) }) { one, _ in one }
    let owners = commands.filter { owner in meant.values.allSatisfy { $0.map(owner.has) ?? false } }
    let message = message(about: wrong, meaning: meant[wrong] ?? nil, in: path)
    let isNear = named.isDefault || command.has(meant[wrong].flatMap(\.self) ?? "")
    if wrong == "--version" { return UsageError(message, line: ["--version"]) }
    guard isNear, let owner = owners.first(where: { $0.name == path }) ?? owners.first else {
      return UsageError(message, hint: "see '\(named.name) --help'")
    }
    let corrected = words.map { word -> String in
      let option = String(word.prefix { $0 != "=" })
      return ((meant[option] ?? nil) ?? option) + word.dropFirst(option.count)
    }
    let isMoved = named.isDefault && owner.name != path
    return UsageError(
      message, line: (isMoved ? owner.name.split(separator: " ").map(String.init) : []) + corrected)
  }

  private var typedOptions: [String] {
    words.prefix { $0 != "--" }.filter { $0.hasPrefix("-") && $0.count > 1 }
      .map { String($0.prefix { $0 != "=" }) }
  }

  /// The option itself, if any command has it, or the nearest one.
  private func meaning(of option: String, in command: CommandSyntax) -> String? {
    if commands.contains(where: { $0.has(option) }) { return option }
    if option.count < 4 { return nil }
    return NearestWord.nearest(to: option, in: command.options)
      ?? NearestWord.nearest(to: option, in: commands.flatMap(\.options))
  }

  private func message(about option: String, meaning: String?, in path: String) -> String {
    if option == "--version" { return "--version is not an option of \(path)" }
    guard let meaning else { return "unknown option \(quoted(option))" }
    if meaning != option { return "unknown option \(quoted(option)): did you mean \(meaning)?" }
    let names = commands.filter { $0.has(option) }.map(\.name)
    let owners =
      names.dropLast().joined(separator: ", ") + (names.count > 1 ? " and " : "")
      + (names.last ?? "")
    return "\(option) is an option of \(owners), not of \(path)"
      + (named.isDefault ? ", which runs if no command is named" : "")
  }

  private func quoted(_ word: String) -> String { "\"\(PlatformText.shown(word))\"" }
}
