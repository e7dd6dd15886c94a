import CognitoToken

/// A command line to type, as a message may show it.
struct CommandLineText {
  let text: String

  /// - Parameter words: with the tool's name. A word that may be a secret becomes `…`.
  init(_ words: [String]) {
    let shown = words.map(Self.shown)
    var text = ""
    for word in shown {
      if text.utf8.count + word.utf8.count > 300 {
        text += " …"
        break
      }
      text += (text.isEmpty ? "" : " ") + word
    }
    self.text = text
  }

  private static func shown(_ word: String) -> String {
    if word.isEmpty || PlatformText.shown(word) != word || VisibleText.escaping(word) != word {
      return "…"
    }
    let isPlain = word.utf8.allSatisfy { byte in
      0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte >= 0x80
        || "-_./:=,+@%".utf8.contains(byte)
    }
    return isPlain
      ? word
      : "'"
        + word.split(separator: "'", omittingEmptySubsequences: false)
        .joined(separator: #"'\''"#) + "'"
  }
}
