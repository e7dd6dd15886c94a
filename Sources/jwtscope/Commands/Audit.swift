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
    usage: "jwtscope audit [<options>] [<file> ...]",
    discussion: """
      Each line is a token, with or without Bearer before it, or a JSON object that contains \
      one. Each verdict is one line of JSON, in the order of the input. A summary is printed on \
      standard error. Exits with 1 if a token is not accepted, 65 if there is no token at all, \
      and 66 if a file cannot be read (the other files are still verified).

      Examples:
        jwtscope audit tokens.txt --jwks jwks.json \\
          --scope com.example.photos/read --failures-only
        zcat access-*.log.gz | jwtscope audit --jwks jwks.json \\
          --time-member requestTimeEpoch --summary totals.json --quiet
      """)

  @Argument(
    help: ArgumentHelp(
      "Files of tokens, or - for standard input. Default: standard input.", valueName: "file"),
    completion: .file())
  var files: [String] = []

  @OptionGroup(title: "Keys") var keySource: KeySource
  @OptionGroup(title: "Expectations") var expected: ExpectationOptions
  @Option(
    help: ArgumentHelp(
      """
      Verify each token as of the time in this member of its line, which must be a JSON object. \
      The time is RFC 3339, or seconds or milliseconds since 1970. Nested members: request.at.
      """, valueName: "path"), transform: Self.timeMember)
  var timeMember: TokenAudit.TimeMember?
  @Flag(help: "Print only tokens that are not accepted.") var failuresOnly = false
  @Option(name: .output, help: ArgumentHelp("How to print the verdicts.", valueName: "format"))
  var output: AuditOutput = .json
  @Option(
    help: ArgumentHelp(
      """
      Write the totals to this file as one JSON object, or print them instead of the verdicts \
      (-). "users" counts different values of sub, and "distinct" different tokens: both are \
      exact up to 131,072, then within 1 %. "clients" has at most 8,192 client IDs.
      """, valueName: "file|-"), completion: .file())
  var summary: String?
  @Flag(name: .quiet, help: "Print no verdicts and no summary; report only through the exit code.")
  var quiet = false
  @OptionGroup var time: TimeOption
  @Option(
    help: ArgumentHelp(
      "How many tokens to verify at a time. Default: one per core.", valueName: "count"))
  var jobs: Int?
  @Flag(help: "Print each verdict as soon as possible, in any order.") var unordered = false
  @OptionGroup var color: ColorOption

  func validate() throws {
    if let jobs, !(1...256 ~= jobs) { throw ValidationError("--jobs must be from 1 to 256") }
    if timeMember != nil, time.at != nil {
      throw ValidationError("--time-member and --at contradict each other")
    }
    if summary?.isEmpty ?? false {
      throw ValidationError("--summary needs a file name, or -")
    }
    let inputs = files.count { $0 == "-" } + (files.isEmpty ? 1 : 0)
    if inputs > 1 || (inputs == 1 && keySource.readsStandardInput(expected.issuer)) {
      throw ValidationError("only one input can be read from standard input")
    }
  }

  func run() throws {
    let isSuite = verdictFormat == .junit
    if isSuite { Terminal.print(JUnitSuite.opening) }
    defer { if isSuite { Terminal.print(JUnitSuite.closing) } }
    do {
      let totals = try totals()
      let unreadable = totals.unreadable.map(ToolError.init(unreadable:))
      for error in unreadable { Terminal.report(error) }
      if !quiet, totals.all > 0 { printSummary(totals) }
      if let status = unreadable.map(\.exitCode).max() { throw ExitCode(status) }
      if totals.verified == 0 { throw Self.emptyInput(lines: totals.all) }
      try ExitStatus.end(with: totals.exitCode)
    } catch let error as ToolError {
      let format = summary == "-" ? .json : output
      // As text, errors that are not about the input are printed on standard error only.
      if !quiet, format != .text || error.code == Self.emptyInputCode {
        Terminal.print(AuditRenderer.text(error, format, style: style))
      }
      throw error
    }
  }

  /// Prints an error in arguments that could not be parsed.
  static func print(_ error: ToolError, parsing words: [String]) {
    let asked = ReportOptions.format(in: words)
    let output = asked.map(AuditOutput.init(rawValue:)) ?? .json
    switch output {
    case .json: Terminal.print(AuditRenderer.text(error, .json, style: Style(isColored: false)))
    case .junit: OutputFormat.junit.print(error, of: "audit")
    case .text, nil: break
    }
  }

  /// The format of the verdicts; nil if none are printed.
  private var verdictFormat: AuditOutput? { quiet || summary == "-" ? nil : output }

  private func printSummary(_ totals: TokenAudit.Totals) {
    let summary = AuditSummary(totals: totals)
    Terminal.printNotice(
      summary.text(hasBars: Terminal.standardErrorIsTerminal && Environment["TERM"] != "dumb"))
    if totals.leavesOutClients {
      Terminal.warn("there are too many app clients: the summary leaves some out")
    }
    if self.summary != nil, !totals.areDistinctCountsExact {
      Terminal.warn(
        "\"users\" or \"distinct\" is an estimate, within 1 %: there are more than 131,072")
    }
    if time.at == nil, timeMember == nil, summary.hasMostlyExpired {
      Terminal.printNotice("jwtscope: hint: \(AuditSummary.expiryHint)\n")
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

  private var style: Style { Style(isColored: color.isColored) }

  private func totals() throws -> TokenAudit.Totals {
    if files.isEmpty, Terminal.standardInputIsTerminal {
      throw ToolError.usage(
        "there are no tokens to read; name a file of tokens, as in \"jwtscope audit tokens.txt\"")
    }
    return try run(expected.verifier(keySource))
  }

  private func run(_ verifier: TokenVerifier) throws -> TokenAudit.Totals {
    let file = try summary.flatMap { path in
      path == "-" ? nil : try SummaryFile(path, inputs: files.isEmpty ? ["-"] : files)
    }
    let totals = try audit(verifier)
    if summary != nil {
      let text = JSONRenderer.text(AuditSummary(totals: totals).json)
      if let file { try file.write(text) } else { Terminal.print(text) }
    }
    return totals
  }

  private func audit(_ verifier: TokenVerifier) throws -> TokenAudit.Totals {
    let progress = Mutex(Terminal.standardErrorIsTerminal && !quiet ? progress : nil)
    defer { progress.withLock { $0?.clear() } }
    let audit = TokenAudit(
      of: sources, verifier: verifier,
      time: TokenAudit.Time(clock: time.clock, member: timeMember),
      detail: summary == nil ? .verdicts : .full, lanes: jobs ?? Environment.coreCount,
      isOrdered: !unordered,
      render: AuditRenderer.renderer(verdictFormat, failuresOnly: failuresOnly, style: style)
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

  private static func timeMember(_ path: String) throws -> TokenAudit.TimeMember {
    guard let member = TokenAudit.TimeMember(path) else {
      throw ValidationError(
        "\"\(path)\" is not the path of a member: write it as time, or as request.at")
    }
    return member
  }

  private var sources: [TokenAudit.Source] {
    let paths = files.isEmpty ? ["-"] : files
    return paths.map { path in
      TokenAudit.Source(
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
