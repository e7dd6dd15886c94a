import CognitoToken

extension TriggerPreview {
  func text(_ style: Style) -> String {
    var renderer = TriggerTextRenderer(preview: self, style: style)
    renderer.writeVerdict()
    renderer.writeScopes()
    renderer.writeClaims()
    renderer.writeWarnings()
    return renderer.output
  }
}

/// Renders a trigger's preview as text: the verdict, scopes and claims as a diff, then warnings.
private struct TriggerTextRenderer: LineWriter {
  private enum Mark: String {
    case unchanged = " "
    case added = "+"
    case removed = "-"
    case refused = "!"
  }

  let preview: TriggerPreview
  let style: Style
  var output = ""

  mutating func writeVerdict() {
    switch preview.verdict {
    case .accepted: line(style.good("✓ would carry") + " the expected scopes")
    case .nothingExpected: line(style.faint("–") + " \(preview.reason)")
    case .rejected:
      for failure in preview.failures {
        write(
          style.wrapped(
            VisibleText.escaping(failure.message), after: style.bad("✗") + " ", leadWidth: 2,
            indent: 2))
      }
    }
  }

  mutating func writeScopes() {
    line()
    line(style.heading("Scopes"))
    let before = ScopeSet(claim: preview.before["scope"]?.string).granted
    let after = preview.scopes.granted.granted
    if before.isEmpty, after.isEmpty { line("    " + style.faint("none")) }
    let kept = Set(after.map { ExactText($0) })
    let known = Set(before.map { ExactText($0) })
    for scope in before { write(kept.contains(ExactText(scope)) ? .unchanged : .removed, scope) }
    for scope in after where !known.contains(ExactText(scope)) { write(.added, scope) }
    for change in preview.changes where change.kind == .scopeRefused {
      write(
        .refused, JSONWriter.string(.string(change.name), style: .compact), change.refusal)
    }
  }

  mutating func writeClaims() {
    line()
    line(style.heading("Claims"))
    let before = claims(preview.before)
    let after = claims(preview.after)
    let refused = preview.changes.filter { $0.kind == .claimRefused }
    let names = (before + after).map(\.name) + refused.map(\.name)
    let width = String.columnWidth(of: names.lazy.map(VisibleText.escaping))
    let kept = Dictionary(after.map { (ExactText($0.name), $0.value) }) { one, _ in one }
    let known = Set(before.map { ExactText($0.name) })

    func write(
      _ mark: Mark, _ name: String, _ value: JSON?, _ refusal: TriggerPreview.Refusal? = nil
    ) {
      guard let value else { return self.write(mark, name, refusal) }
      let name = VisibleText.escaping(name).padded(to: width) + "  "
      self.write(mark, JSONWriter.string(value, style: .compact), refusal, after: name)
    }
    for claim in before {
      let value = kept[ExactText(claim.name)]
      write(value == claim.value ? .unchanged : .removed, claim.name, claim.value)
      if let value, value != claim.value { write(.added, claim.name, value) }
    }
    for claim in after where !known.contains(ExactText(claim.name)) {
      write(.added, claim.name, claim.value)
    }
    for change in refused { write(.refused, change.name, change.to, change.refusal) }
  }

  /// The claims except scope, which has its own section.
  private func claims(_ json: JSON) -> [JSON.Member] {
    (json.members ?? []).filter { ExactText($0.name) != "scope" }
  }

  mutating func writeWarnings() {
    for warning in HintMessage.all(of: preview) { write(warning.warningSection(style)) }
  }

  private mutating func write(
    _ mark: Mark, _ text: String, _ refusal: TriggerPreview.Refusal? = nil, after name: String = ""
  ) {
    let color =
      switch mark {
      case .unchanged: style.faint
      case .added: style.good
      case .removed: style.bad
      case .refused: style.warning
      }
    let lines = style.wrapped(
      VisibleText.escaping(text), after: "  \(mark.rawValue) \(name)",
      leadWidth: 4 + name.count, indent: name.isEmpty ? 6 : 4 + name.count)
    write(lines.map(color))
    if let refusal {
      write(style.paragraph("not applied: \(VisibleText.escaping(refusal.message))", indent: 6))
    }
  }
}
