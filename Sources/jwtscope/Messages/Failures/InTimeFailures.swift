import CognitoToken

extension CheckID.InTime {
  /// What a report says about a check that passed.
  func passed(_ report: Report) -> String {
    guard let date = report.claims.date(claim) else { return "" }
    let now = report.now
    let when = date.relative(to: now)
    let lifetime = report.expectations.lifetime
    let leeway = "within the leeway of \(lifetime.leeway) s"
    switch self {
    case .expiry: return date > now ? "expires \(when)" : "expired \(when), \(leeway)"
    case .notBefore: return date > now ? "valid \(when), \(leeway)" : "valid since \(when)"
    case .issuedAt:
      return date > now
        ? "issued \(date.secondsAhead(of: now)) s after the time of this check; "
          + "\(lifetime.clockTolerance) s are tolerated"
        : "issued \(when)"
    }
  }
}

extension Failure.InTime {
  /// - Parameter now: the time as of which the token was checked.
  func sentence(at now: NumericDate) -> String {
    func when(_ time: TimeClaim) -> String {
      "\(time.date.relative(to: now)), at \(time.date.utc)"
    }
    return switch self {
    case .expiryMissing: "the token has no exp, so it would never expire"
    case .expired(let time): "expired \(when(time))"
    case .expiresSoon(let time, let needed):
      "\(time.date > now ? "expires" : "expired") \(when(time)), "
        + "but must be valid for at least \(needed) s"
    case .notYetValid(let time): "not valid before \(when(time))"
    case .issuedInTheFuture(let time, let tolerance):
      "issued in the future (\(when(time))), "
        + "beyond the \(tolerance) s by which clocks may differ"
    }
  }
}

extension Failure.Code.InTime {
  var headline: String {
    switch self {
    case .expired: "genuine, but expired"
    case .expiresSoon: "genuine, but it expires too soon"
    case .expiryMissing: "genuine, but it has no expiry time"
    case .notYetValid: "genuine, but not valid yet"
    case .issuedInTheFuture: "genuine, but issued in the future"
    }
  }

  var explanation: Explanation {
    let rule = check.rule
    switch self {
    case .expired:
      return Explanation(
        "the token's expiry time (exp) has passed",
        causes: [
          "Cognito's access tokens last one hour, unless the app client sets another lifetime",
          "a log or a test contains an old token", "this machine's clock is ahead",
        ],
        next: """
          sign in again or refresh the session; to check an old token, verify it as of the time \
          when it was used
          """,
        commands: [
          Self.refreshing,
          "jwtscope verify token.jwt --jwks jwks.json --at 2026-01-31T12:00:00Z",
        ], source: rule)
    case .expiresSoon:
      return Explanation(
        "less lifetime is left than --min-validity requires",
        causes: ["the token was kept too long", "--min-validity is longer than a token lasts"],
        next: "sign in again or refresh the session before the step that needs the token",
        commands: [Self.refreshing], source: rule)
    case .expiryMissing:
      return Explanation(
        "the token has no expiry time (exp), so it would never expire",
        causes: ["the token is not from Cognito, which always sets exp"],
        next: "get the access token from the sign-in again",
        commands: ["jwtscope decode token.jwt"], source: rule)
    case .notYetValid:
      return Explanation(
        "the token is not valid yet: its nbf is in the future",
        causes: ["this machine's clock is behind", "--at names a time that is too early"],
        next: "correct the clock, or allow for the difference with --leeway",
        commands: ["date -u", "jwtscope verify token.jwt --jwks jwks.json --leeway 60"],
        source: rule)
    case .issuedInTheFuture:
      return Explanation(
        "the token was issued (iat) more than 300 s after the time of the check",
        causes: ["this machine's clock is behind", "--at names a time that is too early"],
        next: "correct the clock, or allow for the difference with --leeway",
        commands: ["date -u", "jwtscope verify token.jwt --jwks jwks.json --leeway 600"],
        source: rule)
    }
  }

  private static let refreshing =
    "aws cognito-idp initiate-auth --auth-flow REFRESH_TOKEN_AUTH --client-id CLIENT_ID "
    + "--auth-parameters REFRESH_TOKEN=…"
}
