import CognitoToken

extension Hint {
  /// What was seen and what to do next, for text output: lines of at most 80 columns, but for a command, which is to be
  /// copied whole.
  var lines: [String] {
    let end = command == nil ? "." : ":"
    let words = ["\(message).", "Next: \(advice)\(end)"]
    return words.map { VisibleText.escaping($0).wrapped(indent: 2) }
      + (command.map { ["    \(VisibleText.escaping($0))"] } ?? [])
  }
}
