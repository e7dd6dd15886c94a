import ArgumentParser
import CognitoToken

@main
struct JWTScope: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jwtscope",
    abstract: "Decodes and verifies Amazon Cognito access tokens and checks their scopes.",
    discussion: """
      Decode a token after sign-in:
        aws cognito-idp initiate-auth … | jwtscope

      Fail a CI step unless the token is genuine and carries a scope:
        jwtscope verify token.jwt --jwks jwks.json \\
          --scope com.example.photos/read

      Exit codes:
         0  accepted, or decoded
         1  not genuine: header, algorithm, key or signature
         2  wrong token use, issuer, client or audience
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
      // Parsing failed, so the output format is read from the arguments themselves.
      ErrorReport.print(usage, as: OutputFormat(askedForIn: words))
      Terminal.fail(usage, hint: "see '\(name) --help'")
    } catch let code as ExitCode {
      exit(withError: code)
    } catch  where invoked.exitCode(for: error).isSuccess {
      // Requested output such as help. ArgumentParser would not notice that it cannot be written.
      Terminal.print(invoked.fullMessage(for: error) + "\n")
    } catch {
      Terminal.fail(ToolError("internal", "\(error)", exitCode: ExitStatus.internalFault))
    }
  }

  /// The command that the arguments name, the arguments for it, and its full name.
  ///
  /// The command is parsed by itself, with its parent's name in `_superCommandName`. Parsing from
  /// the root, through the default subcommand's options, takes as long as all the work of `verify`.
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

  /// Joins a message and the list that may follow it into one line.
  private static func sentence(_ message: String) -> String {
    let lines = message.split(whereSeparator: \.isNewline)
    let items = lines.dropFirst().map { $0.drop { $0 == " " || $0 == "-" } }
    let list = items.isEmpty ? "" : " " + items.joined(separator: ", ")
    return (lines.first ?? "") + list
  }
}
