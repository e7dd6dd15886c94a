import CognitoToken

/// Errors in the form the caller asked for.
enum ErrorReport {
  /// Runs the body; an error of the tool's is printed as JSON too if that is the output's form.
  static func printing(asJSON: Bool, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch let error as ToolError {
      print(error, asJSON: asJSON)
      throw error
    }
  }

  static func print(_ error: ToolError, asJSON: Bool) {
    if asJSON { Terminal.print(JSONRenderer.text(error.json)) }
  }

  /// Whether the words ask for JSON, as far as can be told when they could not be parsed.
  static func isJSONAsked(_ arguments: [String]) -> Bool {
    zip(arguments, arguments.dropFirst() + [""]).contains { word, next in
      word == "--output=json" || (word == "--output" && next == "json")
    }
  }
}
