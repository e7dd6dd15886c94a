/// Keeps tokens out of messages: a message may quote what a user typed, and that may be one.
public enum Redaction {
  /// Shorter words that begin like a token are only words.
  static let shortestToken = 16

  /// The text with every word that begins as a token does (`eyJ`, the base64url of `{"`) cut down to that.
  public static func redacting(_ text: String) -> String {
    var redacted: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let start = rest.firstIndex(where: isWordByte) {
      redacted += rest[..<start]
      let word = rest[start...].prefix(while: isWordByte)
      rest = rest[word.endIndex...]
      let isToken = word.starts(with: "eyJ".utf8) && word.count >= shortestToken
      redacted += isToken ? Array("eyJ…".utf8)[...] : word
    }
    return String(decoding: redacted + rest, as: UTF8.self)
  }

  /// base64url's alphabet, and the dots between a token's parts.
  static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}
