import ArgumentParser
import CognitoToken

enum KeysOutput: String, ExpressibleByArgument, CaseIterable {
  case text, json, jwks
}

struct Keys: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "keys",
    _superCommandName: "jwtscope",
    abstract: "Shows the keys of a JWK Set, or fetches a user pool's.",
    discussion: """
      Example, to save a user pool's keys:
        jwtscope keys --user-pool-id us-east-1_Example01 --output jwks \\
          > jwks.json
      """)

  @Argument(
    help: ArgumentHelp(
      "The JWK Set: a file, an https:// URL, or - for standard input.",
      valueName: "file|url|-"), completion: .file(),
    transform: JWKSLocation.init)
  var jwks: JWKSLocation?

  @Option(
    name: .customLong("user-pool-id"), help: "The user pool whose JWK Set is fetched.",
    transform: UserPool.init(argument:))
  var userPool: UserPool?

  @Option(help: "A table, the same as JSON, or the JWK Set with public members only.")
  var output: KeysOutput = .text
  @OptionGroup var color: ColorOption

  func validate() throws {
    if jwks != nil, userPool != nil {
      throw ValidationError("give a JWK Set or --user-pool-id, not both")
    }
  }

  func run() throws {
    try ErrorReport.printing(asJSON: output == .json) {
      let keys = try keys()
      switch output {
      case .text: Terminal.print(KeyTable.text(keys, isColored: color.isOn))
      case .json: Terminal.print(JSONRenderer.text(keys))
      case .jwks:
        let set: JSON = ["keys": .array(keys.keys.map(\.publicJSON))]
        Terminal.print(JSONRenderer.text(set))
      }
    }
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
