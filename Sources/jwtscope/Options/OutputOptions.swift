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
      } else if Environment.has("CLICOLOR_FORCE") {
        true
      } else {
        Terminal.standardOutputIsTerminal
      }
    }
  }
}
