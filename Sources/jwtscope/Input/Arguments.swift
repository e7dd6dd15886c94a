import CognitoToken

/// The words of the command line.
enum Arguments {
  /// As they were given, but for the tool's name.
  static var words: [String] {
    unsafe UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
      .dropFirst()
      .map { word in
        guard let word = unsafe word else { return "" }
        return PlatformText.text(
          unsafe Array(UnsafeRawBufferPointer(start: word, count: strlen(word))))
      }
  }

  /// The parser's message, with what may be repeated of each word that it repeats.
  static func redacting(_ message: String, repeating words: [String]) -> String {
    var message = Array(message.utf8)
    let values = words.flatMap { word in [word] + value(of: word) }
    for value in values.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      let shown = PlatformText.shown(value)
      if shown != value { message = message.replacing(Array(value.utf8), with: Array(shown.utf8)) }
    }
    return String(decoding: message, as: UTF8.self)
  }

  /// What is behind the first `=` of an option.
  private static func value(of word: String) -> [String] {
    guard word.hasPrefix("-"), let equals = word.firstIndex(of: "=") else { return [] }
    return [String(word[word.index(after: equals)...])]
  }
}
