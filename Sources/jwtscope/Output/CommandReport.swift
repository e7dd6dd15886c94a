import CognitoToken

/// A command's result, which can be printed in every output format.
protocol CommandReport {
  /// The command's name, such as `trigger preview`.
  static var command: String { get }
  var exitCode: Int32 { get }
  /// For a terminal.
  func text(_ style: Style) -> String
  var json: JSON { get }
  /// For the log of a workflow run on GitHub.
  var annotations: [Annotation] { get }
  /// For the summary page of a workflow run on GitHub.
  var markdown: String { get }
  var suite: JUnitSuite { get }
}

extension Report: CommandReport { static let command = "verify" }
extension TriggerPreview: CommandReport { static let command = "trigger preview" }
extension PoolReport: CommandReport { static let command = "pool" }

extension OutputFormat {
  /// Prints a report on standard output.
  func print<Value: CommandReport>(_ report: Value, style: Style) {
    switch self {
    case .text: Terminal.print(report.text(style))
    case .json: Terminal.print(JSONRenderer.text(report.json))
    case .github:
      Terminal.print(Annotation.log(of: report))
      Terminal.appendStepSummary(report.markdown)
    case .junit: Terminal.print(report.suite.document)
    }
  }

  /// Prints an error on standard output. As text, it is printed only on standard error.
  ///
  /// - Parameter command: the command's name, for JUnit.
  func print(_ error: ToolError, of command: String) {
    switch self {
    case .text: break
    case .json: Terminal.print(JSONRenderer.text(error.json))
    case .github: Terminal.print(Annotation(error).line)
    case .junit: Terminal.print(JUnitSuite(of: command, error).document)
    }
  }

  /// Runs the body. Prints a `ToolError` in this format, and rethrows it.
  func printingErrors(of command: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as ToolError {
      print(error, of: command)
      throw error
    }
  }
}

extension ReportOptions {
  /// Prints the report, or the error in its place, and ends with the exit code.
  func print<Value: CommandReport>(_ report: () throws -> Value) throws {
    try (quiet ? .text : output).printingErrors(of: Value.command) {
      let report = try report()
      if !quiet { output.print(report, style: color.style) }
      try ExitStatus.end(with: report.exitCode)
    }
  }
}

extension TextOrJSON {
  /// Runs the body. Prints a `ToolError` in this format, and rethrows it.
  func printingErrors(_ body: () throws -> Void) throws {
    let format: OutputFormat = self == .json ? .json : .text
    // Neither format shows the command's name.
    try format.printingErrors(of: "", body)
  }

  /// Prints the text or the JSON on standard output.
  func print(text: @autoclosure () -> String, json: @autoclosure () -> JSON) {
    switch self {
    case .text: Terminal.print(text())
    case .json: Terminal.print(JSONRenderer.text(json()))
    }
  }
}
