import CognitoToken

extension Law {
  /// A token that is found is a part of the input, and an error contains no token. In a place of a
  /// response where a user can choose text, the input does not change which token is found. In a line
  /// of a log, an audit finds the same.
  public static let signIn = Law(name: "sign-in") { input in
    if let number = input.first {
      let shape = SignInShape.all[Int(number) % SignInShape.all.count]
      let text = AdversaryText.expanding(input.dropFirst())
      if let violation = shape.violation(choosing: text) { return "\(violation), for \(text)" }
      let lines = LineSearchLaw.lines(with: text)
      var search = LineSearchLaw()
      if let violation = search.violation(in: lines[Int(number) % lines.count]) { return violation }
    }
    for use in Expectations.TokenUse.allCases {
      let token: [UInt8]
      do throws(SignInOutputError) {
        let found = try SignInOutput.find(in: input, use: use)
        // A token that was broken over lines is not in the input as one piece.
        if found.lineCount > 1 { continue }
        token = found.text
      } catch {
        if longestWord(of: "\(error)") > 80 {
          return "an error contains a word as long as a token"
        }
        continue
      }
      // The token may be malformed in other ways.
      if token.isEmpty || token.contains(where: { $0 == 0x20 || 0x09...0x0D ~= $0 }) {
        return "a token has white space"
      }
      // A JSON string may contain escapes.
      let isUTF16 = input.starts(with: [0xFF, 0xFE]) || input.starts(with: [0xFE, 0xFF])
      if !input.contains(UInt8(ascii: "\\")) && !isUTF16 && !contains(input, token) {
        return "a token is not in the input"
      }
    }
    return nil
  }

  private static func longestWord(of text: String) -> Int {
    text.utf8.split { !isOfToken($0) }.map(\.count).max() ?? 0
  }

  private static func isOfToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "_"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { text[$0...].starts(with: part) }
  }
}
