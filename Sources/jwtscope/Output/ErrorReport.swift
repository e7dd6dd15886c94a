import CognitoToken

/// Errors in the form the caller asked for. The sentence on standard error is printed in any case.
enum ErrorReport {
  /// Runs the body; an error of the tool's is printed in the output's format too.
  static func printing(as format: OutputFormat, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as ToolError {
      print(error, as: format)
      throw error
    }
  }

  static func printing(asJSON: Bool, _ body: () throws -> Void) throws {
    try printing(as: asJSON ? .json : .text, body)
  }

  static func print(_ error: ToolError, as format: OutputFormat) {
    switch format {
    case .text: break
    case .json: Terminal.print(JSONRenderer.text(error.json))
    case .github: Terminal.print(GitHubRenderer.commands(error))
    case .junit: Terminal.print(JUnitRenderer.text(error))
    }
  }
}
