import CognitoToken

/// Phrases of several hints, and of warnings about a trigger.
extension HintMessage {
  static func description(of evidence: Hint.Token.OAuthEvidence) -> String {
    switch evidence {
    case .openIDScopes(let scopes): "OpenID Connect scopes (\(scopes.joined(separator: " ")))"
    case .versionClaim: "a version claim"
    case .resource: "a resource as its audience (aud)"
    }
  }

  /// What the token has or lacks, as verb phrases.
  static func description(of traces: TriggerTraces, _ origin: TokenOrigin) -> String {
    let way = origin == .machine ? "the client credentials grant" : "a sign-in through the API"
    var parts: [String] = []
    if !traces.claims.isEmpty {
      let claims = ShownNames.list(traces.claims)
      parts.append("has claims that Cognito does not set itself (\(claims))")
    }
    if traces.hasAudience {
      parts.append(
        origin == .oauth
          ? "has the app client's ID as its aud" : "has aud, which \(way) does not set")
    }
    if !traces.scopes.isEmpty {
      parts.append("has scopes that \(way) does not grant (\(ShownNames.list(traces.scopes)))")
    }
    if traces.lacksUserAdmin {
      parts.append("lacks \(ScopeSet.userAdmin), which every sign-in through the API grants")
    }
    let last = parts.popLast() ?? ""
    return parts.isEmpty ? last : "\(parts.joined(separator: ", ")), and \(last)"
  }

  /// How to get a token that shows the current settings. A refresh cannot add scopes to what an
  /// OAuth request was granted.
  static func newToken(_ origin: TokenOrigin?) -> String {
    switch origin {
    case .api: "sign in again, or refresh the token"
    case .oauth: "sign in again"
    case .machine, nil: "request a new token"
    }
  }

  static let nearMissAdvice =
    "use the same spelling on both sides: scopes are compared exactly, including case"

  /// The first three.
  static func description(of nearMisses: [NearMiss]) -> String {
    nearMisses.prefix(3).map {
      "\"\(Redaction.redacting(argument: $0.wanted))\" is not granted, but \"\($0.granted)\" is: "
        + description(of: $0.difference)
    }.joined(separator: "; ")
  }

  static func comparisons(of nearMisses: [NearMiss]) -> [ScopeComparison] {
    nearMisses.prefix(3).map {
      ScopeComparison(
        wanted: VisibleText.escaping(Redaction.redacting(argument: $0.wanted)),
        granted: VisibleText.escaping($0.granted), difference: description(of: $0.difference))
    }
  }

  private static func description(of difference: NearMiss.Difference) -> String {
    switch difference {
    case .letterCase: "upper and lower case differ"
    case .separator: "the separator differs"
    case .shortName: "one includes the resource server, the other is only the short name"
    case .resourceServer: "the resource server differs"
    case .letters: "one or two characters differ"
    }
  }
}
