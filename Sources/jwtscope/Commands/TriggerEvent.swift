import ArgumentParser
import CognitoToken

struct TriggerEvent: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "event",
    abstract: "Prints an event as Cognito sends it to the trigger.",
    usage: "jwtscope trigger event [<options>] [<input>]",
    discussion: """
      Without INPUT, the event contains example values, except where an option or
      a setting gives one. With --pool, the event's version, user pool and app
      client are those of the settings: a token or an option that contradicts them
      is refused. Any TokenGeneration_ source is accepted, with a warning if AWS
      does not document it.

      Examples:
        jwtscope trigger event --group photographers > event.json
        jwtscope trigger event token.jwt --trigger-version 1
        jwtscope trigger event token.jwt --pool pool.json
      """)

  typealias Event = PreTokenGenerationEvent

  @Argument(
    help: """
      An access token, a file that contains it, or - for standard input: its claims fill the event.
      """,
    completion: .file())
  var input: String?

  @Option(
    help: ArgumentHelp(
      """
      The user pool's settings, as the AWS CLI prints them (describe-user-pool, \
      describe-user-pool-client); repeatable.
      """, valueName: "file"), completion: .file())
  var pool: [String] = []

  @Option(
    help: ArgumentHelp(
      "The event's version. Default: the settings' version; else 2, or 3 for a machine's token.",
      valueName: "version"))
  var triggerVersion: Event.Version?

  @Option(
    name: .customLong("user-pool-id"), help: ArgumentHelp("The user pool.", valueName: "id"),
    transform: UserPool.init(argument:))
  var userPool: UserPool?

  @Option(help: ArgumentHelp("The app client.", valueName: "id"))
  var clientID: String?

  @Option(help: ArgumentHelp("The user.", valueName: "name"))
  var username: String?

  @Option(help: "The triggerSource: why Cognito issues the token.")
  var source: TriggerSource?

  @Option(help: "A group of the user; repeatable.")
  var group: [String] = []

  @Option(help: "A scope that the token has before the trigger runs; repeatable.")
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
    if triggerVersion == .v1, !scope.isEmpty { throw Self.noScopes }
    try PoolOption.validate(pool, besides: input == "-" ? 1 : 0)
  }

  private static let noScopes = ValidationError(
    "--scope needs --trigger-version 2 or 3: version 1 events contain no scopes")

  func run() throws {
    if let source, source.documented == nil {
      Terminal.warn("AWS does not document the source \(source.name)")
    }
    Terminal.print(JSONRenderer.text(try event().json))
  }

  private func event() throws -> Event {
    let claims = try input.map(TriggerInput.claims)
    let settings = try settings(for: claims)
    let version = try version(in: settings)
    let userPool = userPool ?? settings?.poolID.flatMap(UserPool.init(id:))
    guard
      var event = try claims.map({ try eventOf($0, version, userPool) })
        ?? exampleEvent(version, userPool)
    else {
      throw ToolError.usage("the token's issuer names no user pool: name one with --user-pool-id")
    }
    if event.isOfMachine { try checkMachine(event, settings) }
    if event.version == .v1, !scope.isEmpty {
      throw ToolError.usage(
        """
        --scope is for events of version 2 or 3, but the settings show a trigger with event \
        version V1_0
        """)
    }
    if claims == nil, let id = settings?.poolID { event.userPoolID = id }
    if let id = clientID ?? settings?.clientID { event.clientID = id }
    if let username { event.userName = username }
    if !group.isEmpty { event.groups = group }
    if !scope.isEmpty { event.scopes = ScopeOptions.pieces(scope) }
    NamedValue.set(attribute, in: &event.userAttributes)
    NamedValue.set(clientMetadata, in: &event.clientMetadata)
    return event
  }

  // MARK: The settings

  /// nil if none are given.
  private func settings(for claims: JSON?) throws -> EventSettings? {
    if pool.isEmpty { return nil }
    let issuing = claims?["iss"]?.string?.split(separator: "/").last.map(String.init)
    if let userPool, let issuing, userPool.id != issuing {
      throw ToolError.usage(
        "the token's user pool is not \(userPool.id): with --pool, leave --user-pool-id out")
    }
    let settings = try PoolOption.settings(in: pool)
    do throws(SettingsError) {
      return try settings.event(
        poolID: userPool?.id ?? issuing, clientID: clientID ?? claims?["client_id"]?.string)
    } catch {
      throw ToolError(error)
    }
  }

  /// nil for the default.
  private func version(in settings: EventSettings?) throws -> Event.Version? {
    guard let settings else { return triggerVersion }
    switch settings.version {
    case .known(let version):
      if let triggerVersion, triggerVersion != Event.Version(version) {
        throw ToolError.usage(
          """
          the settings show a trigger with event version \(version.rawValue), but \
          --trigger-version is \(triggerVersion.rawValue)
          """)
      }
      return Event.Version(version)
    case .absent:
      if triggerVersion == nil {
        throw ToolError.usage(
          """
          the settings show no pre token generation trigger, so Cognito sends no event: for a \
          trigger that is not attached yet, add --trigger-version
          """)
      }
    case .unknown:
      if triggerVersion == nil {
        Terminal.warn("the settings do not show the event version: name it with --trigger-version")
      }
    }
    return triggerVersion
  }

  private func checkMachine(_ event: Event, _ settings: EventSettings?) throws {
    let name = Event.Source.clientCredentials.rawValue
    if event.version != .v3 {
      throw ToolError.usage(
        settings?.version.value.map {
          """
          Cognito sends no event for a machine's token (\(name)): the settings show a trigger with \
          event version \($0.rawValue), and only V3_0 is for machines
          """
        } ?? "a machine's token (\(name)) needs --trigger-version 3")
    }
    if !group.isEmpty || !attribute.isEmpty || username != nil {
      throw ToolError.usage(
        "a machine's token (\(name)) has no --username, no --group and no --attribute")
    }
  }

  // MARK: The event

  /// The event of a token with these claims, with the requested source.
  private func eventOf(
    _ claims: JSON, _ version: Event.Version?, _ userPool: UserPool?
  ) throws -> Event? {
    guard var event = Event(accessToken: claims, version: version, userPool: userPool)
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

  private func exampleEvent(_ version: Event.Version?, _ userPool: UserPool?) -> Event? {
    let documented = source.map(\.documented) ?? .authentication
    let isMachine = documented == .clientCredentials
    guard let userPool = userPool ?? UserPool(id: "us-east-1_Example01") else { return nil }
    return Event(
      version: version ?? (isMachine ? .v3 : .v2),
      triggerSource: source?.name ?? Event.Source.authentication.rawValue, userPool: userPool,
      userName: isMachine ? Event.machineUserName : "janedoe", clientID: "1example23456789",
      userAttributes: isMachine
        ? [] : Event.userAttributes(sub: "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"),
      groups: [], scopes: (documented ?? .authentication).usualScopes)
  }
}
