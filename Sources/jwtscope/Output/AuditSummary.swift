import CognitoToken

/// Renders the totals of an audit as text or JSON.
struct AuditSummary {
  let totals: TokenAudit.Totals

  // MARK: Text

  /// At most this many app clients whose tokens lack a scope are listed.
  private static let clientLimit = 10
  /// Columns of the longest bar.
  private static let barWidth = 20

  /// - Parameter hasBars: Whether to draw a bar for each failure, scope and client.
  func text(hasBars: Bool) -> String {
    let rows = failures + missingScopes + clients.prefix(Self.clientLimit)
    let most = rows.map(\.count).max() ?? 0
    var lines = [headline]
    lines += rows.map { row in
      let bar = hasBars ? Self.bar(row.count, of: most).padded(to: Self.barWidth) + "  " : ""
      return "  \("\(row.count)".paddedLeft(to: 9))  \(bar)\(row.label)"
    }
    let others = clients.count - Self.clientLimit
    if others > 0 {
      lines.append("  without a scope: \(others == 1 ? "1 more client" : "\(others) more clients")")
    }
    return lines.map { "jwtscope: \($0)\n" }.joined()
  }

  private var headline: String {
    "\(Self.count(totals.verified, "token")): \(totals.accepted) accepted, "
      + "\(totals.rejected) rejected"
      + (totals.malformed > 0 ? "; \(Self.count(totals.malformed, "malformed line"))" : "")
  }

  private typealias Row = (count: Int, label: String)

  private var failures: [Row] {
    totals.failures.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { ($0.value, $0.key) }
  }

  private var missingScopes: [Row] {
    totals.missingScopes.filter { $0.count > 0 }
      .map { ($0.count, "without \(Self.shown($0.scope))") }
  }

  private var clients: [Row] {
    totals.clients.filter { $0.totals.withoutScope > 0 }
      .sorted { ($1.totals.withoutScope, $0.id) < ($0.totals.withoutScope, $1.id) }
      .map { ($0.totals.withoutScope, "without a scope: client \(Self.shown($0.id))") }
  }

  /// Whether most rejected tokens have expired.
  var hasMostlyExpired: Bool {
    (totals.failures[Failure.Code.inTime(.expired).rawValue] ?? 0) * 2 > totals.rejected
  }

  static let expiryHint = """
    most rejected tokens have expired by now; --time-member verifies each as of the time in its \
    line, --at as of one time for all, and --allow-expired accepts expired ones
    """

  /// Every count above 0 has a bar.
  static func bar(_ count: Int, of most: Int) -> String {
    let eighths = max(1, (count * barWidth * 8 + most / 2) / max(most, 1))
    let ends = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    return String(repeating: "█", count: eighths / 8) + ends[eighths % 8]
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func shown(_ text: String) -> String {
    VisibleText.escaping(Redaction.redacting(argument: text))
  }

  // MARK: JSON

  var json: JSON {
    [
      "tokens": number(totals.verified), "accepted": number(totals.accepted),
      "rejected": number(totals.rejected), "malformed": number(totals.malformed),
      "failures": .object(
        totals.failures.sorted { $0.key < $1.key }.map { JSON.Member($0.key, number($0.value)) }),
      "missing": .object(missingMembers),
      "clients": .object(clientMembers),
      "users": number(totals.distinctUsers), "distinct": number(totals.distinctTokens),
    ]
  }

  /// Without repeated names, because redaction can make two names equal.
  private var missingMembers: [JSON.Member] {
    var counts: [(name: String, count: Int)] = []
    for scope in totals.missingScopes {
      let name = Redaction.redacting(argument: scope.scope)
      if let index = counts.firstIndex(where: { $0.name == name }) {
        counts[index].count = max(counts[index].count, scope.count)
      } else {
        counts.append((name, scope.count))
      }
    }
    return counts.map { JSON.Member($0.name, number($0.count)) }
  }

  private var clientMembers: [JSON.Member] {
    var seen: [String: Int] = [:]
    var clients: [(name: String, totals: ClientTotals)] = []
    for client in totals.clients {
      let name = Redaction.redacting(argument: client.id)
      if let index = seen[name] {
        clients[index].totals.add(client.totals)
      } else {
        seen[name] = clients.count
        clients.append((name, client.totals))
      }
    }
    return clients.map {
      JSON.Member(
        $0.name,
        ["accepted": number($0.totals.accepted), "rejected": number($0.totals.rejected)])
    }
  }

  private func number(_ count: Int) -> JSON { .number("\(count)") }
}
