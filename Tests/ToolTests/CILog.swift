import Foundation

/// The output of a step, as CI services interpret it.
enum CILog {
  struct Command: Equatable {
    let name: String
    let title: String?
    let data: String
  }

  /// The commands in it, found as the runner of GitHub Actions finds them (its ActionCommand), but
  /// of any name: `::` at the beginning of a line, `##` anywhere, which also covers Azure Pipelines
  /// and TeamCity.
  static func commands(in log: String) -> [Command] {
    ascii(log).split(whereSeparator: \.isNewline).compactMap { line in
      let text = line.drop(while: \.isWhitespace)
      if text.hasPrefix("::") { return command(String(text.dropFirst(2))) }
      return text.contains("##") ? Command(name: "##", title: nil, data: String(text)) : nil
    }
  }

  /// With a question mark for each character that is not ASCII: a combining character would merge
  /// two characters into one `Character`.
  static func ascii(_ log: String) -> String {
    String(String.UnicodeScalarView(log.unicodeScalars.map { $0.isASCII ? $0 : "?" }))
  }

  private static func command(_ text: String) -> Command {
    let parts = text.split(separator: "::", maxSplits: 1, omittingEmptySubsequences: false)
    let words = parts[0].split(separator: " ", maxSplits: 1)
    let title = words.dropFirst().first.flatMap {
      $0.hasPrefix("title=") ? String($0.dropFirst(6)) : nil
    }
    return Command(
      name: words.first.map(String.init) ?? "", title: title.map(unescaped),
      data: unescaped(parts.dropFirst().first.map(String.init) ?? ""))
  }

  private static func unescaped(_ text: String) -> String {
    [("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")]
      .reduce(text) { $0.replacingOccurrences(of: $1.0, with: $1.1) }
  }

  /// Whether it contains no terminal controls and no invisible characters.
  static func isPlain(_ log: String) -> Bool {
    log.unicodeScalars.allSatisfy { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse:
        scalar == "\n"
      default: !scalar.properties.isDefaultIgnorableCodePoint
      }
    }
  }
}
