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

  private static func passed(_ id: CheckID, _ report: Report) -> String {
    switch id {
    case .genuine(let check): check.passed(report)
    case .ours(let check): check.passed(report)
    case .inTime(let check): check.passed(report)
    case .allowed(let check): check.passed(report)
    }
  }

  private static func skipped(_ id: CheckID, _ reason: SkipReason) -> String {
    switch reason {
    case .notAsked: "not checked" + (id.options.map { ": use \($0)" } ?? "")
    case .claimAbsent: "the token has no \(id == .inTime(.notBefore) ? "nbf" : "iat")"
    case .expiryAllowed: "expired, which --allow-expired allows"
    case .noUsableKey: "not verified: there is no usable key"
    case .algorithmRefused: "not verified: the algorithm is refused"
    case .headerRefused: "not verified: the header is refused"
    }
  }
}

extension CheckID {
  /// The options that ask for the check; nil if every token is checked.
  fileprivate var options: String? {
    switch self {
    case .genuine, .inTime: nil
    case .ours(let check): check.options
    case .allowed(let check): check.options
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

extension Expectations.Scopes.Comparison {
  /// The missing scopes as messages may repeat them: they come from arguments.
  var shownMissing: [String] { missing.map { Redaction.redacting(argument: $0) } }
}
