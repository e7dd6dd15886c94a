import ArgumentParser

@main
struct JWTScope: ParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "jwtscope",
    abstract: "Tells what an Amazon Cognito access token says, and whether it carries its scopes.",
    discussion: """
      Decode a token after sign-in:
        aws cognito-idp initiate-auth … | jwtscope
      Fail a CI step unless the token is genuine and carries a scope:
        jwtscope verify token.jwt --jwks jwks.json --scope com.example.photos/read

      Exit codes: 0 accepted, 1 not genuine, 2 not ours, 3 not valid at this time, 4 a scope, group or claim is
      missing, 64 usage, 65 no token or malformed input, 66 unreadable file, 69 JWK Set not fetched, 70 internal.
      """,
    version: version,
    subcommands: [Decode.self, Verify.self],
    defaultSubcommand: Decode.self)

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch let error as ToolError {
      Terminal.fail(error)
    } catch {
      exit(withError: error)
    }
  }
}
