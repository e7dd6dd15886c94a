import ArgumentParser

/// How is printed what neither GitHub Actions nor JUnit has a form for.
enum TextOrJSON: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

/// How a verdict is printed, or the error in its place.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, github, junit

  /// What the words ask for, as far as can be told when they could not be parsed.
  init(askedForIn arguments: [String]) {
    self =
      zip(arguments, arguments.dropFirst() + [""]).lazy.compactMap { word, next in
        if word == "--output" { return Self(rawValue: next) }
        return word.hasPrefix("--output=") ? Self(rawValue: String(word.dropFirst(9))) : nil
      }.first ?? .text
  }
}
