import ArgumentParser
import CognitoToken
import Synchronization

enum AuditOutput: String, ExpressibleByArgument, CaseIterable {
  case json, text, junit
}

struct Audit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    _superCommandName: "jwtscope",
    abstract: "Verifies many tokens, one per line, on all cores.",
    discussion: """
      Each line is a token, with or without Bearer before it, or a JSON object that contains \
      one. Each verdict is one line of JSON, in the order of the input. A summary is printed on \
      standard error. Exits with 1 if a token is not accepted, 65 if there is no token at all, \
      and 66 if a file cannot be read; the other files are verified.

      Example:
        jwtscope audit tokens.txt --jwks jwks.json \\
          --scope com.example.photos/read --failures-only
      """)

  @Argument(
    help: ArgumentHelp(
      "Files of tokens, or - for standard input. Default: standard input.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @OptionGroup(title: "Keys") var keySource: KeySource
  @OptionGroup(title: "Expectations") var expected: ExpectationOptions
  @OptionGroup var time: TimeOption
  @Option(
    help: ArgumentHelp(
      "How many tokens to verify at a time. Default: one per core.", valueName: "count"))
  var jobs: Int?
  @Flag(help: "Print only tokens that are not accepted.") var failuresOnly = false
  @Flag(help: "Print each verdict as soon as possible, in any order.") var unordered = false
  @Option(help: "How to print the verdicts.") var output: AuditOutput = .json
  @OptionGroup var color: ColorOption

  func validate() throws {
    if let jobs, !(1...256 ~= jobs) { throw ValidationError("--jobs must be from 1 to 256") }
    let inputs = files.count { $0 == "-" } + (files.isEmpty ? 1 : 0)
    if inputs > 1 || (inputs == 1 && keySource.readsStandardInput(expected.issuer)) {
      throw ValidationError("only one input can be read from standard input")
    }
  }

  func run() throws {
    if output == .junit { Terminal.print(JUnitSuite.opening) }
    defer { if output == .junit { Terminal.print(JUnitSuite.closing) } }
    do {
      let totals = try totals()
      let unreadable = totals.unreadable.map(ToolError.init(unreadable:))
      for error in unreadable { Terminal.report(error) }
      if totals.all > 0 { Terminal.printNotice(AuditRenderer.summary(totals)) }
      if let status = unreadable.map(\.exitCode).max() { throw ExitCode(status) }
      if totals.verified == 0 { throw Self.emptyInput(lines: totals.all) }
      try ExitStatus.end(with: ExitStatus.of(totals))
    } catch let error as ToolError {
      // As text, errors that are not about the input are printed on standard error only.
      if output != .text || error.code == Self.emptyInputCode {
        Terminal.print(AuditRenderer.text(error, output, style: style))
      }
      throw error
    }
  }

  /// The error for an input without tokens, which must not pass as if all tokens were accepted.
  private static func emptyInput(lines: Int) -> ToolError {
    let reason =
      switch lines {
      case 0: "it is empty or has only blank lines; did the command that writes it fail?"
      case 1: "its only line cannot be read as a token"
      default: "none of its \(lines) lines can be read as a token"
      }
    return ToolError(
      emptyInputCode, "there is no token in the input: \(reason)",
      exitCode: ExitStatus.malformedInput)
  }

  private static let emptyInputCode = "empty-input"

  private var style: Style { Style(isColored: color.isOn) }

  private func totals() throws -> AuditTotals {
    if files.isEmpty, Terminal.standardInputIsTerminal {
      throw ToolError.usage(
        "there are no tokens to read; name a file of tokens, as in \"jwtscope audit tokens.txt\"")
    }
    return try run(expected.verifier(keySource))
  }

  private func run(_ verifier: TokenVerifier) throws -> AuditTotals {
    let progress = Mutex(Terminal.standardErrorIsTerminal ? progress : nil)
    defer { progress.withLock { $0?.clear() } }
    let audit = TokenAudit(
      of: sources, verifier: verifier, clock: time.clock,
      lanes: jobs ?? Environment.coreCount, isOrdered: !unordered,
      render: AuditRenderer.renderer(
        output, failuresOnly: failuresOnly, style: style)
    ) { bytes, position in
      progress.withLock { $0?.clear() }
      Terminal.printLines(bytes)
      progress.withLock { $0?.update(position) }
    }
    Interruption.awaitWrites()
    do {
      return try audit.run()
    } catch let error as OpenSSLError {
      throw ToolError(error)
    }
  }

  private var sources: [LineSource] {
    let paths = files.isEmpty ? ["-"] : files
    return paths.map { path in
      LineSource(
        name: paths.count > 1 ? InputFile.label(of: path) : nil, read: InputFile.reader(of: path))
    }
  }

  /// The progress line; nil if the size of an input is unknown.
  private var progress: ProgressLine? {
    let sizes = files.map(InputFile.size)
    if sizes.isEmpty || sizes.contains(nil) { return nil }
    return ProgressLine(sizes: sizes.compactMap(\.self))
  }
}
