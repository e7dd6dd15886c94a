import ArgumentParser
import CognitoToken

extension TokenOrigin: ExpressibleByArgument {}

struct Pool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pool",
    _superCommandName: "jwtscope",
    abstract: "Checks whether a user pool's settings let an access token carry a scope.",
    usage: "jwtscope pool [<options>] --scope <scope> [<file> ...]",
    discussion: """
      Reads settings from any number of files, in any order: the output of aws cognito-idp \
      describe-user-pool, describe-user-pool-client, describe-resource-server and \
      list-resource-servers, and of aws lambda get-policy. To check settings before they are \
      deployed, give it a CloudFormation template in JSON, or the output of terraform show -json. \
      A setting that is in none of the files is unknown, and the checks that need it are skipped.

      Example:
        aws cognito-idp describe-user-pool \\
          --user-pool-id us-east-1_Example01 |
          jwtscope pool --scope com.example.photos/read

      Exits with 4 if a setting keeps the scope out of the token, and with 0 otherwise.
      """)

  @Argument(
    help: ArgumentHelp(
      "Files with settings, or - for standard input. Default: standard input.",
      valueName: "file"), completion: .file())
  var files: [String] = []

  @Option(help: "A scope that the token should carry; repeatable, or several separated by spaces.")
  var scope: [String]

  @Option(
    help: ArgumentHelp(
      "The app client: its ID, or its name in a template. Default: the only one.",
      valueName: "id"))
  var clientID: String?

  @Option(
    help: ArgumentHelp(
      """
      How the token is issued: a sign-in through the API, through managed login or another OAuth \
      client, or client credentials.
      """, valueName: "kind"))
  var signIn: TokenOrigin = .api

  @Option(
    help: ArgumentHelp(
      "What the trigger's function returned, to see whether it adds the scope.",
      valueName: "file"), completion: .file())
  var response: String?

  @OptionGroup var output: ReportOptions

  func validate() throws {
    if ScopeOptions.pieces(scope).isEmpty { throw ValidationError("--scope is empty") }
    if (files.isEmpty ? ["-"] : files).count(where: { $0 == "-" }) + (response == "-" ? 1 : 0) > 1 {
      throw ValidationError("only one of the inputs can be read from standard input")
    }
  }

  func run() throws { try output.print(report) }

  func report() throws -> PoolReport {
    if files.isEmpty, Terminal.standardInputIsTerminal {
      throw ToolError.usage(
        """
        no settings to read: name files, as in "jwtscope pool pool.json --scope \
        com.example.photos/read", or pipe them in, as in "aws cognito-idp describe-user-pool \
        --user-pool-id ID | jwtscope pool --scope com.example.photos/read"
        """)
    }
    let settings = try PoolOption.settings(in: files.isEmpty ? ["-"] : files)
    let returned = try response.map(TriggerInput.response)
    do {
      return try PoolReport(
        settings, expecting: ScopeOptions.pieces(scope), origin: signIn, clientID: clientID,
        response: returned)
    } catch let error as SettingsError {
      throw ToolError(error)
    } catch let error as TriggerError {
      throw ToolError(error)
    }
  }
}
