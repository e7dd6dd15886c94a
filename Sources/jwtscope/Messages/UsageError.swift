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
