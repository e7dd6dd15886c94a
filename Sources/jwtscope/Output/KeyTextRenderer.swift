import CognitoToken

extension JWKSet {
  /// What is known about each key, as text.
  func reportText(_ style: Style) -> String {
    let reports = KeyReport.all(of: self)
    let count = reports.count == 1 ? "1 key" : "\(reports.count) keys"
    var lines = ["\(count), of which verify can use \(reports.count { $0.problem == nil })"]
    for report in reports {
      let mark = report.problem == nil ? style.good("✓") : style.bad("✗")
      let kid = report.key.kid.map(VisibleText.escaping) ?? style.faint("no kid")
      lines += ["", "\(mark) \(style.heading(kid))"]
      lines += style.paragraph(VisibleText.escaping(report.facts), indent: 2)
      lines.append("  thumbprint \(report.thumbprint ?? "none")")
      if let problem = report.problem {
        lines += style.wrapped(
          VisibleText.escaping(problem.message), after: "  \(style.bad("cannot be used")): ",
          leadWidth: 18, indent: 4)
      }
      lines += report.warnings.flatMap {
        style.wrapped(
          VisibleText.escaping($0), after: "  \(style.warning("warning")): ",
          leadWidth: 11, indent: 4)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension KeyReport {
  /// `RSA, 2048 bits, RS256, use sig`
  fileprivate var facts: String {
    let facts = [
      key.kty, size, key.alg, key.use.map { "use \($0)" },
      key.keyOperations.map { "key_ops \($0.joined(separator: " "))" },
    ]
    return facts.compactMap(\.self).joined(separator: ", ")
  }
}
