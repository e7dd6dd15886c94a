import ArgumentParser

enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never
}

/// How text is coloured.
struct ColorOption: ParsableArguments {
  @Option(help: "Colour in text output.")
  var color: ColorChoice = .auto

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
