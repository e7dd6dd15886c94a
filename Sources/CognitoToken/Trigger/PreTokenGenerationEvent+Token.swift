/// Between the event and the access token that it is about.
extension PreTokenGenerationEvent {
  /// The event that comes before a token such as this one; nil if its issuer names no user pool and none is given.
  ///
  /// A machine's token (RFC 9068 §2.2: `sub` is the client) needs version 3; `version` among the claims tells a token
  /// of the OAuth endpoints from one of the API.
  public init?(
    accessToken claims: JSON, version: Version? = nil, userPool: UserPool? = nil
  ) {
    guard let userPool = userPool ?? claims["iss"]?.string.flatMap(UserPool.init(issuer:)) else {
      return nil
    }
    let isMachine = Self.isOfMachine(claims)
    let source: Source =
      isMachine ? .clientCredentials : claims["version"] == nil ? .authentication : .hostedAuth
    let sub = claims["sub"]?.string ?? ""
    self.init(
      version: version ?? (isMachine ? .v3 : .v2), source: source, userPool: userPool,
      userName: isMachine ? Self.machineUserName : claims["username"]?.string ?? sub,
      clientID: claims["client_id"]?.string ?? "",
      userAttributes: isMachine ? [] : Self.userAttributes(sub: sub),
      groups: claims[Claim.groups.name]?.strings ?? [],
      scopes: ScopeSet(claim: claims["scope"]?.string).granted)
  }

  /// The attributes that every user has.
  public static func userAttributes(sub: String) -> [JSON.Member] {
    [JSON.Member("sub", .string(sub)), JSON.Member("cognito:user_status", "CONFIRMED")]
  }

  /// Whether these are the claims of a token that was given to a client for itself.
  public static func isOfMachine(_ claims: JSON) -> Bool {
    guard let sub = claims["sub"]?.string, let client = claims["client_id"]?.string else {
      return false
    }
    return sub.utf8.elementsEqual(client.utf8) && claims["username"] == nil
  }

  /// The claims of the access token before the trigger, as far as the event tells them.
  public var accessTokenClaims: JSON {
    let userPool = userPoolID.flatMap(UserPool.init(id:))
    let sub =
      isOfMachine ? clientID : JSON.object(userAttributes)["sub"]?.string
    let scope = (scopes ?? [ScopeSet.userAdmin]).joined(separator: " ")
    let claims: [(String, JSON?)] = [
      ("sub", sub.map(JSON.string)),
      (Claim.groups.name, groups.isEmpty ? nil : .array(groups.map(JSON.string))),
      ("iss", userPool.map { .string($0.issuers[0]) }),
      ("client_id", clientID.map(JSON.string)),
      ("token_use", "access"),
      ("scope", scope.isEmpty ? nil : .string(scope)),
      ("username", isOfMachine ? nil : userName.map(JSON.string)),
    ]
    return .object(claims.compactMap { name, value in value.map { JSON.Member(name, $0) } })
  }

  /// The claims that a sign-in through the API is sure to give, where nothing else is known.
  static let unknownClaims: JSON = ["token_use": "access", "scope": .string(ScopeSet.userAdmin)]
}
