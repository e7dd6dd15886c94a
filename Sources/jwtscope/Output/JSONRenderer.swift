import CognitoToken

/// Renders a report as one JSON object.
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
      "next": check.next.map { .string($0.text) },
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

/// Renders the differences between two tokens as one JSON object.
extension JSONRenderer {
  static func text(_ diff: TokenDiff) -> String { text(json(diff)) }

  private static func json(_ diff: TokenDiff) -> JSON {
    [
      "same": .bool(diff.isSame),
      "exitCode": .number("\(ExitStatus.of(diff))"),
      "scopes": [
        "added": .strings(diff.addedScopes), "removed": .strings(diff.removedScopes),
      ],
      "claims": json(diff.claims),
      "header": json(diff.header),
      "folded": .strings(diff.folded),
      "notes": .array(
        diff.notes.map { ["code": .string($0.code), "message": .string($0.message)] }),
    ]
  }

  private static func json(_ members: MemberDiff) -> JSON {
    [
      "added": .object(members.added),
      "removed": .object(members.removed),
      "changed": .object(
        members.changed.map { JSON.Member($0.name, ["from": $0.from, "to": $0.to]) }),
    ]
  }
}

/// Renders the keys of a JWK Set as one JSON object.
extension JSONRenderer {
  static func text(_ set: JWKSet) -> String {
    text(["keys": .array(KeyReport.all(of: set).map(json))])
  }

  private static func json(_ report: KeyReport) -> JSON {
    .object(omittingNil: [
      "kid": report.key.kid.map(JSON.string), "kty": report.key.kty.map(JSON.string),
      "alg": report.key.alg.map(JSON.string), "use": report.key.use.map(JSON.string),
      "size": report.size.map(JSON.string), "thumbprint": report.thumbprint.map(JSON.string),
      "usable": .bool(report.problem == nil), "problem": (report.problem?.message).map(JSON.string),
      "warnings": .strings(report.warnings),
    ])
  }
}

/// Renders a trigger's preview as one JSON object.
extension JSONRenderer {
  static func text(_ preview: TriggerPreview) -> String { text(json(preview)) }

  private static func json(_ preview: TriggerPreview) -> JSON {
    [
      "verdict": .string(preview.verdict.rawValue),
      "exitCode": .number("\(ExitStatus.of(preview))"),
      "scopes": json(preview.scopes),
      "changes": .array(preview.changes.map(json)),
      "warnings": .array(
        HintMessage.all(of: preview).map {
          [
            "code": .string($0.code), "certainty": .string($0.certainty.rawValue),
            "message": .string($0.message), "next": .string($0.next),
          ]
        }),
      "before": preview.before,
      "after": preview.after,
    ]
  }

  private static func json(_ change: TriggerPreview.Change) -> JSON {
    .object(omittingNil: [
      "kind": .string(change.kind.rawValue), "name": .string(change.name), "from": change.from,
      "to": change.to, "reason": (change.refusal?.message).map(JSON.string),
    ])
  }
}
