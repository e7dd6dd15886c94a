import ArgumentParser

/// The command that a command line names, and the words that are its arguments.
///
/// Each command is parsed as a root command, with `_superCommandName`, as SwiftPM does. Parsing
/// from the real root also tries the default command's options, which takes ArgumentParser as long
/// as the whole of `verify`.
struct NamedCommand {
  let command: any ParsableCommand.Type
  let words: [String]
  /// `jwtscope verify`
  let name: String
  /// Whether no word names a command, so `decode` runs.
  let isDefault: Bool

  /// `decode`, `verify` and so on, in the order of the help.
  static var names: [String] {
    JWTScope.commands.compactMap { $0.configuration.commandName }
  }

  init(_ words: [String]) {
    let first = words.first ?? ""
    let named = JWTScope.commands.first {
      $0.configuration.commandName == first
    }
    if let named {
      let second = words.dropFirst().first { word in
        named.configuration.subcommands.contains { $0.configuration.commandName == word }
      }
      command = named
      self.words = Array(words.dropFirst())
      name = "jwtscope \(first)" + (second.map { " \($0)" } ?? "")
      isDefault = false
      return
    }
    let isForRoot =
      ["help", "-h", "---completion", "-V", "--version"].contains(first)
      || ["--help", CompletionScript.option, "--experimental-dump-help"].contains {
        first.hasPrefix($0)
      }
    command = isForRoot ? JWTScope.self : Decode.self
    self.words = words
    name = "jwtscope"
    isDefault = !isForRoot
  }
}
