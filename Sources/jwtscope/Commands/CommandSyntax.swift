import ArgumentParser

/// A command's name and options, as its help lists them. Used only for messages about wrong
/// arguments, because it costs as much as printing the help.
struct CommandSyntax {
  /// `verify`, `trigger event`
  let name: String
  /// Whether each option takes a value.
  private let takesValue: [String: Bool]

  var options: [String] { takesValue.keys.sorted() }

  func has(_ option: String) -> Bool { takesValue[option] != nil }

  /// Whether the next word is the option's value.
  func takesValue(_ option: String) -> Bool { takesValue[option] ?? false }

  init(_ command: any ParsableCommand.Type, name: String) {
    self.name = name
    var takesValue: [String: Bool] = [:]
    for line in command.helpMessage(columns: 1000).split(separator: "\n") {
      let words = line.split(separator: " ")
      for (index, word) in words.enumerated() where word.hasPrefix("-") {
        let isShort = word.hasSuffix(",")
        let next = words.dropFirst(index + (isShort ? 2 : 1)).first
        takesValue[String(isShort ? word.dropLast() : word)] = next?.hasPrefix("<") ?? false
        if !isShort { break }
      }
    }
    self.takesValue = takesValue
  }

  /// The commands that can be run, in the order of the help.
  static var all: [CommandSyntax] { all(in: JWTScope.self, prefix: "") }

  private static func all(in group: any ParsableCommand.Type, prefix: String) -> [CommandSyntax] {
    group.configuration.subcommands.flatMap { command in
      let name = prefix + (command.configuration.commandName ?? "")
      return command.configuration.subcommands.isEmpty
        ? [CommandSyntax(command, name: name)] : all(in: command, prefix: name + " ")
    }
  }
}
