/// The event that Cognito sends to a pre token generation Lambda trigger.
///
/// Amazon Cognito, "Pre token generation Lambda trigger" and "Customizing user pool workflows with
/// Lambda triggers".
package struct PreTokenGenerationEvent: Sendable {
  /// The event's version, as the pool's `PreTokenGenerationConfig.LambdaVersion` sets it.
  package enum Version: String, CaseIterable, Sendable {
    case v1 = "1"
    case v2 = "2"
    case v3 = "3"

    /// The version's name in the user pool's configuration.
    package var lambdaVersion: String { "V\(rawValue)_0" }

    package init(_ version: LambdaVersion) {
      self =
        switch version {
        case .v1: .v1
        case .v2: .v2
        case .v3: .v3
        }
    }
  }

  /// A documented `triggerSource`: the reason why Cognito issues a token.
  package enum Source: String, CaseIterable, Sendable {
    case hostedAuth = "TokenGeneration_HostedAuth"
    case authentication = "TokenGeneration_Authentication"
    case newPasswordChallenge = "TokenGeneration_NewPasswordChallenge"
    case clientCredentials = "TokenGeneration_ClientCredentials"
    case authenticateDevice = "TokenGeneration_AuthenticateDevice"
    case refreshTokens = "TokenGeneration_RefreshTokens"

    /// Whether events of this version can have the source. Only version 3 is sent for a machine's
    /// token.
    package func isSent(in version: Version) -> Bool {
      self != .clientCredentials || version == .v3
    }

    /// The default scopes of an event: those that a sign-in through the API grants, or an example.
    package var usualScopes: [String] {
      switch self {
      case .clientCredentials: []
      case .hostedAuth: ["openid"]
      default: [ScopeSet.userAdmin]
      }
    }
  }

  /// The `userName` of a machine's event.
  package static let machineUserName = "ClientCredentials"

  package var version: Version
  /// May be undocumented: AWS does not say which one GetClientToken uses.
  package var triggerSource: String?
  package var userPoolID: String?
  package var region: String?
  package var userName: String?
  package var clientID: String?
  /// The user's attributes, `sub` among them.
  package var userAttributes: [JSON.Member]
  package var groups: [String]
  /// The token's scopes before the trigger. Cognito sends them in versions 2 and 3.
  package var scopes: [String]?
  /// What RespondToAuthChallenge passed as ClientMetadata. InitiateAuth's is not passed to this
  /// trigger.
  package var clientMetadata: [JSON.Member] = []

  package init(
    version: Version, triggerSource: String, userPool: UserPool, userName: String, clientID: String,
    userAttributes: [JSON.Member], groups: [String], scopes: [String]
  ) {
    self.version = version
    self.triggerSource = triggerSource
    userPoolID = userPool.id
    region = userPool.region
    self.userName = userName
    self.clientID = clientID
    self.userAttributes = userAttributes
    self.groups = groups
    self.scopes = version == .v1 ? nil : scopes
  }

  /// nil if `triggerSource` is missing or undocumented.
  package var source: Source? { triggerSource.flatMap(Source.init) }

  /// Whether the event is about a machine's token, by its source or, if that is undocumented, by
  /// its user name.
  package var isOfMachine: Bool {
    source == .clientCredentials || source == nil && userName == Self.machineUserName
  }

  /// The event as Cognito sends it, with an empty response.
  package var json: JSON {
    func text(_ value: String?) -> JSON { .string(value ?? "") }
    return [
      "version": .string(version.rawValue),
      "triggerSource": text(triggerSource),
      "region": text(region),
      "userPoolId": text(userPoolID),
      "userName": text(userName),
      "callerContext": ["awsSdkVersion": "aws-sdk-unknown-unknown", "clientId": text(clientID)],
      "request": request,
      "response": .object([JSON.Member(version.container, .null)]),
    ]
  }

  private var request: JSON {
    var members = [
      JSON.Member("userAttributes", .object(userAttributes)),
      JSON.Member("groupConfiguration", isOfMachine ? .null : groupConfiguration),
    ]
    if let scopes { members.append(JSON.Member("scopes", .array(scopes.map(JSON.string)))) }
    if !clientMetadata.isEmpty {
      members.append(JSON.Member("clientMetadata", .object(clientMetadata)))
    }
    return .object(members)
  }

  private var groupConfiguration: JSON {
    [
      "groupsToOverride": .array(groups.map(JSON.string)), "iamRolesToOverride": [],
      "preferredRole": .null,
    ]
  }
}

extension PreTokenGenerationEvent.Version {
  package static let v1Container = "claimsOverrideDetails"
  package static let v2Container = "claimsAndScopeOverrideDetails"

  /// The member of `response` that contains this version's changes.
  package var container: String { self == .v1 ? Self.v1Container : Self.v2Container }
}
