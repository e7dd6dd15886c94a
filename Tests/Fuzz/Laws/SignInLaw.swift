import CognitoToken

extension Law {
  /// The token that is found is in the input, whole, and found again in itself.
  public static let signIn = Law(name: "sign-in") { input in
    for use in Expectations.TokenUse.allCases {
      guard let token = try? SignInOutput.token(in: input, use: use) else { continue }
      if token.isEmpty || token.contains(where: { $0 <= 0x20 }) { return "a token has white space" }
      // In JSON a token's characters may be written as \uXXXX.
      if !contains(input, Array("\\u".utf8)) && !contains(input, token) {
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
