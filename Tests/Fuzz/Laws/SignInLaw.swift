import CognitoToken

extension Law {
  /// The token that is found is in the input, whole; a message has none in it.
  public static let signIn = Law(name: "sign-in") { input in
    for use in Expectations.TokenUse.allCases {
      let token: [UInt8]
      do throws(SignInOutputError) {
        token = try SignInOutput.token(in: input, use: use)
      } catch {
        if longestWord(of: error.description) > 80 {
          return "a message has a word as long as a token"
        }
        continue
      }
      // What else is wrong with it is for the token's reader to say.
      if token.isEmpty || token.contains(where: { $0 == 0x20 || 0x09...0x0D ~= $0 }) {
        return "a token has white space"
      }
      // A string of JSON may be spelled with escapes.
      if !input.contains(UInt8(ascii: "\\")) && !contains(input, token) {
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
