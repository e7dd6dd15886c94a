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
    abstract: "Judges many tokens, one a line, on all cores.",
    discussion: """
      Each line is a token, with or without Bearer before it, or a JSON object that holds one. For each, one line of \
      JSON says the verdict, in the order of the input; a summary follows on standard error. Exits with 1 if a token is \
      not accepted, with 65 if there is no token at all, and with 66 if a file cannot be read: the others are judged.

      Example:
        jwtscope audit tokens.txt --jwks jwks.json \\
          --scope com.example.photos/read --failures-only
      """)

  @Argument(
    help: ArgumentHelp("Files of tokens; none, or -, is standard input.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @OptionGroup(title: "Keys") var keySource: KeySource
  @OptionGroup(title: "Expectations") var expected: ExpectationOptions
  @OptionGroup var time: TimeOption
  @Option(
    help: ArgumentHelp(
      "How many tokens to judge at a time. Default: one a core.", valueName: "count"))
  var jobs: Int?
  @Flag(help: "Print nothing of tokens that are accepted.") var failuresOnly = false
  @Flag(help: "Print verdicts as they come, not in the order of the input.") var unordered = false
  @Option(help: "How to print the verdicts.") var output: AuditOutput = .json
  @OptionGroup var color: ColorOption

  func validate() throws {
    if let jobs, !(1...256 ~= jobs) { throw ValidationError("--jobs is a number from 1 to 256") }
    let inputs = files.count { $0 == "-" } + (files.isEmpty ? 1 : 0)
    if inputs > 1 || (inputs == 1 && keySource.readsStandardInput) {
      throw ValidationError("standard input can be read for one thing only")
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
      // In text, an error that is not about the input is for standard error only.
      if output != .text || error.code == Self.emptyInputCode {
        Terminal.print(AuditRenderer.text(error, output, style: style))
      }
      throw error
    }
  }

  /// An assertion over no token must not pass.
  private static func emptyInput(lines: Int) -> ToolError {
    let reason =
      switch lines {
      case 0: "it is empty or has only blank lines; did the command that writes it fail?"
      case 1: "its only line cannot be read as one"
      default: "none of its \(lines) lines can be read as one"
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
        "there are no tokens to read; give a file of them, as in \"jwtscope audit tokens.txt\"")
    }
    return try run(keySource.keys(of: expected.userPool))
  }

  private func run(_ keys: JWKSet) throws -> AuditTotals {
    let progress = Mutex(Terminal.standardErrorIsTerminal ? progress : nil)
    defer { progress.withLock { $0?.clear() } }
    let audit = TokenAudit(
      of: sources, verifier: expected.verifier(keys: keys), clock: time.clock,
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

  /// Only files have an end that is known.
  private var progress: ProgressLine? {
    let sizes = files.map(InputFile.size)
    if sizes.isEmpty || sizes.contains(nil) { return nil }
    return ProgressLine(sizes: sizes.compactMap(\.self))
  }
}
