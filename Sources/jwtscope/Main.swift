import ArgumentParser
import CognitoToken

@main
struct JWTScope: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jwtscope",
    abstract: "Tells what an Amazon Cognito access token says, and whether it carries its scopes.",
    discussion: """
      Decode a token after sign-in:
        aws cognito-idp initiate-auth … | jwtscope

      Fail a CI step unless the token is genuine and carries a scope:
        jwtscope verify token.jwt --jwks jwks.json \\
          --scope com.example.photos/read

      Exit codes:
         0  accepted, or decoded
         1  not genuine: header, algorithm, key or signature
         2  not ours: token use, issuer, client or audience
         3  not valid at this time
         4  a scope, group or claim is not as expected
        64  wrong usage
        65  no token in the input, or a malformed file
        66  a file cannot be read
        69  the JWK Set cannot be fetched
        70  a fault in jwtscope itself
      """,
    version: Version.text,
    subcommands: [Decode.self, Verify.self, Audit.self, Keys.self, Diff.self, Trigger.self],
    defaultSubcommand: Decode.self)

  static func main() {
    StandardStreams.keepClosed()
    let (invoked, words, name) = invocation(of: Arguments.words)
    do {
      var command = try invoked.parseAsRoot(words)
      try command.run()
    } catch let error as ToolError {
      Terminal.fail(error)
    } catch  where invoked.exitCode(for: error) == .validationFailure {
      let message = Arguments.redacting(invoked.message(for: error), repeating: words)
      let usage = ToolError.usage(sentence(Redaction.redacting(message)))
      // The options are not parsed when they are wrong: what was asked for is read from the words.
      ErrorReport.print(usage, as: OutputFormat(askedForIn: words))
      Terminal.fail(usage, hint: "see '\(name) --help'")
    } catch let code as ExitCode {
      exit(withError: code)
    } catch  where invoked.exitCode(for: error).isSuccess {
      // What was asked for, as help is; printed here, since the parser would not notice that it cannot be.
      Terminal.print(invoked.fullMessage(for: error) + "\n")
    } catch {
      Terminal.fail(ToolError("internal", "\(error)", exitCode: ExitStatus.internalFault))
    }
  }

  /// The command that the words name, the words that are for it, and its name.
  ///
  /// It is parsed as what SwiftPM's `_superCommandName` makes of it, a command by itself: going down to it from the root,
  /// and by way of the default subcommand's options, takes ArgumentParser as long as all that `verify` does.
  private static func invocation(
    of words: [String]
  ) -> (command: any ParsableCommand.Type, words: [String], name: String) {
    let first = words.first ?? ""
    if let command = configuration.subcommands.first(where: {
      $0.configuration.commandName == first
    }) {
      let second = words.dropFirst().first { word in
        command.configuration.subcommands.contains { $0.configuration.commandName == word }
      }
      let name = "jwtscope \(first)" + (second.map { " \($0)" } ?? "")
      return (command, Array(words.dropFirst()), name)
    }
    let isForRoot =
      ["help", "-h", "---completion", "--version"].contains(first)
      || ["--help", "--generate-completion-script", "--experimental-dump-help"].contains {
        first.hasPrefix($0)
      }
    return (isForRoot ? Self.self : Decode.self, words, "jwtscope")
  }

  /// One line, of a message that may have a list under it.
  private static func sentence(_ message: String) -> String {
    let lines = message.split(whereSeparator: \.isNewline)
    let items = lines.dropFirst().map { $0.drop { $0 == " " || $0 == "-" } }
    let list = items.isEmpty ? "" : " " + items.joined(separator: ", ")
    return (lines.first ?? "") + list
  }
}
