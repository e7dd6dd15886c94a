import ArgumentParser
import CognitoToken

/// The command; `TriggerPreview` is the library's type that it prints.
struct TriggerPreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Shows what a trigger's response would change in the access token.",
    usage: "jwtscope trigger preview [<options>] [<response>]",
    discussion: """
      RESPONSE is what the function returned: the whole event, or only its response.

      Example:
        jwtscope trigger event > event.json
        node run.mjs < event.json |
          jwtscope trigger preview --scope com.example.photos/read
      """)

  @Argument(help: "A file, or - for standard input.", completion: .file())
  var response: String?

  @Option(
    help: ArgumentHelp("The event that the function received.", valueName: "file"),
    completion: .file())
  var event: String?

  @Option(
    help: ArgumentHelp(
      "An access token without the trigger's changes. Default: the claims that the event contains.",
      valueName: "input"), completion: .file())
  var token: String?

  @Option(
    help: ArgumentHelp(
      "The event's version, if neither --event nor RESPONSE has one.", valueName: "version"))
  var triggerVersion: PreTokenGenerationEvent.Version?

  @OptionGroup var file: ExpectationFileOption
  @OptionGroup var scopes: ScopeOptions
  @OptionGroup var pool: PoolOption
  @OptionGroup var output: ReportOptions

  func validate() throws {
    if [response ?? "-", event, token].count(where: { $0 == "-" }) > 1 {
      throw ValidationError("only one of response, event and token can be read from standard input")
    }
    try pool.validate(besides: [response ?? "-", event, token].contains("-") ? 1 : 0)
  }

  func run() throws { try output.print(preview) }

  func preview() throws -> TriggerPreview {
    let returned = try TriggerInput.response(response)
    let sent = try event.map(TriggerInput.event)
    if let triggerVersion, let version = sent?.version ?? returned.version,
      version != triggerVersion
    {
      throw ToolError.usage(
        """
        the event's version is \(version.rawValue), but --trigger-version is \
        \(triggerVersion.rawValue)
        """
      )
    }
    let expected = try file.values(addedTo: ExpectationValues(scopes: scopes.values)).scopes
      .expected
    let claims = try token.map(TriggerInput.claims)
    let issuer = claims?["iss"]?.string.flatMap { $0.split(separator: "/").last.map(String.init) }
    let settings = try pool.settings(
      of: sent?.userPoolID ?? returned.userPoolID ?? issuer)
    do throws(TriggerError) {
      return try TriggerPreview(
        of: returned, event: sent, claims: claims, version: triggerVersion, pool: settings,
        expecting: expected)
    } catch {
      throw ToolError(error)
    }
  }
}
