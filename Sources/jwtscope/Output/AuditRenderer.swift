import CognitoToken

/// One verdict a line, for a program or a person.
enum AuditRenderer {
  /// Appends a JSON object on a line of its own. Written as bytes, since it is done for every token.
  static func appendJSON(_ verdict: AuditVerdict, to output: inout [UInt8]) {
    output += "{".utf8
    if let source = verdict.source {
      output += #""file":"#.utf8
      output += JSONWriter.string(.string(source), style: .compact).utf8
      output += ",".utf8
    }
    output += #""line":"#.utf8
    output += String(verdict.line).utf8
    output += #","verdict":""#.utf8
    output += word(verdict).utf8
    output += #"","failures":["#.utf8
    for (index, code) in codes(verdict).enumerated() {
      if index > 0 { output += ",".utf8 }
      output += "\"".utf8
      output += code.utf8
      output += "\"".utf8
    }
    output += "]".utf8
    switch verdict.finding {
    case .judged(_, let claims): append(claims, to: &output)
    case .malformed(_, let message):
      output += #","message":"#.utf8
      output += JSONWriter.string(.string(message), style: .compact).utf8
    }
    output += "}\n".utf8
  }

  private static func append(_ claims: ClaimsSet, to output: inout [UInt8]) {
    for (name, claim) in [
      (#","jti":"#, Claim.jti), (#","sub":"#, .sub), (#","client_id":"#, .clientID),
    ] where claims.has(claim) {
      output += name.utf8
      claims.appendJSON(claim, to: &output)
    }
    output += #","scopes":"#.utf8
    claims.appendScopes(to: &output)
  }

  /// Appends a line such as `✗ tokens.txt:3  rejected  scope-missing  jti …`.
  static func appendText(_ verdict: AuditVerdict, style: Style, to output: inout [UInt8]) {
    let place =
      (verdict.source.map { VisibleText.escaping($0) + ":" } ?? "line ") + "\(verdict.line)"
    let mark = verdict.isAccepted ? style.good("✓") : style.bad("✗")
    var line = "\(mark) \(place.padded(to: 12))  \(word(verdict).padded(to: 9))"
    switch verdict.finding {
    case .judged(_, let claims):
      if let id = claims.string(.jti) { line += "  " + VisibleText.escaping(id) }
      let codes = codes(verdict)
      if !codes.isEmpty { line += "  " + codes.joined(separator: " ") }
    case .malformed(let code, let message):
      line += "  \(code): \(VisibleText.escaping(message))"
    }
    output += line.utf8
    output.append(UInt8(ascii: "\n"))
  }

  static func word(_ verdict: AuditVerdict) -> String {
    if case .malformed = verdict.finding { return "malformed" }
    return verdict.isAccepted ? "accepted" : "rejected"
  }

  static func codes(_ verdict: AuditVerdict) -> [String] {
    switch verdict.finding {
    case .judged(let outcomes, _):
      outcomes.failedStage == nil ? [] : outcomes.failures.map(\.rawValue)
    case .malformed(let code, _): [code]
    }
  }
}
