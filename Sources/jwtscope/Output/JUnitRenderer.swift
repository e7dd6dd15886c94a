import CognitoToken

/// A report as a JUnit test suite: one case a check.
enum JUnitRenderer {
  private static let suiteName = "jwtscope verify"
  private static let className = "jwtscope.verify"

  static func text(_ report: Report) -> String {
    text(
      JUnitSuite(
        name: suiteName,
        properties: [
          ("verdict", report.verdict.rawValue), ("exitCode", "\(report.exitCode)"),
          ("trusted", "\(report.isTrusted)"), ("at", report.now.utc),
          ("scopes", report.scopes.granted.granted.joined(separator: " ")),
        ],
        cases: zip(report.checks, names(of: report.checks)).map { check, name in
          JUnitCase(className: className, name: name, result: result(of: check, in: report))
        },
        notes: report.warnings.map { "warning: \($0.message)" }))
  }

  static func text(_ error: ToolError) -> String { text(suite(suiteName, of: error)) }

  /// A suite with the error in place of verdicts.
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

  /// A check's ID, and its code too where the check has failed for another reason already.
  private static func names(of checks: [Report.Check]) -> [String] {
    var previous: CheckID?
    return checks.map { check in
      defer { previous = check.id }
      let code = check.code.flatMap { check.id == previous ? $0.rawValue : nil }
      return check.id.name + (code.map { " (\($0))" } ?? "")
    }
  }

  private static func result(of check: Report.Check, in report: Report) -> JUnitCase.Result {
    switch check.status {
    case .passed: .passed
    case .skipped: .skipped(message: check.message)
    case .failed:
      .failed(
        type: check.code?.rawValue ?? "", message: check.message,
        details: details(of: check)
          + (check.code == .scopeMissing ? report.hints.flatMap(lines) : []))
    }
  }

  private static func details(of check: Report.Check) -> [String] {
    [
      check.expected.map { "expected: \(JSONWriter.string($0, style: .compact))" },
      check.actual.map { "actual: \(JSONWriter.string($0, style: .compact))" },
      check.rule.map { "rule: \($0)" },
    ].compactMap(\.self)
  }

  private static func lines(_ hint: Hint) -> [String] {
    ["hint (\(hint.certainty.rawValue)): \(hint.message)", "next: \(hint.next)"]
  }
}
