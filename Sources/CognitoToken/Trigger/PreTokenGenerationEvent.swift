/// What Cognito sends to a pre token generation Lambda trigger.
///
/// Amazon Cognito, "Pre token generation Lambda trigger" and "Customizing user pool workflows with Lambda triggers".
public struct PreTokenGenerationEvent: Sendable {
  /// The event's version, as the pool's `PreTokenGenerationConfig.LambdaVersion` sets it.
  public enum Version: String, CaseIterable, Sendable {
    case v1 = "1"
    case v2 = "2"
    case v3 = "3"

    /// The name that the pool's configuration has for it.
    public var lambdaVersion: String { "V\(rawValue)_0" }
  }

  /// Why a token is made.
  public enum Source: String, CaseIterable, Sendable {
    case hostedAuth = "TokenGeneration_HostedAuth"
    case authentication = "TokenGeneration_Authentication"
    case newPasswordChallenge = "TokenGeneration_NewPasswordChallenge"
    case clientCredentials = "TokenGeneration_ClientCredentials"
    case authenticateDevice = "TokenGeneration_AuthenticateDevice"
    case refreshTokens = "TokenGeneration_RefreshTokens"

    /// A machine's token has no user, and only a version 3 trigger is run for it.
    public func isSent(in version: Version) -> Bool {
      self != .clientCredentials || version == .v3
    }

    /// The scopes before the trigger, where nobody says: what a sign-in through the API grants, or an example.
    public var usualScopes: [String] {
      switch self {
      case .clientCredentials: []
      case .hostedAuth: ["openid"]
      default: [ScopeSet.userAdmin]
      }
    }
  }

  /// A machine's user name.
  public static let machineUserName = "ClientCredentials"

  public var version: Version
  public var source: Source?
  public var userPoolID: String?
  public var region: String?
  public var userName: String?
  public var clientID: String?
  /// The user's attributes, `sub` among them.
  public var userAttributes: [JSON.Member]
  public var groups: [String]
  /// The token's scopes before the trigger; version 1 does not tell them.
  public var scopes: [String]?
  /// Whether it carries `clientMetadata`, which a sign-in's own ClientMetadata never becomes.
  public var hasClientMetadata = false

  public init(
    version: Version, source: Source, userPool: UserPool, userName: String, clientID: String,
    userAttributes: [JSON.Member], groups: [String], scopes: [String]
  ) {
    self.version = version
    self.source = source
    userPoolID = userPool.id
    region = userPool.region
    self.userName = userName
    self.clientID = clientID
    self.userAttributes = userAttributes
    self.groups = groups
    self.scopes = version == .v1 ? nil : scopes
  }

  public var isOfMachine: Bool { source == .clientCredentials }

  /// The event as Cognito sends it: the response is there, and holds nothing yet.
  public var json: JSON {
    func text(_ value: String?) -> JSON { .string(value ?? "") }
    return [
      "version": .string(version.rawValue),
      "triggerSource": text(source?.rawValue),
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
  static let v1Container = "claimsOverrideDetails"
  static let v2Container = "claimsAndScopeOverrideDetails"

  /// The member of `response` that this version's changes are in.
  var container: String { self == .v1 ? Self.v1Container : Self.v2Container }
}
