import ArgumentParser
import CognitoToken

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    _superCommandName: "jwtscope",
    abstract: "Shows what changed between two tokens, such as before and after adding a trigger.",
    usage: "jwtscope diff [<options>] <old> <new>",
    discussion: """
      Claims that change with each sign-in, such as jti, iat and exp, are ignored. The \
      signatures are not checked. Exits with 0 if the tokens are otherwise the same, and with 1 if \
      they differ.

      Example:
        aws cognito-idp initiate-auth … > before.json
        aws cognito-idp initiate-auth … | jwtscope diff before.json -
      """)

  @Argument(
    help: "The token before: a JWT, a file that contains one, or - for standard input.",
    completion: .file())
  var old: String

  @Argument(
    help: "The token after: a JWT, a file that contains one, or - for standard input.",
    completion: .file())
  var new: String

  @Option(help: ArgumentHelp("Which token to use if an input contains several.", valueName: "kind"))
  var tokenUse: Expectations.TokenUse = .access

  @Option(name: .output, help: ArgumentHelp("How to print the differences.", valueName: "format"))
  var output: TextOrJSON = .text
  @OptionGroup var color: ColorOption

  func validate() throws {
    if old == "-", new == "-" {
      throw ValidationError("OLD and NEW cannot both be read from standard input")
    }
  }

  func run() throws {
    try output.printingErrors {
      let diff = TokenDiff(from: try token(old, "OLD"), to: try token(new, "NEW"))
      output.print(text: diff.text(color.style), json: diff.json)
      try ExitStatus.end(with: diff.exitCode)
    }
  }

  private func token(_ input: String, _ side: String) throws -> UnverifiedToken {
    do {
      return try UnverifiedToken(
        try TokenInput.text(tokenUse, in: input), reading: .lenient)
    } catch let error as TokenError {
      throw ToolError(error).about(side)
    } catch let error as ToolError {
      throw error.about(side)
    }
  }
}

extension ToolError {
  /// The same error, with the name of the input that it is about.
  fileprivate func about(_ side: String) -> ToolError {
    ToolError(code, "\(side): \(message)", rule: rule, exitCode: exitCode)
  }
}
