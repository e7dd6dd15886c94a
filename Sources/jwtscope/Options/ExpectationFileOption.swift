import ArgumentParser

/// The option that names a file of expectations.
struct ExpectationFileOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Expectations in JSON, named like the options; 'jwtscope explain expectations' has the schema.
      """,
      valueName: "file"), completion: .file())
  var expect: String?

  var isGiven: Bool { expect != nil }

  func validate() throws {
    if expect == "-" { throw ValidationError("--expect takes a file name, not -") }
  }

  /// The options' values, and the file's if one is named.
  ///
  /// - Throws: `ToolError` if the file is malformed, or if the values contradict each other.
  func values(addedTo options: ExpectationValues) throws -> ExpectationValues {
    guard let expect else { return options }
    let values = try ExpectationFile(expect).values(addedTo: options)
    if let contradiction = values.contradiction {
      throw ToolError.usage("with the values of \(InputFile.name(of: expect)), \(contradiction)")
    }
    return values
  }
}
