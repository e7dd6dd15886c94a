import CognitoToken

extension Report {
  func text(_ style: Style) -> String {
    var renderer = TextRenderer(report: self, style: style)
    renderer.render()
    return renderer.output
  }
}

/// Renders a report as text: the verdict first, then the checks, scopes, hints and warnings.
private struct TextRenderer: LineWriter {
  private let report: Report
  private let checks: [CheckMessage]
  private let style: Style
  var output = ""

  init(report: Report, style: Style) {
    self.report = report
    self.style = style
    checks = CheckMessage.all(of: report)
  }

  mutating func render() {
    writeVerdict()
    writeChecks()
    writeScopes()
    writeNextSteps()
    writeHints()
    writeWarnings()
    if report.verdict == .unverified { writeContents() }
  }

  private mutating func writeVerdict() {
    let (word, color) =
      switch report.verdict {
      case .accepted: ("✓ accepted", style.good)
      case .rejected: ("✗ rejected", style.bad)
      case .unverified: ("unverified", style.warning)
      }
    write(style.wrapped(": \(report.reason)", after: color(word), leadWidth: word.count, indent: 2))
    if let subject = report.subject {
      write(style.paragraph(VisibleText.escaping(subject), indent: 2).map(style.faint))
    }
  }

  private mutating func writeChecks() {
    let shown = checks.filter { $0.status != .skipped || $0.id.stage == .genuine }
    if shown.isEmpty { return }
    line()
    for check in shown {
      let mark =
        switch check.status {
        case .passed: style.good(check.status.mark)
        case .failed: style.bad(check.status.mark)
        case .skipped: style.faint(check.status.mark)
        }
      write(
        style.wrapped(
          VisibleText.escaping(check.text), after: "  \(mark) \(check.id.name.padded(to: 12))",
          leadWidth: 16, indent: 16))
    }
    let skipped = checks.filter { $0.status == .skipped && $0.id.stage != .genuine }
    if !skipped.isEmpty {
      let names = skipped.map(\.id.name).joined(separator: ", ")
      write(
        style.wrapped("– not checked: \(names)", after: "  ", leadWidth: 2, indent: 4)
          .map(style.faint))
    }
  }

  // MARK: Scopes

  private mutating func writeScopes() {
    line()
    line(style.heading("Scopes"))
    let groups: [(String, ScopeSet.Kind)] = [
      ("custom", .custom), ("OpenID Connect", .openIDConnect), ("Cognito", .cognito),
    ]
    for (name, kind) in groups {
      let scopes = report.scopes.granted.scopes(of: kind)
      if scopes.isEmpty, kind != .custom { continue }
      if scopes.isEmpty { line("  \(name.padded(to: 16))\(style.faint("none"))") }
      writeScopes(scopes, name) { $0 }
    }
    writeScopes(report.scopes.shownMissing, "missing", style.bad)
  }

  /// On one line, if they fit; otherwise one per line, with a mark next to those that fail a check.
  private mutating func writeScopes(
    _ scopes: [String], _ name: String, _ color: (String) -> String
  ) {
    var (label, column) = ("  \(name.padded(to: 16))", 18)
    let shown = scopes.map(VisibleText.escaping)
    if shown.isEmpty { return }
    let all = shown.joined(separator: " ")
    if column + all.count <= style.width, shown.count <= ScopeNames.limit {
      return line(label + color(all))
    }
    if column + (shown.map(\.count).max() ?? 0) > style.width {
      line("  " + name)
      column = 4
      label = String(repeating: " ", count: column)
    }
    let faults = marks
    for (index, scope) in shown.enumerated() {
      var lines = style.wrapped(scope, leadWidth: column).map(color)
      if let fault = faults[ExactText(scopes[index])] {
        lines[lines.count - 1] += "  " + style.bad("✗ \(fault)")
      }
      let margin = String(repeating: " ", count: column)
      write(lines.enumerated().map { (index + $0 == 0 ? label : margin) + $1 })
    }
  }

  private var marks: [ExactText: String] {
    Dictionary(
      report.scopes.unexpected.map { (ExactText($0), "unexpected") }
        + report.scopes.forbidden.map { (ExactText($0), "forbidden") }
    ) { $1 }
  }

  // MARK: What to do

  private mutating func writeNextSteps() {
    for step in checks.compactMap(\.next) {
      line()
      write(
        style.headed(
          style.heading("Next step"), columns: "Next step".count,
          note: "(jwtscope explain \(step.code.rawValue))"))
      write(step.lines(style))
    }
  }

  private mutating func writeHints() {
    for hint in HintMessage.all(of: report) { write(hint.hintSection(style)) }
  }

  private mutating func writeWarnings() {
    if !report.warnings.isEmpty { line() }
    for warning in report.warnings {
      let text = VisibleText.escaping(warning.message(at: report.now))
      write(
        style.wrapped(": \(text)", after: style.warning("warning"), leadWidth: 7, indent: 2))
    }
  }

  // MARK: Header and claims

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
    let column = min(String.columnWidth(of: names), max(style.width / 3, 14))
    for (member, name) in zip(members, names) {
      writeMember(name, member.value, column: column)
      if let time = time(member.name) { append(time, indent: column + 4) }
    }
  }

  private mutating func writeMember(_ name: String, _ value: JSON, column: Int) {
    let lead = "  \(name.padded(to: column))  "
    if let text = value.string {
      let lines = style.wrapped(
        VisibleText.escaping(text), after: lead, leadWidth: lead.count, indent: column + 4)
      return write(lines)
    }
    let compact = JSONWriter.string(value, style: .compact)
    if lead.count + compact.count <= style.width || compact.count <= 16 {
      return line(lead + compact)
    }
    line("  " + name)
    for text in JSONWriter.string(value, style: .indented).split(separator: "\n") {
      let indent = 4 + text.prefix { $0 == " " }.count
      let margin = String(repeating: " ", count: indent)
      write(
        style.wrapped(
          String(text.drop { $0 == " " }), after: margin, leadWidth: indent, indent: indent + 2))
    }
  }

  private func time(_ name: String) -> String? {
    let claim = [Claim.authTime, .iat, .nbf, .exp].first { ExactText($0.name) == ExactText(name) }
    guard let date = claim.flatMap(report.claims.date) else { return nil }
    return "\(date.utc), \(date.relative(to: report.now))"
  }

  // MARK: Lines

  /// Adds the text to the last line, if it fits there, or writes it below.
  private mutating func append(_ text: String, indent: Int) {
    let end = output.dropLast().lastIndex(of: "\n").map { output.index(after: $0) }
    let last = output[(end ?? output.startIndex)...].count - 1
    if last + 2 + text.count <= style.width {
      output.removeLast()
      line("  " + style.faint(text))
    } else {
      write(style.paragraph(text, indent: indent).map(style.faint))
    }
  }
}
