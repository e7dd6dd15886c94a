import CognitoToken

/// What an audit found in all, for a person.
enum AuditSummary {
  static func text(_ totals: AuditTotals) -> String {
    var lines = [
      "\(tokens(totals.all)): \(totals.accepted) accepted, \(totals.rejected) rejected, "
        + "\(totals.malformed) malformed"
    ]
    let failures = totals.failures.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    lines += failures.map { "  \("\($0.value)".paddedLeft(to: 9))  \($0.key)" }
    for missing in totals.missingScopes where missing.count > 0 {
      let scope = VisibleText.escaping(Redaction.redacting(argument: missing.scope))
      lines.append("  \("\(missing.count)".paddedLeft(to: 9))  without \(scope)")
    }
    return lines.map { "jwtscope: \($0)\n" }.joined()
  }

  private static func tokens(_ count: Int) -> String { count == 1 ? "1 token" : "\(count) tokens" }
}
