/// Conversions between an event and the access token it is about.
extension PreTokenGenerationEvent {
  /// The event that Cognito sends before it issues such a token. The default version is 3 for a
  /// machine's token, and 2 otherwise. nil if the token's issuer names no user pool and none is
  /// given.
  package init?(
    accessToken claims: JSON, version: Version? = nil, userPool: UserPool? = nil
  ) {
    guard let userPool = userPool ?? claims["iss"]?.string.flatMap(UserPool.init(issuer:)) else {
      return nil
    }
    let origin = TokenOrigin(claims)
    let isMachine = origin == .machine
    let source: Source =
      switch origin {
      case .machine: .clientCredentials
      case .oauth: .hostedAuth
      case .api, nil: .authentication
      }
    let sub = claims["sub"]?.string ?? ""
    self.init(
      version: version ?? (isMachine ? .v3 : .v2), triggerSource: source.rawValue,
      userPool: userPool,
      userName: isMachine ? Self.machineUserName : claims["username"]?.string ?? sub,
      clientID: claims["client_id"]?.string ?? "",
      userAttributes: isMachine ? [] : Self.userAttributes(sub: sub),
      groups: claims[Claim.groups.name]?.strings ?? [],
      scopes: ScopeSet(claim: claims["scope"]?.string).granted)
  }

  /// Attributes that every user has.
  package static func userAttributes(sub: String) -> [JSON.Member] {
    [JSON.Member("sub", .string(sub)), JSON.Member("cognito:user_status", "CONFIRMED")]
  }

  /// The access token's claims before the trigger, as far as the event contains them.
  package var accessTokenClaims: JSON {
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

  /// Claims of every sign-in through the API, for a response without an event or a token.
  static let unknownClaims: JSON = ["token_use": "access", "scope": .string(ScopeSet.userAdmin)]
}
