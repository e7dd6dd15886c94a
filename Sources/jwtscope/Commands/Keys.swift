import ArgumentParser
import CognitoToken

enum KeysOutput: String, ExpressibleByArgument, CaseIterable {
  case text, json, jwks
}

struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    _superCommandName: "jwtscope",
    abstract: "Shows the keys of a JWK Set, or fetches the JWK Set of a user pool.",
    usage: "jwtscope keys [<options>] [<file|url|->]",
    discussion: """
      Example, to save a user pool's keys:
        jwtscope keys --user-pool-id us-east-1_Example01 --save jwks.json
      """)

  @Argument(
    help: ArgumentHelp(
      "The JWK Set: a file, an https:// URL, or - for standard input.",
      valueName: "file|url|-"), completion: .file(),
    transform: JWKSLocation.init)
  var jwks: JWKSLocation?

  @Option(
    name: .customLong("user-pool-id"),
    help: ArgumentHelp("The user pool whose JWK Set is fetched.", valueName: "id"),
    transform: UserPool.init(argument:))
  var userPool: UserPool?

  @Option(
    help: ArgumentHelp(
      """
      Save the public members of the JWK Set in this file. The file changes only after a complete \
      set with a usable key has been read.
      """, valueName: "file"), completion: .file())
  var save: String?

  @Option(
    name: .output,
    help: ArgumentHelp(
      "How to print the keys; jwks is the JWK Set with public members only.", valueName: "format"))
  var output: KeysOutput = .text
  @OptionGroup var color: ColorOption

  func validate() throws {
    if jwks != nil, userPool != nil {
      throw ValidationError("give a JWK Set or --user-pool-id, not both")
    }
    if save == "-" {
      throw ValidationError("--save needs a file name; --output jwks prints the JWK Set")
    }
  }

  func run() throws {
    try (output == .json ? TextOrJSON.json : .text).printingErrors {
      let keys = try keys()
      let set: JSON = ["keys": .array(keys.keys.map(\.publicJSON))]
      if let save { try Self.save(JSONRenderer.text(set), of: keys, in: save) }
      switch output {
      case .text: Terminal.print(keys.reportText(color.style))
      case .json: Terminal.print(JSONRenderer.text(keys.reportJSON))
      case .jwks: Terminal.print(JSONRenderer.text(set))
      }
      if let save, output == .text {
        Terminal.print("\nsaved in \(VisibleText.escaping(InputFile.name(of: save)))\n")
      }
    }
  }

  private static func save(_ text: String, of keys: JWKSet, in path: String) throws {
    guard KeyReport.all(of: keys).contains(where: { $0.problem == nil }) else {
      throw ToolError(
        "malformed-jwks",
        "the JWK Set has no key that verify can use, so \(InputFile.name(of: path)) is not changed",
        exitCode: ExitStatus.malformedInput)
    }
    try SavedFile.replace(path, with: text)
  }

  private func keys() throws -> JWKSet {
    if let userPool { return try KeySource.keys(of: userPool) }
    if let jwks { return try KeySource.keys(at: jwks) }
    if Terminal.standardInputIsTerminal {
      throw ToolError.usage(
        """
        there is no JWK Set to read; name one, as in "jwtscope keys jwks.json" or \
        "jwtscope keys --user-pool-id us-east-1_Example01"
        """)
    }
    return try KeySource.keys(at: .standardInput)
  }
}
