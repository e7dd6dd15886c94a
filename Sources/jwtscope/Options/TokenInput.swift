import ArgumentParser
import CognitoToken

/// Where the token comes from.
struct TokenInput: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The token, a file that holds it, or - for standard input.",
      discussion: """
        A JWT, with or without Bearer before it, or the response of a sign-in that holds one, such as the JSON that \
        the AWS CLI prints. Without INPUT, standard input is read.
        """,
      valueName: "input"), completion: .file())
  var input: String?

  var readsStandardInput: Bool { input == nil || input == "-" }

  func token(_ use: Expectations.TokenUse) throws -> [UInt8] {
    try Self.token(use, in: input)
  }

  /// The token in an INPUT: a token, a path, `-`, or nothing for standard input.
  static func token(_ use: Expectations.TokenUse, in input: String?) throws -> [UInt8] {
    do {
      return try SignInOutput.token(in: try bytes(of: input), use: use)
    } catch let error as SignInOutputError {
      throw ToolError(error)
    }
  }

  private static func bytes(of input: String?) throws -> [UInt8] {
    let limit = SignInOutput.lengthLimit
    switch input {
    case nil where Terminal.standardInputIsTerminal:
      throw ToolError.usage(
        """
        there is no token to read; give one, as in "jwtscope token.jwt" or \
        "aws cognito-idp initiate-auth … | jwtscope"
        """)
    case let text? where isToken(text): return Array(text.utf8)
    case let path: return try InputFile.read(path ?? "-", limit: limit)
    }
  }

  /// Anything else names a file.
  private static func isToken(_ text: String) -> Bool {
    let word = text.drop { $0.isWhitespace }
    return word.hasPrefix("eyJ") || word.prefix(7).lowercased() == "bearer "
  }
}
