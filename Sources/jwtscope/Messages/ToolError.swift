import CognitoToken

/// An error of the tool: one sentence, which contains no token, a code and an exit code.
struct ToolError: Error {
  let code: String
  let message: String
  let rule: String?
  let exitCode: Int32

  init(_ code: String, _ message: String, rule: String? = nil, exitCode: Int32) {
    self.code = code
    self.message = Redaction.redacting(PlatformText.visible(message))
    self.rule = rule
    self.exitCode = exitCode
  }

  init(_ error: SignInOutputError) {
    self.init(error.code, error.message, exitCode: ExitStatus.malformedInput)
  }

  init(_ error: TokenError) {
    self.init(error.code, "\(error)", rule: error.rule, exitCode: ExitStatus.malformedInput)
  }

  init(_ error: VerificationError) {
    switch error {
    case .malformedToken(let error): self.init(error)
    case .internalFault(let reason): self = .openSSL(reason)
    }
  }

  init(_ error: OpenSSLError) { self = .openSSL(error.description) }

  private static func openSSL(_ reason: String) -> ToolError {
    ToolError("internal", "OpenSSL failed: \(reason)", exitCode: ExitStatus.internalFault)
  }

  /// Wraps what the reader of a file threw.
  init(unreadable error: any Error) {
    self =
      error as? ToolError
      ?? ToolError("internal", "\(error)", exitCode: ExitStatus.internalFault)
  }

  static func usage(_ message: String) -> ToolError {
    ToolError("usage", message, exitCode: ExitStatus.usage)
  }

  var json: JSON {
    [
      "error": .object(omittingNil: [
        "code": .string(code), "message": .string(message), "rule": rule.map(JSON.string),
        "exitCode": .number("\(exitCode)"),
      ])
    ]
  }
}

/// An error in the command line, and a hint on how to correct it.
struct UsageError: Error {
  let error: ToolError
  let hint: String

  init(_ message: String, hint: String) {
    error = .usage(message)
    self.hint = hint
  }

  /// - Parameter line: the words that were probably meant, without the tool's name.
  init(_ message: String, line: [String]) {
    self.init(message, hint: "run " + CommandLineText(["jwtscope"] + line).text)
  }
}

extension TokenAudit.Verdict.LineError {
  var message: String {
    switch self {
    case .noToken(let error): error.message
    case .malformedToken(let error): "\(error)"
    case .tooLong(let limit): "the line is longer than the limit of \(limit) bytes"
    case .timeMissing(let member, let problem): Self.message(member, problem)
    }
  }

  private static func message(
    _ member: TokenAudit.TimeMember, _ problem: TokenAudit.TimeMember.Problem
  ) -> String {
    let path = "\"\(Redaction.redacting(argument: member.path))\""
    return switch problem {
    case .noObject: "the line has no time: it is not a JSON object, so it has no member \(path)"
    case .absent: "the line has no time: it has no member \(path)"
    case .repeated: "the line has no single time: it has several members \(path)"
    case .notATime:
      "the member \(path) is not a time: RFC 3339, or seconds or milliseconds since 1970"
    }
  }
}
