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

/// The output formats of a report, or of an error in its place.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, github, junit
}

/// How a command prints its report.
struct ReportOptions: ParsableArguments {
  @Option(name: .output, help: ArgumentHelp("How to print the report.", valueName: "format"))
  var output: OutputFormat = .text
  @Flag(name: .quiet, help: "Print nothing; report only through the exit code.")
  var quiet = false
  @OptionGroup var color: ColorOption

  /// The output format that a command line names, read without parsing the other options; nil if
  /// it names none.
  static func format(in words: [String]) -> String? {
    zip(words, words.dropFirst() + [""]).lazy.compactMap { word, next in
      if word == "--output" || word == "-o" { return next }
      return word.hasPrefix("--output=") ? String(word.dropFirst("--output=".count)) : nil
    }.first
  }

  /// Whether the words contain `--quiet`.
  static func isQuiet(_ words: [String]) -> Bool {
    words.contains("--quiet") || words.contains("-q")
  }
}

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// Whether text output is coloured.
struct ColorOption: ParsableArguments {
  @Option(help: ArgumentHelp("When to colour text output.", valueName: "when"))
  var color: ColorChoice = .auto

  var style: Style { Style(isColored: isColored, width: Terminal.width) }

  var isColored: Bool {
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
