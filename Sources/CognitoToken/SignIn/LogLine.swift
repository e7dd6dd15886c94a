/// A line of text as servers log it: `2026-01-01T00:30:00Z GET / 200 authorization: Bearer eyJ…`.
///
/// Such a line needs no search by `SignInOutput`, which would find the same token: it starts with a
/// digit, so it is not output of a sign-in, and it contains one token, as a separate word, and
/// nothing that could change which token is found.
enum LogLine {
  /// A shorter line may be a shell's message about the AWS CLI.
  private static let shortest = 80
  /// A signature of this length is not the name of another value.
  private static let shortestSignature = 40

  /// The token; nil if a search is needed.
  static func token(in line: Span<UInt8>) -> Range<Int>? {
    guard line.count >= shortest, line[0].isDigit, let start = TokenText.firstPrefix(in: line),
      isBoundary(line[start - 1])
    else { return nil }
    let end = line.firstNotTokenCharacter(from: start)
    guard end == line.count || isBoundary(line[end]), isSigned(line.extracting(start..<end)),
      isPlain(line.extracting(..<start)), isPlain(line.extracting(end...))
    else { return nil }
    return start..<end
  }

  private static func isBoundary(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\"")
  }

  private static func isSigned(_ word: Span<UInt8>) -> Bool {
    let dot = UInt8(ascii: ".")
    guard let first = word.firstIndex(of: dot),
      let second = word.firstIndex(of: dot, from: first + 1)
    else { return false }
    return word.firstIndex(of: dot, from: second + 1) == nil
      && word.count - second > shortestSignature
  }

  /// Whether the text has no other token, no name of a token that ranks before others or is secret,
  /// no cookies, no error message and nothing encoded.
  private static func isPlain(_ text: Span<UInt8>) -> Bool {
    for index in text.indices {
      let isSpecial =
        switch text[index].lowercased {
        case UInt8(ascii: "e"): spells("eyj", text, at: index)
        // AccessToken, IdToken, RefreshToken, Session.
        case UInt8(ascii: "k"): spells("ken", text, at: index)
        case UInt8(ascii: "s"): spells("ssion", text, at: index)
        // CognitoIdentityServiceProvider, the start of Amplify's cookies.
        case UInt8(ascii: "c"): spells("cognitoidentity", text, at: index)
        case UInt8(ascii: "a"): spells("anerror", text, at: index)
        case UInt8(ascii: "x"): spells("xception", text, at: index)
        case UInt8(ascii: "\\"): true
        case UInt8(ascii: "\t"), 0x20...0x7E: false
        default: true
        }
      if isSpecial { return false }
    }
    return true
  }

  /// Whether the text has these letters at `start`, in any case and with `_`, `-` and spaces
  /// anywhere, as in the names of `TokenLabel`.
  private static func spells(
    _ letters: StaticString, _ text: Span<UInt8>, at start: Int
  ) -> Bool {
    var position = 0
    for index in start..<text.count where position < letters.utf8CodeUnitCount {
      if TokenLabel.isSeparator(text[index]) { continue }
      guard unsafe text[index].lowercased == letters.utf8Start[position] else { return false }
      position += 1
    }
    return position == letters.utf8CodeUnitCount
  }
}
