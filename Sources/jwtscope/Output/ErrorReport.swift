import CognitoToken

/// Prints errors in the requested output format, besides the sentence on standard error.
enum ErrorReport {
  /// Runs the body. Prints a `ToolError` in the output format, and rethrows it.
  ///
  /// - Parameter command: the name of the command, for JUnit.
  static func printing(
    as format: OutputFormat, of command: String = "verify", _ body: () throws -> Void
  ) throws {
    do {
      try body()
    } catch let error as ToolError {
      print(error, as: format, of: command)
      throw error
    }
  }

  static func printing(asJSON: Bool, _ body: () throws -> Void) throws {
    try printing(as: asJSON ? .json : .text, body)
  }

  static func print(_ error: ToolError, as format: OutputFormat, of command: String = "verify") {
    switch format {
    case .text: break
    case .json: Terminal.print(JSONRenderer.text(error.json))
    case .github: Terminal.print(GitHubRenderer.commands(error))
    case .junit: Terminal.print(JUnitRenderer.text(error, of: command))
    }
  }
}
