import CognitoToken

/// Renders a report as text: the verdict first, then the checks, scopes, hints and warnings.
struct TextRenderer {
  private let report: Report
  private let style: Style
  private var output = ""

  static func text(_ report: Report, isColored: Bool) -> String {
    var renderer = TextRenderer(report: report, style: Style(isColored: isColored))
    renderer.render()
    return renderer.output
  }

  private init(report: Report, style: Style) {
    self.report = report
    self.style = style
  }

  private mutating func render() {
    writeVerdict()
    writeChecks()
    writeScopes()
    writeNextSteps()
    writeHints()
    writeWarnings()
    if report.verdict == .unverified { writeContents() }
  }

  private mutating func writeVerdict() {
    switch report.verdict {
    case .accepted: line(style.good("✓ accepted") + ": \(report.reason)")
    case .rejected: line(style.bad("✗ rejected") + ": \(report.reason)")
    case .unverified: line(style.warning("unverified") + ": \(report.reason)")
    }
  }

  private mutating func writeChecks() {
    let all = CheckMessage.all(of: report)
    let checks = all.filter { $0.status != .skipped || $0.id.stage == .genuine }
    if checks.isEmpty { return }
    line()
    for check in checks {
      let mark =
        switch check.status {
        case .passed: style.good(check.status.mark)
        case .failed: style.bad(check.status.mark)
        case .skipped: style.faint(check.status.mark)
        }
      line("  \(mark) \(check.id.name.padded(to: 12))\(VisibleText.escaping(check.text))")
    }
    let skipped = all.filter { $0.status == .skipped && $0.id.stage != .genuine }
    if !skipped.isEmpty {
      line(style.faint("  – not checked: \(skipped.map(\.id.name).joined(separator: ", "))"))
    }
  }

  private mutating func writeScopes() {
    line()
    line(style.heading("Scopes"))
    let groups: [(String, ScopeSet.Kind)] = [
      ("custom", .custom), ("OpenID Connect", .openIDConnect), ("Cognito", .cognito),
    ]
    for (name, kind) in groups {
      let scopes = report.scopes.granted.scopes(of: kind)
      if scopes.isEmpty, kind != .custom { continue }
      let text =
        scopes.isEmpty ? style.faint("none") : VisibleText.escaping(scopes.joined(separator: " "))
      line("  \(name.padded(to: 16))\(text)")
    }
    let missing = report.scopes.shownMissing
    if !missing.isEmpty {
      line(
        "  \("missing".padded(to: 16))"
          + style.bad(VisibleText.escaping(missing.joined(separator: " "))))
    }
  }

  private mutating func writeNextSteps() {
    for step in CheckMessage.all(of: report).compactMap(\.next) {
      line()
      line(
        style.heading("Next step") + style.faint(" (jwtscope explain \(step.code.rawValue))"))
      for text in step.lines { line(text) }
    }
  }

  private mutating func writeHints() {
    for hint in HintMessage.all(of: report) {
      line()
      line(style.heading("Hint") + style.faint(" (\(hint.certainty.rawValue))"))
      for text in hint.lines { line(text) }
    }
  }

  private mutating func writeWarnings() {
    if !report.warnings.isEmpty { line() }
    for warning in report.warnings {
      line(style.warning("warning") + ": \(VisibleText.escaping(warning.message(at: report.now)))")
    }
  }

  private mutating func writeContents() {
    line()
    line(style.heading("Header"))
    writeMembers(of: report.header.json)
    line()
    line(style.heading("Claims"))
    writeMembers(of: report.claims.json)
  }

  private mutating func writeMembers(of object: JSON) {
    let members = object.members ?? []
    let names = members.map { VisibleText.escaping($0.name) }
    let width = String.columnWidth(of: names)
    for (member, name) in zip(members, names) {
      let value =
        member.value.string.map(VisibleText.escaping)
        ?? JSONWriter.string(member.value, style: .compact)
      line("  \(name.padded(to: width))  \(value)\(timeText(member.name))")
    }
  }

  private func timeText(_ name: String) -> String {
    let claim = [Claim.authTime, .iat, .nbf, .exp].first { ExactText($0.name) == ExactText(name) }
    guard let date = claim.flatMap(report.claims.date) else { return "" }
    return style.faint("  \(date.utc), \(date.relative(to: report.now))")
  }

  private mutating func line(_ text: String = "") { output += text + "\n" }
}
