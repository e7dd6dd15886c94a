import CognitoToken

/// What a pool's settings allow, as one JSON object.
extension JSONRenderer {
  static func text(_ report: PoolReport) -> String { text(json(report)) }

  private static func json(_ report: PoolReport) -> JSON {
    [
      "verdict": .string(report.verdict.rawValue),
      "exitCode": .number("\(ExitStatus.of(report))"),
      "checks": .array(PoolCheckMessage.all(of: report).map(json)),
      "scopes": [
        "granted": .strings(report.granted.map { Redaction.redacting(argument: $0) }),
        "custom": .strings(
          report.granted.filter { ScopeSet.kind(of: $0) == .custom }
            .map { Redaction.redacting(argument: $0) }),
        "missing": .strings(report.missing.map { Redaction.redacting(argument: $0) }),
        "forbidden": [], "unexpected": [],
      ],
      "hints": .array(report.hints.map { json(HintMessage($0), name: "id") }),
      "warnings": .array(report.warnings.map { json(HintMessage($0), name: "code") }),
    ]
  }

  private static func json(_ message: PoolCheckMessage) -> JSON {
    .object(omittingNil: [
      "id": .string(message.check.id.rawValue), "status": .string(message.check.status.rawValue),
      "known": .bool(!message.check.finding.isUnknown), "message": .string(message.text),
      "next": message.command.map(JSON.string),
    ])
  }

  private static func json(_ hint: HintMessage, name: String) -> JSON {
    .object([
      JSON.Member(name, .string(hint.code)),
      JSON.Member("certainty", .string(hint.certainty.rawValue)),
      JSON.Member("message", .string(hint.message)), JSON.Member("next", .string(hint.next)),
    ])
  }
}
