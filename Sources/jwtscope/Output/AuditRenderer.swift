import CognitoToken

/// Renders the verdicts of an audit as JSON, text or JUnit.
enum AuditRenderer {
  /// - Parameter format: nil to print nothing.
  static func renderer(
    _ format: AuditOutput?, failuresOnly: Bool, style: Style
  ) -> TokenAudit.Renderer {
    guard let format else { return TokenAudit.Renderer(append: { _, _ in }) }
    let append: @Sendable (TokenAudit.Verdict, inout [UInt8]) -> Void =
      switch format {
      case .json: appendJSON
      case .text: { appendText($0, style: style, to: &$1) }
      case .junit: appendJUnit
      }
    return TokenAudit.Renderer(
      append: { verdict, bytes in
        if !failuresOnly || !verdict.isAccepted { append(verdict, &bytes) }
      },
      finish: { bytes, totals in
        if format != .junit || bytes.isEmpty { return bytes }
        let counts = JUnitSuite.Counts(
          tests: (failuresOnly ? 0 : totals.accepted) + totals.rejected + totals.malformed
            + totals.unreadable.count,
          failures: totals.rejected, errors: totals.malformed + totals.unreadable.count,
          skipped: 0)
        let cases = String(decoding: bytes, as: UTF8.self)
        return Array(JUnitSuite.text(of: command, counts, cases).utf8)
      })
  }

  /// The output for an error about the whole input, for example if it has no token.
  static func text(_ error: ToolError, _ format: AuditOutput, style: Style) -> String {
    switch format {
    case .json: JSONWriter.string(error.json, style: .compact) + "\n"
    case .text:
      "\(style.bad("✗")) \("error".padded(to: 12))  "
        + "\(error.code): \(VisibleText.escaping(error.message))\n"
    case .junit: JUnitSuite(of: command, error).text
    }
  }

  private static let command = "audit"

  /// Appends a JSON object on a separate line. It is written as bytes for speed: every token has
  /// one.
  private static func appendJSON(_ verdict: TokenAudit.Verdict, to output: inout [UInt8]) {
    if case .unreadable(let error) = verdict.finding {
      output += text(ToolError(unreadable: error), .json, style: Style(isColored: false)).utf8
      return
    }
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
    case .verified(let failures, let claims):
      appendMissing(failures, to: &output)
      append(claims, to: &output)
    case .malformed(let error):
      output += #","message":"#.utf8
      output += JSONWriter.string(.string(error.message), style: .compact).utf8
    case .unreadable: break
    }
    output += "}\n".utf8
  }

  private static func appendMissing(_ failures: [Failure], to output: inout [UInt8]) {
    output += #","missing":"#.utf8
    for case .allowed(.scopeMissing(let missing, _)) in failures {
      var seen: Set<ExactText> = []
      let shown = missing.scopes.filter { seen.insert(ExactText($0)).inserted }
        .map { Redaction.redacting(argument: $0) }
      output += JSONWriter.string(.strings(shown), style: .compact).utf8
      return
    }
    output += "[]".utf8
  }

  private static func append(_ claims: ClaimsSet, to output: inout [UInt8]) {
    for (name, claim) in Self.claims where claims.has(claim) {
      output += name.utf8
      claims.appendJSON(claim, to: &output)
    }
    output += #","scopes":"#.utf8
    claims.appendScopes(to: &output)
  }

  private static let claims: [(String, Claim)] = [
    (#","jti":"#, .jti), (#","sub":"#, .sub), (#","username":"#, .username),
    (#","client_id":"#, .clientID), (#","iss":"#, .iss), (#","exp":"#, .exp),
  ]

  /// Appends a line such as `✗ tokens.txt:3  rejected  scope-missing  jti …`.
  private static func appendText(
    _ verdict: TokenAudit.Verdict, style: Style, to output: inout [UInt8]
  ) {
    if case .unreadable(let error) = verdict.finding {
      output += text(ToolError(unreadable: error), .text, style: style).utf8
      return
    }
    let place =
      (verdict.source.map { VisibleText.escaping($0) + ":" } ?? "line ") + "\(verdict.line)"
    let mark = verdict.isAccepted ? style.good("✓") : style.bad("✗")
    var line = "\(mark) \(place.padded(to: 12))  \(word(verdict).padded(to: 9))"
    switch verdict.finding {
    case .verified(_, let claims):
      if let id = claims.string(.jti) { line += "  " + VisibleText.escaping(id) }
      let codes = codes(verdict)
      if !codes.isEmpty { line += "  " + codes.joined(separator: " ") }
    case .malformed(let error):
      line += "  \(error.code): \(VisibleText.escaping(error.message))"
    case .unreadable: break
    }
    output += line.utf8
    output.append(UInt8(ascii: "\n"))
  }

  /// Appends a test case that is named after its line.
  private static func appendJUnit(_ verdict: TokenAudit.Verdict, to output: inout [UInt8]) {
    let result: JUnitCase.Result =
      switch verdict.finding {
      case .malformed(let error): .errored(type: error.code, message: error.message)
      case .unreadable(let error):
        .errored(
          type: ToolError(unreadable: error).code, message: ToolError(unreadable: error).message)
      case .verified(_, let claims) where !verdict.isAccepted:
        .failed(
          type: codes(verdict).first ?? "", message: codes(verdict).joined(separator: " "),
          details: claims.string(.jti).map { ["jti: \($0)"] } ?? [])
      case .verified: .passed
      }
    let name =
      if case .unreadable = verdict.finding {
        verdict.source ?? "input"
      } else {
        (verdict.source.map { "\($0):" } ?? "line ") + "\(verdict.line)"
      }
    output +=
      JUnitCase(name: name, result: result).xml(of: command).text(level: 2).utf8
  }

  private static func word(_ verdict: TokenAudit.Verdict) -> String {
    switch verdict.finding {
    case .malformed: "malformed"
    case .unreadable: "unreadable"
    case .verified: verdict.isAccepted ? "accepted" : "rejected"
    }
  }

  private static func codes(_ verdict: TokenAudit.Verdict) -> [String] {
    switch verdict.finding {
    case .verified(let failures, _): failures.map(\.code.rawValue)
    case .malformed(let error): [error.code]
    case .unreadable(let error): [ToolError(unreadable: error).code]
    }
  }
}
