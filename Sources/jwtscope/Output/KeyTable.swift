import CognitoToken

/// The keys of a JWK Set, for a person or a program.
enum KeyTable {
  static func text(_ set: JWKSet, isColored: Bool) -> String {
    let style = Style(isColored: isColored)
    let reports = KeyReport.all(of: set)
    let count = reports.count == 1 ? "1 key" : "\(reports.count) keys"
    var lines = ["\(count), of which verify can use \(reports.count { $0.problem == nil })"]
    for report in reports {
      let mark = report.problem == nil ? style.good("✓") : style.bad("✗")
      let kid = report.key.kid.map(VisibleText.escaping) ?? style.faint("no kid")
      lines += ["", "\(mark) \(style.heading(kid))", "  " + facts(report)]
      lines.append("  thumbprint \(report.thumbprint ?? "none")")
      if let problem = report.problem {
        lines.append("  \(style.bad("cannot be used")): \(VisibleText.escaping(problem))")
      }
      lines += report.warnings.map { "  \(style.warning("warning")): \(VisibleText.escaping($0))" }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func facts(_ report: KeyReport) -> String {
    let facts = [
      report.key.kty, report.size, report.key.alg, report.key.use.map { "use \($0)" },
      report.key.keyOperations.map { "key_ops \($0.joined(separator: " "))" },
    ]
    return VisibleText.escaping(facts.compactMap(\.self).joined(separator: ", "))
  }

  static func json(_ set: JWKSet) -> JSON {
    ["keys": .array(KeyReport.all(of: set).map(json))]
  }

  private static func json(_ report: KeyReport) -> JSON {
    let members: [(String, JSON?)] = [
      ("kid", report.key.kid.map(JSON.string)), ("kty", report.key.kty.map(JSON.string)),
      ("alg", report.key.alg.map(JSON.string)), ("use", report.key.use.map(JSON.string)),
      ("size", report.size.map(JSON.string)), ("thumbprint", report.thumbprint.map(JSON.string)),
      ("usable", .bool(report.problem == nil)), ("problem", report.problem.map(JSON.string)),
      ("warnings", .array(report.warnings.map(JSON.string))),
    ]
    return .object(members.compactMap { name, value in value.map { JSON.Member(name, $0) } })
  }
}
