import CognitoToken

extension Law {
  /// The token that is found is in the input, whole.
  public static let signIn = Law(name: "sign-in") { input in
    for use in Expectations.TokenUse.allCases {
      guard let token = try? SignInOutput.token(in: input, use: use) else { continue }
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

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    guard text.count >= part.count else { return false }
    return (0...text.count - part.count).contains { text[$0...].starts(with: part) }
  }
}
