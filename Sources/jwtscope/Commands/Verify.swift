import ArgumentParser
import CognitoToken

struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    _superCommandName: "jwtscope",
    abstract: "Verifies a token's signature, issuer, client and lifetime, and checks its scopes.",
    discussion: """
      Example:
        jwtscope verify token.jwt --jwks jwks.json \\
          --user-pool-id us-east-1_Example01 --scope com.example.photos/read
      """)

  @OptionGroup var input: TokenInput
  @OptionGroup(title: "Keys") var keySource: KeySource
  @OptionGroup(title: "Expectations") var expected: ExpectationOptions
  @OptionGroup var pool: PoolOption
  @OptionGroup var time: TimeOption
  @OptionGroup var output: ReportOptions

  func validate() throws {
    let readers = [input.readsStandardInput, keySource.readsStandardInput(expected.issuer)]
      .count { $0 }
    if readers > 1 {
      throw ValidationError("the token and the JWK Set cannot both be read from standard input")
    }
    try pool.validate(besides: readers)
  }

  func run() throws { try output.print(verified) }

  func verified() throws -> Report {
    let verifier = try expected.verifier(keySource)
    let found = try input.token(verifier.expectations.tokenUse)
    var report: Report
    do {
      report = try verifier.verify(found.text, at: time.now).report
    } catch {
      throw ToolError(error)
    }
    report.add(found.warnings)
    try pool.add(to: &report)
    return report
  }
}
