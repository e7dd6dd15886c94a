import CognitoToken

/// Renders a report as a JUnit test suite with one case per check.
enum JUnitRenderer {
  private static let suiteName = "jwtscope verify"
  private static let className = "jwtscope.verify"
  private static let previewName = "jwtscope trigger preview"

  static func text(_ report: Report) -> String {
    text(
      JUnitSuite(
        name: suiteName,
        properties: [
          ("verdict", report.verdict.rawValue), ("exitCode", "\(ExitStatus.of(report))"),
          ("trusted", "\(report.isTrusted)"), ("at", report.now.utc),
          ("scopes", report.scopes.granted.granted.joined(separator: " ")),
        ],
        cases: cases(of: report),
        notes: report.warnings.map { "warning: \($0.message(at: report.now))" }))
  }

  static func text(_ report: PoolReport) -> String {
    let hints = report.hints.map { HintMessage($0) } + report.warnings.map { HintMessage($0) }
    return text(
      JUnitSuite(
        name: "jwtscope pool",
        properties: [
          ("verdict", report.verdict.rawValue), ("exitCode", "\(ExitStatus.of(report))"),
        ],
        cases: PoolCheckMessage.all(of: report).map { message in
          JUnitCase(
            className: "jwtscope.pool", name: message.check.id.rawValue,
            result: result(of: message))
        }, notes: [report.reason] + hints.flatMap(lines)))
  }

  private static func result(of message: PoolCheckMessage) -> JUnitCase.Result {
    switch message.check.status {
    case .passed: .passed
    case .skipped: .skipped(message: message.whole)
    case .failed: .failed(type: message.check.id.rawValue, message: message.whole, details: [])
    }
  }

  /// One case: whether the token would carry the expected scopes.
  static func text(_ preview: TriggerPreview) -> String {
    let warnings = HintMessage.all(of: preview).flatMap {
      ["warning: \($0.code): \($0.message)", "next: \($0.next)"]
    }
    let result: JUnitCase.Result =
      switch preview.verdict {
      case .accepted: .passed
      case .notJudged: .skipped(message: preview.reason)
      case .rejected:
        .failed(
          type: preview.failures.first?.code.rawValue ?? "", message: preview.reason,
          details: warnings)
      }
    return text(
      JUnitSuite(
        name: previewName,
        properties: [
          ("verdict", preview.verdict.rawValue), ("exitCode", "\(ExitStatus.of(preview))"),
          ("scopes", preview.scopes.granted.granted.joined(separator: " ")),
        ],
        cases: [
          JUnitCase(className: "jwtscope.trigger.preview", name: "scope", result: result)
        ],
        notes: preview.verdict == .rejected ? [] : warnings))
  }

  static func text(_ error: ToolError, of command: String) -> String {
    text(suite("jwtscope \(command)", of: error))
  }

  /// A suite with one case, which reports the error.
  static func suite(_ name: String, of error: ToolError) -> JUnitSuite {
    JUnitSuite(
      name: name,
      cases: [
        JUnitCase(
          className: name.split(separator: " ").joined(separator: "."), name: "input",
          result: .errored(type: error.code, message: error.message))
      ])
  }

  private static func text(_ suite: JUnitSuite) -> String {
    JUnitSuite.opening + suite.text + JUnitSuite.closing
  }

  private static func cases(of report: Report) -> [JUnitCase] {
    var previous: CheckID?
    return CheckMessage.all(of: report).filter(\.isAsked).map { check in
      defer { previous = check.id }
      // A second failure of the same check needs a different name.
      let code = check.id == previous ? check.failure.map { " (\($0.code.rawValue))" } : nil
      return JUnitCase(
        className: className, name: check.id.name + (code ?? ""),
        result: result(of: check, in: report))
    }
  }

  private static func result(of check: CheckMessage, in report: Report) -> JUnitCase.Result {
    switch check.status {
    case .passed: return .passed
    case .skipped: return .skipped(message: check.text)
    case .failed:
      let hints = check.failure?.code == .scopeMissing ? HintMessage.all(of: report) : []
      return .failed(
        type: check.failure?.code.rawValue ?? "", message: check.text,
        details: details(of: check) + hints.flatMap(lines))
    }
  }

  private static func details(of check: CheckMessage) -> [String] {
    [
      check.expected.map { "expected: \(JSONWriter.string($0, style: .compact))" },
      check.failure?.actual.map { "actual: \(JSONWriter.string($0, style: .compact))" },
      check.rule.map { "rule: \($0)" },
      check.next.map { "next: \($0.text)" },
    ].compactMap(\.self)
  }

  private static func lines(_ hint: HintMessage) -> [String] {
    ["hint (\(hint.certainty.rawValue)): \(hint.message)", "next: \(hint.next)"]
  }
}
