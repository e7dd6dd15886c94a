import ArgumentParser
import CognitoToken

@main
struct JWTScope: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jwtscope",
    abstract: "Decodes and verifies Amazon Cognito access tokens and checks their scopes.",
    usage: "jwtscope [<options>] [<input>]\njwtscope <subcommand> …\njwtscope -V | --version",
    discussion: """
      Decode a token after sign-in:
        aws cognito-idp initiate-auth … | jwtscope

      Fail a CI step unless the token is genuine and carries a scope:
        jwtscope verify token.jwt --jwks jwks.json \\
          --scope com.example.photos/read

      Exit codes:
      \(ExplainTopic.exitCodeLines.map { "  \($0)" }.joined(separator: "\n"))
      """,
    subcommands: commands, defaultSubcommand: Decode.self)

  /// Separate from `configuration`, whose text is slow to build and only needed for the help.
  static let commands: [any ParsableCommand.Type] = [
    Decode.self, Verify.self, Audit.self, Keys.self, Diff.self, Trigger.self, Pool.self,
    Explain.self,
  ]

  // Shells would complete ArgumentParser's own --version after every command.
  @Flag(name: [.customShort("V"), .customLong("version")], help: "Show the version.")
  var version = false

  func validate() throws {
    if version { throw CleanExit.message(Version.text) }
  }

  static func main() {
    StandardStreams.keepClosed()
    let words = Arguments.words
    let named = NamedCommand(words)
    let invoked = named.command
    do {
      if Misspelling.isSuspicious(words) { try Misspelling(named, words).check() }
      var command = try invoked.parseAsRoot(named.words)
      try RepeatedOption.check(words, of: named.name)
      if named.isDefault, let decode = command as? Decode,
        !TokenInput.isReadable(decode.input.input)
      {
        try Misspelling(named, words).check(input: decode.input.input)
      }
      try command.run()
    } catch let error as ToolError {
      Terminal.fail(error)
    } catch let code as ExitCode {
      // Handled first, and without `exit(withError:)`, which would build the help text.
      Terminal.end(code.rawValue)
    } catch let error as UsageError {
      fail(error, words)
    } catch {
      // Asked for only once: ArgumentParser builds the help text to find it.
      let code = invoked.exitCode(for: error)
      if code == .validationFailure {
        fail(Misspelling(named, words).advice ?? rejection(error, of: named, words), words)
      }
      if code.isSuccess {
        // Requested output such as help. ArgumentParser would not notice that it cannot be written.
        let text = invoked.fullMessage(for: error) + "\n"
        let isScript = words.first?.hasPrefix(CompletionScript.option) ?? false
        Terminal.print(isScript ? CompletionScript.completed(text) : text)
      } else {
        Terminal.fail(ToolError("internal", "\(error)", exitCode: ExitStatus.internalFault))
      }
    }
  }

  /// ArgumentParser's message about the words.
  private static func rejection(
    _ error: any Error, of named: NamedCommand, _ words: [String]
  ) -> UsageError {
    let message = Arguments.redacting(named.command.message(for: error), repeating: words)
    return UsageError(
      sentence(Redaction.redacting(message)), hint: "see '\(named.name) --help'")
  }

  /// Wrong options are not parsed, so the output format is read from the words.
  private static func fail(_ usage: UsageError, _ words: [String]) -> Never {
    if !ReportOptions.isQuiet(words) { print(usage.error, words) }
    Terminal.fail(usage.error, hint: usage.hint)
  }

  private static func print(_ error: ToolError, _ words: [String]) {
    let named = NamedCommand(words)
    if named.command == Audit.self { return Audit.print(error, parsing: words) }
    let format = ReportOptions.format(in: words).flatMap(OutputFormat.init(rawValue:)) ?? .text
    let command = named.isDefault ? "decode" : String(named.name.dropFirst("jwtscope ".count))
    format.print(error, of: command)
  }

  /// Joins a message and the list that may follow it into one line.
  private static func sentence(_ message: String) -> String {
    let lines = message.split(whereSeparator: \.isNewline)
    let items = lines.dropFirst().map { $0.drop { $0 == " " || $0 == "-" } }
    let list = items.isEmpty ? "" : " " + items.joined(separator: ", ")
    return lowercasingStart(of: lines.first ?? "") + list
  }

  /// ArgumentParser's messages start with a capital letter; a name such as INPUT stays as it is.
  private static func lowercasingStart(of message: Substring) -> String {
    let isWord = message.dropFirst().first?.isUppercase == false
    return (isWord ? message.prefix(1).lowercased() : String(message.prefix(1)))
      + message.dropFirst()
  }
}
