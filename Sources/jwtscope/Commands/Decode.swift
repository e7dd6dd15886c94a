import ArgumentParser
import CognitoToken

struct Decode: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decode",
    _superCommandName: "jwtscope",
    abstract: "Decodes a token without verifying its signature.",
    usage: "jwtscope decode [<options>] [<input>]",
    discussion: """
      Example:
        aws cognito-idp initiate-auth … |
          jwtscope decode --scope com.example.photos/read
      """)

  @OptionGroup var input: TokenInput
  @Option(
    help: ArgumentHelp("Which token to use if the input contains several.", valueName: "kind"))
  var tokenUse: Expectations.TokenUse = .access
  @OptionGroup var scopes: ScopeOptions
  @OptionGroup var pool: PoolOption
  @OptionGroup var time: TimeOption
  @Option(name: .output, help: ArgumentHelp("How to print the report.", valueName: "format"))
  var output: TextOrJSON = .text
  @OptionGroup var color: ColorOption

  func validate() throws { try pool.validate(besides: input.readsStandardInput ? 1 : 0) }

  func run() throws {
    try output.printingErrors {
      let found = try input.token(tokenUse)
      let token: UnverifiedToken
      do throws(TokenError) {
        token = try UnverifiedToken(found.text, reading: .lenient)
      } catch {
        throw ToolError(error)
      }
      var report = Report(decoding: token, expecting: scopes.values.expected, at: time.now)
      report.add(found.warnings)
      try pool.add(to: &report)
      output.print(text: report.text(color.style), json: report.json)
      try ExitStatus.end(with: report.exitCode)
    }
  }
}
