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
  @Option(name: .output, help: ArgumentHelp("How to print the report.", valueName: "format"))
  var output: OutputFormat = .text
  @Flag(name: .quiet, help: "Print nothing; report only through the exit code.")
  var quiet = false
  @OptionGroup var color: ColorOption

  func validate() throws {
    if input.readsStandardInput, keySource.readsStandardInput(expected.issuer) {
      throw ValidationError("the token and the JWK Set cannot both be read from standard input")
    }
    let isRead = input.readsStandardInput || keySource.readsStandardInput(expected.issuer)
    try pool.validate(besides: isRead ? 1 : 0)
  }

  func run() throws {
    try ErrorReport.printing(as: quiet ? .text : output) {
      let report = try verified()
      if !quiet { print(report) }
      try ExitStatus.end(with: ExitStatus.of(report))
    }
  }

  private func print(_ report: Report) {
    switch output {
    case .text: Terminal.print(TextRenderer.text(report, style: color.style))
    case .json: Terminal.print(JSONRenderer.text(report))
    case .github:
      let text = TextRenderer.text(report, style: Style(isColored: false))
      Terminal.print(GitHubRenderer.group("verify", text) + GitHubRenderer.commands(report))
      Terminal.appendStepSummary(MarkdownRenderer.text(report))
    case .junit: Terminal.print(JUnitRenderer.text(report))
    }
  }

  private func verified() throws -> Report {
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
