/// Wrong words on the command line: what is wrong with them, and what helps.
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
