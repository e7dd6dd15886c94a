import CognitoToken

/// A report as one JSON object.
enum JSONRenderer {
  static func text(_ report: Report) -> String { text(json(report)) }

  static func text(_ json: JSON) -> String { JSONWriter.string(json, style: .indented) + "\n" }

  static func json(_ report: Report) -> JSON {
    [
      "verdict": .string(report.verdict.rawValue),
      "exitCode": .number("\(ExitStatus.of(report))"),
      "trusted": .bool(report.isTrusted),
      "checks": .array(CheckMessage.all(of: report).map(json)),
      "scopes": json(report.scopes),
      "hints": .array(
        HintMessage.all(of: report).map {
          [
            "id": .string($0.code), "certainty": .string($0.certainty.rawValue),
            "message": .string($0.message), "next": .string($0.next),
          ]
        }),
      "warnings": .array(
        report.warnings.map {
          ["code": .string($0.code.rawValue), "message": .string($0.message(at: report.now))]
        }),
      "header": report.header.json,
      "claims": report.claims.json,
    ]
  }

  private static func json(_ check: CheckMessage) -> JSON {
    .object(omittingNil: [
      "id": .string(check.id.name), "status": .string(check.status.rawValue),
      "code": check.failure.map { .string($0.code.rawValue) },
      "rule": check.rule.map(JSON.string), "message": .string(check.text),
      "expected": check.expected, "actual": check.failure?.actual,
    ])
  }

  static func json(_ scopes: Report.Scopes) -> JSON {
    [
      "granted": .strings(scopes.granted.granted),
      "custom": .strings(scopes.granted.scopes(of: .custom)),
      "missing": .strings(scopes.shownMissing),
      "forbidden": .strings(scopes.forbidden), "unexpected": .strings(scopes.unexpected),
    ]
  }
}
