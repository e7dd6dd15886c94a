import ArgumentParser

extension NameSpecification {
  /// `-o`, `--output`
  static var output: NameSpecification { [.customShort("o"), .customLong("output")] }
  /// `-q`, `--quiet`
  static var quiet: NameSpecification { [.customShort("q"), .customLong("quiet")] }
}

/// The formats of commands without GitHub or JUnit output.
enum TextOrJSON: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// The output formats of a verdict, or of an error in its place.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, github, junit

  /// The format that the arguments name, read without parsing the other options.
  init(askedForIn arguments: [String]) {
    self =
      zip(arguments, arguments.dropFirst() + [""]).lazy.compactMap { word, next in
        if word == "--output" || word == "-o" { return Self(rawValue: next) }
        return word.hasPrefix("--output=") ? Self(rawValue: String(word.dropFirst(9))) : nil
      }.first ?? .text
  }
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// Whether text output is coloured.
struct ColorOption: ParsableArguments {
  @Option(help: ArgumentHelp("When to colour text output.", valueName: "when"))
  var color: ColorChoice = .auto

  var style: Style { Style(isColored: isOn, width: Terminal.width) }

  var isOn: Bool {
    switch color {
    case .always: true
    case .never: false
    case .auto:
      if Environment.has("NO_COLOR") {
        false
      } else if let force = Environment["CLICOLOR_FORCE"] {
        force != "0"
      } else {
        Environment["TERM"] != "dumb" && Terminal.standardOutputIsTerminal
      }
    }
  }
}
