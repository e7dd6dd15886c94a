import CognitoToken

/// The differences between two tokens as one JSON object.
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
