import ArgumentParser
import CognitoToken

struct TriggerEvent: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event",
    abstract: "Prints an event as Cognito sends it to the trigger.",
    usage: "jwtscope trigger event [<options>] [<input>]",
    discussion: """
      Without INPUT, the event contains example values, except for what the options
      set. Any TokenGeneration_ source is accepted, with a warning if AWS does not
      document it.

      Examples:
        jwtscope trigger event --group photographers > event.json
        jwtscope trigger event token.jwt --trigger-version 1
      """)

  typealias Event = PreTokenGenerationEvent

  @Argument(
    help:
      "An access token, a file that contains it, or - for standard input: its claims fill the event.",
    completion: .file())
  var input: String?

  @Option(
    help: ArgumentHelp(
      "Version of the event. Default: 2, or 3 for a machine's token.", valueName: "version"))
  var triggerVersion: Event.Version?

  @Option(
    name: .customLong("user-pool-id"), help: ArgumentHelp("The user pool.", valueName: "id"),
    transform: UserPool.init(argument:))
  var userPool: UserPool?

  @Option(help: ArgumentHelp("The app client.", valueName: "id"))
  var clientID: String?

  @Option(help: ArgumentHelp("The user.", valueName: "name"))
  var username: String?

  @Option(help: "Why Cognito issues the token.")
  var source: TriggerSource?

  @Option(help: "A group of the user; repeatable.")
  var group: [String] = []

  @Option(help: "A scope of the token before the trigger; repeatable.")
  var scope: [String] = []

  @Option(
    help: ArgumentHelp("An attribute of the user; repeatable.", valueName: "name=value"),
    transform: NamedValue.init)
  var attribute: [NamedValue] = []

  @Option(
    help: ArgumentHelp(
      "ClientMetadata of respond-to-auth-challenge; repeatable.", valueName: "name=value"),
    transform: NamedValue.init)
  var clientMetadata: [NamedValue] = []

  func validate() throws {
    if triggerVersion == .v1, !scope.isEmpty {
      throw ValidationError(
        "--scope needs --trigger-version 2 or 3: version 1 events contain no scopes")
    }
  }

  func run() throws {
    if let source, source.documented == nil {
      Terminal.warn("AWS does not document the source \(source.name)")
    }
    Terminal.print(JSONRenderer.text(try event().json))
  }

  private func event() throws -> Event {
    guard var event = try input.map(eventOfToken) ?? exampleEvent else {
      throw ToolError.usage("the token's issuer names no user pool: name one with --user-pool-id")
    }
    if event.isOfMachine { try checkMachine(event) }
    if let clientID { event.clientID = clientID }
    if let username { event.userName = username }
    if !group.isEmpty { event.groups = group }
    if !scope.isEmpty { event.scopes = ScopeOptions.pieces(scope) }
    NamedValue.set(attribute, in: &event.userAttributes)
    NamedValue.set(clientMetadata, in: &event.clientMetadata)
    return event
  }

  private func checkMachine(_ event: Event) throws {
    let name = Event.Source.clientCredentials.rawValue
    if event.version != .v3 {
      throw ToolError.usage("a machine's token (\(name)) needs --trigger-version 3")
    }
    if !group.isEmpty || !attribute.isEmpty || username != nil {
      throw ToolError.usage(
        "a machine's token (\(name)) has no --username, no --group and no --attribute")
    }
  }

  /// The event of the token, with the requested source.
  private func eventOfToken(_ input: String) throws -> Event? {
    let claims = try TriggerInput.claims(ofToken: input)
    guard
      var event = Event(
        accessToken: claims, version: triggerVersion, userPool: userPool)
    else { return nil }
    if let source {
      if let documented = source.documented,
        event.isOfMachine != (documented == .clientCredentials)
      {
        throw ToolError.usage(
          event.isOfMachine
            ? "--source \(source.name) is for users' tokens, but this is a machine's token"
            : "--source \(source.name) is for machines' tokens, but this is a user's token")
      }
      event.triggerSource = source.name
    }
    return event
  }

  private var exampleEvent: Event? {
    let documented = source.map(\.documented) ?? .authentication
    let isMachine = documented == .clientCredentials
    guard let userPool = userPool ?? UserPool(id: "us-east-1_Example01") else { return nil }
    return Event(
      version: triggerVersion ?? (isMachine ? .v3 : .v2),
      triggerSource: source?.name ?? Event.Source.authentication.rawValue, userPool: userPool,
      userName: isMachine ? Event.machineUserName : "janedoe", clientID: "1example23456789",
      userAttributes: isMachine
        ? [] : Event.userAttributes(sub: "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
      groups: [], scopes: (documented ?? .authentication).usualScopes)
  }
}
