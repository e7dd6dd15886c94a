import ArgumentParser
import CognitoToken

struct TriggerEvent: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event",
    abstract: "Prints the event that Cognito would send to the trigger.",
    discussion: """
      Without INPUT all of it is an example, but for what the options say.

      Examples:
        jwtscope trigger event --group photographers > event.json
        jwtscope trigger event token.jwt --trigger-version 1
      """)

  typealias Event = PreTokenGenerationEvent

  @Argument(
    help:
      "An access token, a file that holds it, or - for standard input: its claims fill the event.",
    completion: .file())
  var input: String?

  @Option(
    help: ArgumentHelp(
      "Version of the event. Default: 2, or 3 for a machine's token.", valueName: "version"))
  var triggerVersion: Event.Version?

  @Option(
    name: .customLong("user-pool-id"), help: "The user pool.",
    transform: UserPool.init(argument:))
  var userPool: UserPool?

  @Option(help: ArgumentHelp("The app client.", valueName: "id"))
  var clientID: String?

  @Option(help: "The user.")
  var username: String?

  @Option(help: "Why a token is made.")
  var source: Event.Source?

  @Option(help: "A group that the user is in; repeatable.")
  var group: [String] = []

  @Option(help: "A scope that the token has before the trigger; repeatable.")
  var scope: [String] = []

  func validate() throws {
    if triggerVersion == .v1, !scope.isEmpty {
      throw ValidationError("--scope needs --trigger-version 2 or 3: version 1 tells no scopes")
    }
  }

  func run() throws {
    Terminal.print(JSONRenderer.text(try event().json))
  }

  private func event() throws -> Event {
    guard var event = try input.map(eventOfToken) ?? exampleEvent else {
      throw ToolError.usage("the token's issuer names no user pool; give it with --user-pool-id")
    }
    if event.isOfMachine { try checkMachine(event) }
    if let clientID { event.clientID = clientID }
    if let username { event.userName = username }
    if !group.isEmpty { event.groups = group }
    if !scope.isEmpty { event.scopes = ScopeOptions.pieces(scope) }
    return event
  }

  private func checkMachine(_ event: Event) throws {
    let name = Event.Source.clientCredentials.rawValue
    if event.version != .v3 {
      throw ToolError.usage("a machine's token (\(name)) needs --trigger-version 3")
    }
    if !group.isEmpty || username != nil {
      throw ToolError.usage("a machine's token (\(name)) has no --username and no --group")
    }
  }

  /// The event of the token, with the source that was asked for.
  private func eventOfToken(_ input: String) throws -> Event? {
    let claims = try TriggerInput.claims(ofToken: input)
    guard
      var event = Event(
        accessToken: claims, version: triggerVersion, userPool: userPool)
    else { return nil }
    if let source {
      if event.isOfMachine != (source == .clientCredentials) {
        throw ToolError.usage("--source \(source.rawValue) does not go with this token")
      }
      event.source = source
    }
    return event
  }

  private var exampleEvent: Event? {
    let source = source ?? .authentication
    let isMachine = source == .clientCredentials
    guard let userPool = userPool ?? UserPool(id: "us-east-1_Example01") else { return nil }
    return Event(
      version: triggerVersion ?? (isMachine ? .v3 : .v2), source: source, userPool: userPool,
      userName: isMachine ? Event.machineUserName : "janedoe", clientID: "1example23456789",
      userAttributes: isMachine
        ? [] : Event.userAttributes(sub: "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
      groups: [], scopes: source.usualScopes)
  }
}
