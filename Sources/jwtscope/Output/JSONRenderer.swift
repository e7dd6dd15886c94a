import CognitoToken

/// Renders JSON for printing.
enum JSONRenderer {
  static func text(_ json: JSON) -> String { JSONWriter.string(json, style: .indented) + "\n" }
}

extension Report {
  var json: JSON {
    [
      "verdict": .string(verdict.rawValue),
      "exitCode": .number("\(exitCode)"),
      "trusted": .bool(isTrusted),
      "checks": .array(CheckMessage.all(of: self).map(\.json)),
      "scopes": scopes.json,
      "hints": .array(HintMessage.all(of: self).map { $0.json(identifiedBy: "id") }),
      "warnings": .array(
        warnings.map {
          ["code": .string($0.code.rawValue), "message": .string($0.message(at: now))]
        }),
      "header": header.json,
      "claims": claims.json,
    ]
  }
}

extension CheckMessage {
  fileprivate var json: JSON {
    .object(omittingNil: [
      "id": .string(id.name), "status": .string(status.rawValue),
      "code": failure.map { .string($0.code.rawValue) },
      "rule": rule.map(JSON.string), "message": .string(text),
      "expected": expected, "actual": failure?.actual,
      "next": next.map { .string($0.text) },
    ])
  }
}

extension Expectations.Scopes.Comparison {
  fileprivate var json: JSON {
    [
      "granted": .strings(granted.granted),
      "custom": .strings(granted.scopes(of: .custom)),
      "missing": .strings(shownMissing),
      "forbidden": .strings(forbidden), "unexpected": .strings(unexpected),
    ]
  }
}

extension HintMessage {
  /// - Parameter name: the member that contains the code.
  fileprivate func json(identifiedBy name: String) -> JSON {
    .object([
      JSON.Member(name, .string(code)), JSON.Member("certainty", .string(certainty.rawValue)),
      JSON.Member("message", .string(message)), JSON.Member("next", .string(next)),
    ])
  }
}

extension TriggerPreview {
  var json: JSON {
    [
      "verdict": .string(verdict.rawValue),
      "exitCode": .number("\(exitCode)"),
      "scopes": scopes.json,
      "changes": .array(changes.map(\.json)),
      "warnings": .array(HintMessage.all(of: self).map { $0.json(identifiedBy: "code") }),
      "before": before,
      "after": after,
    ]
  }
}

extension TriggerPreview.Change {
  fileprivate var json: JSON {
    .object(omittingNil: [
      "kind": .string(kind.rawValue), "name": .string(name), "from": from, "to": to,
      "reason": (refusal?.message).map(JSON.string),
    ])
  }
}

extension PoolReport {
  var json: JSON {
    [
      "verdict": .string(verdict.rawValue),
      "exitCode": .number("\(exitCode)"),
      "checks": .array(PoolCheckMessage.all(of: self).map(\.json)),
      "scopes": [
        "granted": Self.json(granted),
        "custom": Self.json(granted.filter { ScopeSet.kind(of: $0) == .custom }),
        "missing": Self.json(missing), "forbidden": [], "unexpected": [],
      ],
      "hints": .array(hints.map { HintMessage($0).json(identifiedBy: "id") }),
      "warnings": .array(warnings.map { HintMessage($0).json(identifiedBy: "code") }),
    ]
  }

  /// Expected scopes, which come from arguments.
  private static func json(_ scopes: [String]) -> JSON {
    .strings(scopes.map { Redaction.redacting(argument: $0) })
  }
}

extension PoolCheckMessage {
  fileprivate var json: JSON {
    .object(omittingNil: [
      "id": .string(check.id.rawValue), "status": .string(check.status.rawValue),
      "known": .bool(!check.finding.isUnknown), "message": .string(text),
      "next": command.map(JSON.string),
    ])
  }
}

extension TokenDiff {
  var json: JSON {
    [
      "same": .bool(isSame),
      "exitCode": .number("\(exitCode)"),
      "scopes": ["added": .strings(addedScopes), "removed": .strings(removedScopes)],
      "claims": claims.json,
      "header": header.json,
      "folded": .strings(folded),
      "notes": .array(notes.map { ["code": .string($0.code), "message": .string($0.message)] }),
    ]
  }
}

extension MemberDiff {
  fileprivate var json: JSON {
    [
      "added": .object(added),
      "removed": .object(removed),
      "changed": .object(changed.map { JSON.Member($0.name, ["from": $0.from, "to": $0.to]) }),
    ]
  }
}

extension ExplainedCode {
  var json: JSON {
    .object(omittingNil: [
      "code": .string(code), "kind": .string(kind.rawValue),
      "exitCode": exitCode.map { .number("\($0)") },
      "meaning": .string(explanation.meaning), "causes": .strings(explanation.causes),
      "next": .string(explanation.next), "commands": .strings(explanation.commands),
      "source": explanation.source.map(JSON.string),
    ])
  }
}

extension JWKSet {
  /// What is known about each key, without its members.
  var reportJSON: JSON { ["keys": .array(KeyReport.all(of: self).map(\.json))] }
}

extension KeyReport {
  fileprivate var json: JSON {
    .object(omittingNil: [
      "kid": key.kid.map(JSON.string), "kty": key.kty.map(JSON.string),
      "alg": key.alg.map(JSON.string), "use": key.use.map(JSON.string),
      "size": size.map(JSON.string), "thumbprint": thumbprint.map(JSON.string),
      "usable": .bool(problem == nil), "problem": (problem?.message).map(JSON.string),
      "warnings": .strings(warnings),
    ])
  }
}
