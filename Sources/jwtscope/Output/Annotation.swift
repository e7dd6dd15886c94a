import CognitoToken

/// An annotation of a GitHub workflow run, which is written to the log as a workflow command.
///
/// GitHub Docs, "Workflow commands for GitHub Actions". The escapes are those of the runner's
/// ActionCommand.
struct Annotation {
  enum Level: String {
    case error, warning, notice
  }

  let level: Level
  /// A code or a verdict.
  let title: String
  let message: String

  init(_ level: Level, _ title: String, _ message: String) {
    self.level = level
    self.title = title
    self.message = message
  }

  init(_ level: Level, _ hint: HintMessage) {
    self.init(level, hint.code, "\(hint.message). Next: \(hint.next)")
  }

  init(_ error: ToolError) { self.init(.error, error.code, error.message) }

  /// The text report, in a group that the log folds, and the annotations. No line of the text
  /// starts with `::`.
  static func log<Value: CommandReport>(of report: Value) -> String {
    "::group::jwtscope \(Value.command)\n\(report.text(Style(isColored: false)))::endgroup::\n"
      + report.annotations.map(\.line).joined()
  }

  var line: String {
    let title = Self.escaped("jwtscope: \(title)", reserved: ["%", ":", ","])
    return "::\(level.rawValue) title=\(title)::\(Self.escaped(message, reserved: ["%"]))\n"
  }

  /// Escapes the reserved characters. `VisibleText` has already escaped line ends.
  private static func escaped(_ text: String, reserved: Set<Unicode.Scalar>) -> String {
    var escaped = ""
    for scalar in VisibleText.escaping(text).unicodeScalars {
      if reserved.contains(scalar) {
        escaped += "%" + String(scalar.value, radix: 16, uppercase: true)
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension Report {
  var annotations: [Annotation] {
    let failures = CheckMessage.all(of: self).compactMap { check in
      check.failure.map { failure in
        let next = check.next.map { ". Next: \($0.text)" } ?? ""
        return Annotation(.error, failure.code.rawValue, check.text + next)
      }
    }
    let warnings = self.warnings.map {
      Annotation(.warning, $0.code.rawValue, $0.message(at: now))
    }
    let hints = HintMessage.all(of: self).map { Annotation(.notice, $0) }
    let verdict = Annotation(.notice, verdict.rawValue, reason)
    return failures + warnings + hints + (self.verdict == .accepted ? [verdict] : [])
  }
}

extension TriggerPreview {
  var annotations: [Annotation] {
    let failures = self.failures.map { Annotation(.error, $0.code.rawValue, $0.message) }
    let warnings = HintMessage.all(of: self).map { Annotation(.warning, $0) }
    let verdict = Annotation(.notice, verdict.rawValue, reason)
    return failures + warnings + (self.verdict == .accepted ? [verdict] : [])
  }
}

extension PoolReport {
  var annotations: [Annotation] {
    let failures = PoolCheckMessage.all(of: self).filter { $0.check.status == .failed }
      .map { Annotation(.error, $0.check.id.rawValue, $0.whole) }
    let warnings = self.warnings.map { Annotation(.warning, HintMessage($0)) }
    let hints = self.hints.map { Annotation(.notice, HintMessage($0)) }
    let verdict = Annotation(.notice, verdict.rawValue, reason)
    return failures + warnings + hints + (self.verdict == .wouldNotCarry ? [] : [verdict])
  }
}
