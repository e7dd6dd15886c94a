import CognitoToken

/// Renders a report as workflow commands, one per line, which GitHub Actions shows as annotations.
///
/// GitHub Docs, "Workflow commands for GitHub Actions". The escapes are those of the runner's
/// ActionCommand.
enum GitHubRenderer {
  private enum Level: String {
    case error, warning, notice
  }

  /// The text in a group, which is folded in the log. No line of it starts with `::`.
  static func group(_ command: String, _ text: String) -> String {
    "::group::jwtscope \(command)\n\(text)::endgroup::\n"
  }

  static func commands(_ preview: TriggerPreview) -> String {
    var commands = preview.failures.map { command(.error, $0.code.rawValue, $0.message) }
    commands += HintMessage.all(of: preview).map {
      command(.warning, $0.code, "\($0.message). Next: \($0.next)")
    }
    if preview.verdict == .accepted {
      commands.append(command(.notice, preview.verdict.rawValue, preview.reason))
    }
    return commands.joined()
  }

  static func commands(_ report: Report) -> String {
    var commands: [String] = []
    for check in CheckMessage.all(of: report) {
      guard let code = check.failure?.code.rawValue else { continue }
      let next = check.next.map { ". Next: \($0.text)" } ?? ""
      commands.append(command(.error, code, check.text + next))
    }
    commands += report.warnings.map {
      command(.warning, $0.code.rawValue, $0.message(at: report.now))
    }
    commands += HintMessage.all(of: report).map {
      command(.notice, $0.code, "\($0.message). Next: \($0.next)")
    }
    if report.verdict == .accepted {
      commands.append(command(.notice, report.verdict.rawValue, report.reason))
    }
    return commands.joined()
  }

  static func commands(_ report: PoolReport) -> String {
    let messages = PoolCheckMessage.all(of: report)
    var commands = messages.filter { $0.check.status == .failed }.map {
      command(.error, $0.check.id.rawValue, $0.whole)
    }
    commands += report.warnings.map { HintMessage($0) }.map {
      command(.warning, $0.code, "\($0.message). Next: \($0.next)")
    }
    commands += report.hints.map { HintMessage($0) }.map {
      command(.notice, $0.code, "\($0.message). Next: \($0.next)")
    }
    if report.verdict != .wouldNotCarry {
      commands.append(command(.notice, report.verdict.rawValue, report.reason))
    }
    return commands.joined()
  }

  static func commands(_ error: ToolError) -> String { command(.error, error.code, error.message) }

  private static func command(_ level: Level, _ title: String, _ message: String) -> String {
    let title = escaped("jwtscope: \(title)", reserved: ["%", ":", ","])
    return "::\(level.rawValue) title=\(title)::\(escaped(message, reserved: ["%"]))\n"
  }

  /// Escapes the reserved characters. Line ends need no escape of the runner's: `VisibleText` has
  /// already escaped them.
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
