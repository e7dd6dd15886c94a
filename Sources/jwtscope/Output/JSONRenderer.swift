import CognitoToken

/// A report as one JSON object.
enum JSONRenderer {
  static func text(_ report: Report) -> String { text(json(report)) }

  static func text(_ json: JSON) -> String { JSONWriter.string(json, style: .indented) + "\n" }

  static func json(_ report: Report) -> JSON {
    [
      "verdict": .string(report.verdict.rawValue),
      "exitCode": .number("\(report.exitCode)"),
      "trusted": .bool(report.isTrusted),
      "checks": .array(report.checks.map(json)),
      "scopes": json(report.scopes),
      "hints": .array(
        report.hints.map {
          [
            "id": .string($0.id.rawValue), "certainty": .string($0.certainty.rawValue),
            "message": .string($0.message), "next": .string($0.next),
          ]
        }),
      "warnings": .array(
        report.warnings.map { ["code": .string($0.code), "message": .string($0.message)] }),
      "header": report.header,
      "claims": report.claims,
    ]
  }

  private static func json(_ check: Report.Check) -> JSON {
    let members: [(String, JSON?)] = [
      ("id", .string(check.id.name)), ("status", .string(check.status.rawValue)),
      ("code", check.code.map { .string($0.rawValue) }), ("rule", check.rule.map(JSON.string)),
      ("message", .string(check.message)), ("expected", check.expected), ("actual", check.actual),
    ]
    return .object(members.compactMap { name, value in value.map { JSON.Member(name, $0) } })
  }

  static func json(_ scopes: Report.Scopes) -> JSON {
    func list(_ scopes: [String]) -> JSON { .array(scopes.map(JSON.string)) }
    return [
      "granted": list(scopes.granted.granted), "custom": list(scopes.granted.scopes(of: .custom)),
      "missing": list(scopes.missing), "forbidden": list(scopes.forbidden),
      "unexpected": list(scopes.unexpected),
    ]
  }
}
