import CognitoToken

/// A trigger's preview as one JSON object.
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
