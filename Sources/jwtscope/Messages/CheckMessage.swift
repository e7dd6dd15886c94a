import CognitoToken

/// The message for one check of a report. A check with several failures has a message for each.
struct CheckMessage {
  enum Status: String {
    case passed, failed, skipped

    var mark: String {
      switch self {
      case .passed: "✓"
      case .failed: "✗"
      case .skipped: "–"
      }
    }
  }

  let id: CheckID
  let status: Status
  let text: String
  let failure: Failure?
  var next: NextStep?
  /// Whether an option asks for the check, or every token needs it.
  var isAsked = true

  /// In the order of the checks.
  static func all(of report: Report) -> [CheckMessage] {
    report.checks.flatMap { check in
      switch check.outcome {
      case .passed:
        [CheckMessage(id: check.id, status: .passed, text: passed(check.id, report), failure: nil)]
      case .skipped(let reason):
        [
          CheckMessage(
            id: check.id, status: .skipped, text: skipped(check.id, reason), failure: nil,
            isAsked: reason != .notAsked)
        ]
      case .failed(let failures):
        failures.map {
          CheckMessage(
            id: check.id, status: .failed, text: $0.message(at: report.now), failure: $0,
            next: NextStep(for: $0, of: report))
        }
      }
    }
  }

  /// The rule that requires the failed check.
  var rule: String? { failure.map { $0.rule ?? "required by an option" } }

  /// What the check expected. It comes from arguments, which may contain a token by mistake.
  var expected: JSON? { failure?.expected?.redacted }

  // MARK: Passed

  private static func passed(_ id: CheckID, _ report: Report) -> String {
    let claims = report.claims
    switch id {
    case .header: return "no critical extensions"
    case .algorithm: return report.header.algorithmName ?? ""
    case .key: return "\(report.header.keyID ?? "") is in the JWK Set"
    case .signature: return "valid for this key"
    case .tokenUse: return claims.string(.tokenUse) ?? ""
    case .issuer: return claims.string(.iss) ?? ""
    case .client:
      return claims.strings(report.expectations.clientClaim).joined(separator: ", ")
    case .audience: return claims.strings(.aud).joined(separator: ", ")
    case .expiry, .notBefore, .issuedAt: return passedTime(id, report)
    case .scope:
      let named = report.expectations.scopes.granted(in: report.scopes.granted)
      return named.isEmpty ? "no forbidden scope is granted" : ScopeNames.list(named)
    case .group:
      return report.expectations.groups.filter { claims.contains(.groups, $0) }
        .joined(separator: ", ")
    case .claim: return report.expectations.claims.map(\.name).joined(separator: ", ")
    }
  }

  private static func passedTime(_ id: CheckID, _ report: Report) -> String {
    let claim: Claim = id == .expiry ? .exp : id == .notBefore ? .nbf : .iat
    guard let date = report.claims.date(claim) else { return "" }
    let now = report.now
    let when = date.relative(to: now)
    let lifetime = report.expectations.lifetime
    let leeway = "within the leeway of \(lifetime.leeway) s"
    switch id {
    case .expiry: return date > now ? "expires \(when)" : "expired \(when), \(leeway)"
    case .notBefore: return date > now ? "valid \(when), \(leeway)" : "valid since \(when)"
    default:
      return date > now
        ? "issued \(date.secondsAhead(of: now)) s after the time of this check; "
          + "\(lifetime.clockTolerance) s are tolerated"
        : "issued \(when)"
    }
  }

  // MARK: Skipped

  private static func skipped(_ id: CheckID, _ reason: SkipReason) -> String {
    switch reason {
    case .notAsked: "not checked: use \(option(for: id))"
    case .claimAbsent: "the token has no \(id == .notBefore ? "nbf" : "iat")"
    case .expiryAllowed: "expired, which --allow-expired allows"
    case .noUsableKey: "not verified: there is no usable key"
    case .algorithmRefused: "not verified: the algorithm is refused"
    case .headerRefused: "not verified: the header is refused"
    }
  }

  private static func option(for id: CheckID) -> String {
    switch id {
    case .issuer: "--user-pool-id or --issuer"
    case .client: "--client-id"
    case .audience: "--audience"
    case .scope: "--scope, --any-scope or --forbid-scope"
    case .group: "--group"
    case .claim: "--claim"
    default: "no option"
    }
  }
}

extension JSON {
  /// The value with every string and name redacted as an argument is.
  fileprivate var redacted: JSON {
    switch self {
    case .string(let text): .string(Redaction.redacting(argument: text))
    case .array(let elements): .array(elements.map(\.redacted))
    case .object(let members):
      .object(
        members.map { Member(Redaction.redacting(argument: $0.name), $0.value.redacted) })
    case .null, .bool, .number: self
    }
  }
}

extension Report.Scopes {
  /// The missing scopes as messages may repeat them: they come from arguments.
  var shownMissing: [String] { missing.map { Redaction.redacting(argument: $0) } }
}
