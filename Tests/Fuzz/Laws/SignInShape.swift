internal import CognitoToken

/// A form of sign-in output that contains text that a user can choose.
///
/// The law: the same token is found, or the same error, for every such text. An error's message
/// starts with Cognito's own words, and the user's text follows them.
public struct SignInShape: Sendable {
  public let name: String
  private let render: @Sendable (UserText) -> String
  /// What is found with a harmless text, for each use of a token.
  private let usual: [String]

  init(_ name: String, _ render: @escaping @Sendable (UserText) -> String) {
    self.name = name
    self.render = render
    let input = Array(render(UserText("jane")).utf8)
    usual = Expectations.TokenUse.allCases.map { Self.finding(in: input, $0) }
  }

  /// Describes how the text changes what is found; nil if it does not.
  public func violation(choosing text: String) -> String? {
    let input = Array(render(UserText(text)).utf8)
    for (use, usual) in zip(Expectations.TokenUse.allCases, usual) {
      let found = Self.finding(in: input, use)
      if found != usual { return "\(name), \(use): \(found) instead of \(usual)" }
    }
    return nil
  }

  /// The token that is found, or the error.
  private static func finding(in input: [UInt8], _ use: Expectations.TokenUse) -> String {
    do throws(SignInOutputError) {
      let found = try SignInOutput.find(in: input, use: use)
      return "\(found.lineCount) \(String(decoding: found.text, as: UTF8.self))"
    } catch {
      return "\(error.code): \(error)"
    }
  }
}
