/// Errors in the form the caller asked for.
enum ErrorReport {
  /// Runs the body; an error of the tool's is printed as JSON too if that is the output's form.
  static func printing(asJSON: Bool, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as ToolError {
      if asJSON { Terminal.print(JSONRenderer.text(error.json)) }
      throw error
    }
  }
}
