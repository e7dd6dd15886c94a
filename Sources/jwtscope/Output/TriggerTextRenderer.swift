import CognitoToken

/// Renders a trigger's preview as text: the verdict, scopes and claims as a diff, then warnings.
struct TriggerTextRenderer {
  private enum Mark: String {
    case unchanged = " "
    case added = "+"
    case removed = "-"
    case refused = "!"
  }

  private let preview: TriggerPreview
  private let style: Style
  private var output = ""

  static func text(_ preview: TriggerPreview, isColored: Bool) -> String {
    var renderer = TriggerTextRenderer(preview: preview, style: Style(isColored: isColored))
    renderer.writeVerdict()
    renderer.writeScopes()
    renderer.writeClaims()
    renderer.writeWarnings()
    return renderer.output
  }

  private init(preview: TriggerPreview, style: Style) {
    self.preview = preview
    self.style = style
  }

  private mutating func writeVerdict() {
    let missing = VisibleText.escaping(preview.scopes.shownMissing.joined(separator: " "))
    let forbidden = VisibleText.escaping(preview.scopes.forbidden.joined(separator: " "))
    switch preview.verdict {
    case .accepted: line(style.good("✓ would carry") + " the expected scopes")
    case .notJudged: line(style.faint("–") + " no scope is expected: name one with --scope")
    case .rejected:
      if !missing.isEmpty { line(style.bad("✗ would lack") + " \(missing)") }
      if !forbidden.isEmpty {
        line(style.bad("✗ would carry") + " a forbidden scope: \(forbidden)")
      }
    }
  }

  private mutating func writeScopes() {
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

  private mutating func writeClaims() {
    line()
    line(style.heading("Claims"))
    let before = claims(preview.before)
    let after = claims(preview.after)
    let refused = preview.changes.filter { $0.kind == .claimRefused }
    let names = (before + after).map(\.name) + refused.map(\.name)
    let width = String.columnWidth(of: names.lazy.map(VisibleText.escaping))
    let kept = Dictionary(after.map { (ExactText($0.name), $0.value) }) { one, _ in one }
    let known = Set(before.map { ExactText($0.name) })

    func text(_ name: String, _ value: JSON?) -> String {
      guard let value else { return name }
      return "\(VisibleText.escaping(name).padded(to: width))  "
        + JSONWriter.string(value, style: .compact)
    }
    for claim in before {
      let value = kept[ExactText(claim.name)]
      write(value == claim.value ? .unchanged : .removed, text(claim.name, claim.value))
      if let value, value != claim.value { write(.added, text(claim.name, value)) }
    }
    for claim in after where !known.contains(ExactText(claim.name)) {
      write(.added, text(claim.name, claim.value))
    }
    for change in refused { write(.refused, text(change.name, change.to), change.refusal) }
  }

  /// The claims except scope, which has its own section.
  private func claims(_ json: JSON) -> [JSON.Member] {
    (json.members ?? []).filter { ExactText($0.name) != "scope" }
  }

  private mutating func writeWarnings() {
    for warning in HintMessage.all(of: preview) {
      line()
      line(
        style.warning("Warning: \(warning.code)")
          + style.faint(" (\(warning.certainty.rawValue))"))
      for text in warning.lines { line(text) }
    }
  }

  private mutating func write(
    _ mark: Mark, _ text: String, _ refusal: TriggerPreview.Refusal? = nil
  ) {
    let text = "  \(mark.rawValue) \(VisibleText.escaping(text))"
    switch mark {
    case .unchanged: line(style.faint(text))
    case .added: line(style.good(text))
    case .removed: line(style.bad(text))
    case .refused: line(style.warning(text) + "  not applied: \(refusal?.message ?? "")")
    }
  }

  private mutating func line(_ text: String = "") { output += text + "\n" }
}
