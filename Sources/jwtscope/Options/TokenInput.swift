import ArgumentParser
import CognitoToken

/// The INPUT argument: where the token comes from.
struct TokenInput: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The token, a file that contains it, or - for standard input.",
      discussion: """
        A JWT, with or without Bearer before it, or the response of a sign-in that contains one, \
        such as the JSON that the AWS CLI prints. An INPUT that is not a file and contains a token \
        is read as text. Without INPUT, standard input is read.
        """,
      valueName: "input"), completion: .file())
  var input: String?

  var readsStandardInput: Bool { input == nil || input == "-" }

  func token(_ use: Expectations.TokenUse) throws -> FoundToken {
    try Self.token(use, in: input)
  }

  /// The token in an INPUT: a token, a path, `-`, or nothing for standard input.
  static func token(_ use: Expectations.TokenUse, in input: String?) throws -> FoundToken {
    do {
      return try SignInOutput.find(in: try bytes(of: input), use: use)
    } catch SignInOutputError.empty {
      throw empty(input)
    } catch let error as SignInOutputError {
      throw ToolError(error)
    }
  }

  /// The token's text. Prints warnings about how it was found to standard error.
  static func text(_ use: Expectations.TokenUse, in input: String?) throws -> [UInt8] {
    let found = try token(use, in: input)
    for warning in found.warnings { Terminal.warn(warning.message(at: NumericDate(0))) }
    return found.text
  }

  private static func bytes(of input: String?) throws -> [UInt8] {
    switch input {
    case nil where Terminal.standardInputIsTerminal:
      throw ToolError.usage(
        """
        there is no token to read; give one, as in "jwtscope token.jwt" or \
        "aws cognito-idp initiate-auth … | jwtscope"
        """)
    case let text? where text.allSatisfy(\.isWhitespace):
      throw ToolError.usage(
        """
        INPUT is empty: a variable may be unset; give a token, a file that contains one, or - for \
        standard input
        """)
    case let text?
    where TokenText.isToken(argument: PlatformText.bytes(text))
      || !InputFile.exists(text) && isText(text):
      return PlatformText.bytes(text)
    case let path: return try InputFile.read(path ?? "-", limit: SignInOutput.lengthLimit)
    }
  }

  /// Whether the INPUT is standard input, text with a token, a file, or at least looks like a path.
  static func isReadable(_ input: String?) -> Bool {
    guard let input, input != "-", !input.allSatisfy(\.isWhitespace) else { return true }
    return input.utf8.contains { !(0x20..<0x7F ~= $0) || "/.".utf8.contains($0) }
      || TokenText.isToken(argument: PlatformText.bytes(input))
      || InputFile.exists(input) || isText(input)
  }

  /// Whether an INPUT that is not a file is read as text, like standard input.
  private static func isText(_ text: String) -> Bool {
    let nameLimit = 255
    let beginning = String(text.prefix(nameLimit).filter { !$0.isWhitespace }.prefix(2))
    return beginning == "{\""
      || text.split(separator: "/").contains { $0.utf8.count > nameLimit }
      || SignInOutput.hasToken(PlatformText.bytes(text))
  }

  private static func empty(_ input: String?) -> ToolError {
    let path = input ?? "-"
    if path == "-", InputFile.standardInputIsPipe { return ToolError(.empty) }
    let advice =
      input == nil
      ? "give a token, a file that contains one, or pipe in the output of a sign-in"
      : "there is no token in it"
    return ToolError(
      SignInOutputError.empty.code, "\(InputFile.name(of: path)) is empty: \(advice)",
      exitCode: ExitStatus.malformedInput)
  }
}
