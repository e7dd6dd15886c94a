import CognitoToken

extension Report {
  /// One case for each check.
  var suite: JUnitSuite {
    JUnitSuite(
      of: Self.command,
      properties: [
        ("verdict", verdict.rawValue), ("exitCode", "\(exitCode)"), ("trusted", "\(isTrusted)"),
        ("at", now.utc), ("scopes", scopes.granted.granted.joined(separator: " ")),
      ], cases: cases, notes: warnings.map { "warning: \($0.message(at: now))" })
  }

  private var cases: [JUnitCase] {
    var previous: CheckID?
    return CheckMessage.all(of: self).filter(\.isAsked).map { check in
      defer { previous = check.id }
      // A second failure of the same check needs a different name.
      let code = check.id == previous ? check.failure.map { " (\($0.code.rawValue))" } : nil
      return JUnitCase(name: check.id.name + (code ?? ""), result: result(of: check))
    }
  }

  private func result(of check: CheckMessage) -> JUnitCase.Result {
    switch check.status {
    case .passed: return .passed
    case .skipped: return .skipped(message: check.text)
    case .failed:
      let hints = check.failure?.code == .allowed(.scopeMissing) ? HintMessage.all(of: self) : []
      return .failed(
        type: check.failure?.code.rawValue ?? "", message: check.text,
        details: check.details + hints.flatMap(\.lines))
    }
  }
}

extension CheckMessage {
  fileprivate var details: [String] {
    [
      expected.map { "expected: \(JSONWriter.string($0, style: .compact))" },
      failure?.actual.map { "actual: \(JSONWriter.string($0, style: .compact))" },
      rule.map { "rule: \($0)" },
      next.map { "next: \($0.text)" },
    ].compactMap(\.self)
  }
}

extension HintMessage {
  fileprivate var lines: [String] {
    ["hint (\(certainty.rawValue)): \(message)", "next: \(next)"]
  }
}

extension PoolReport {
  /// One case for each check.
  var suite: JUnitSuite {
    JUnitSuite(
      of: Self.command,
      properties: [("verdict", verdict.rawValue), ("exitCode", "\(exitCode)")],
      cases: PoolCheckMessage.all(of: self).map { message in
        JUnitCase(name: message.check.id.rawValue, result: message.result)
      }, notes: [reason] + HintMessage.all(of: self).flatMap(\.lines))
  }
}

extension PoolCheckMessage {
  fileprivate var result: JUnitCase.Result {
    switch check.status {
    case .passed: .passed
    case .skipped: .skipped(message: whole)
    case .failed: .failed(type: check.id.rawValue, message: whole, details: [])
    }
  }
}

extension TriggerPreview {
  /// One case: whether the token would carry the expected scopes.
  var suite: JUnitSuite {
    let warnings = HintMessage.all(of: self).flatMap {
      ["warning: \($0.code): \($0.message)", "next: \($0.next)"]
    }
    let result: JUnitCase.Result =
      switch verdict {
      case .accepted: .passed
      case .nothingExpected: .skipped(message: reason)
      case .rejected:
        .failed(
          type: failures.first?.code.rawValue ?? "", message: reason, details: warnings)
      }
    return JUnitSuite(
      of: Self.command,
      properties: [
        ("verdict", verdict.rawValue), ("exitCode", "\(exitCode)"),
        ("scopes", scopes.granted.granted.joined(separator: " ")),
      ], cases: [JUnitCase(name: "scope", result: result)],
      notes: verdict == .rejected ? [] : warnings)
  }
}
