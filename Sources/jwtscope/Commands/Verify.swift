import ArgumentParser
import CognitoToken

enum VerifyOutput: String, ExpressibleByArgument, CaseIterable {
  case text, json
}

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Checks that a token is genuine, ours, in time, and carries its scopes.",
    discussion: """
      Example:
        jwtscope verify token.jwt --jwks jwks.json \\
          --user-pool-id us-east-1_Example01 --scope com.example.photos/read
      """)

  @OptionGroup var input: TokenInput
  @OptionGroup(title: "Keys") var keySource: KeySource
  @OptionGroup(title: "Expectations") var expected: ExpectationOptions
  @OptionGroup var time: TimeOption
  @Option(help: "How to print the report.") var output: VerifyOutput = .text
  @Flag(help: "Print nothing: the exit code speaks.") var quiet = false
  @OptionGroup var color: ColorOption

  func validate() throws {
    if input.readsStandardInput, keySource.readsStandardInput {
      throw ValidationError("the token and the JWK Set cannot both be read from standard input")
    }
  }

  func run() throws {
    try ErrorReport.printing(asJSON: output == .json && !quiet) {
      let report = try verified()
      if !quiet {
        switch output {
        case .text: Terminal.print(TextRenderer.text(report, isColored: color.isOn))
        case .json: Terminal.print(JSONRenderer.text(report))
        }
      }
      if report.exitCode != 0 { throw ExitCode(report.exitCode) }
    }
  }

  private func verified() throws -> Report {
    let keys = try keySource.keys(of: expected.userPool)
    let expectations = expected.expectations
    do {
      let token = try UnverifiedToken(try input.token(expectations.tokenUse))
      var checker = TokenChecker(keys: keys, expectations: expectations)
      let now = time.now
      return Report(
        verified: token, outcomes: try checker.check(token, at: now), by: checker, at: now)
    } catch let error as TokenError {
      throw ToolError(error)
    } catch let error as OpenSSLError {
      throw ToolError(error)
    }
  }
}
