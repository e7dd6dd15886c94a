import ArgumentParser

/// A command's name and options, as its help lists them. Used only for messages about wrong
/// arguments, because the options cost as much as printing the help.
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
  static let all = runnable.map { CommandSyntax($0.command, name: $0.name) }

  /// Their names, found without building any help text.
  static let names = runnable.map(\.name)

  static func named(_ name: String) -> CommandSyntax? {
    runnable.first { $0.name == name }.map { CommandSyntax($0.command, name: name) }
  }

  private static var runnable: [(name: String, command: any ParsableCommand.Type)] {
    runnable(in: JWTScope.self, prefix: "")
  }

  private static func runnable(
    in group: any ParsableCommand.Type, prefix: String
  ) -> [(name: String, command: any ParsableCommand.Type)] {
    group.configuration.subcommands.flatMap { command in
      let name = prefix + (command.configuration.commandName ?? "")
      return command.configuration.subcommands.isEmpty
        ? [(name, command)] : runnable(in: command, prefix: name + " ")
    }
  }
}
