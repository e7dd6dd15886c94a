import CognitoToken

extension CheckID.Ours {
  /// What a report says about a check that passed.
  func passed(_ report: Report) -> String {
    let claims = report.claims
    return switch self {
    case .tokenUse: claims.string(.tokenUse) ?? ""
    case .issuer: claims.string(.iss) ?? ""
    case .client: claims.strings(report.expectations.clientClaim).joined(separator: ", ")
    case .audience: claims.strings(.aud).joined(separator: ", ")
    }
  }

  /// The options that ask for the check; nil if every token is checked.
  var options: String? {
    switch self {
    case .tokenUse: nil
    case .issuer: "--user-pool-id or --issuer"
    case .client: "--client-id"
    case .audience: "--audience"
    }
  }
}

extension Failure.Ours {
  var sentence: String {
    switch self {
    case .tokenUseMissing(let expected): FailureText.missing("token_use", expected)
    case .tokenUseMismatch(let actual, let expected):
      FailureText.mismatch("token_use", actual, expected)
    case .issuerMissing(let expected): FailureText.missing("iss", expected)
    case .issuerMismatch(let actual, let expected): Self.issuerMismatch(actual, expected)
    case .clientMissing(let claim, let expected): FailureText.missing(claim.name, expected)
    case .clientMismatch(let claim, let actual, let expected):
      FailureText.mismatch(claim.name, actual, expected)
    case .audienceMissing(let expected): FailureText.missing("aud", expected)
    case .audienceMismatch(let actual, let expected):
      FailureText.mismatch("aud", actual, expected)
    }
  }

  /// Suggests no option with the token's issuer: whoever wrote the token chose it.
  /// A pool has two issuers, so pools are named by their IDs.
  private static func issuerMismatch(_ actual: [String], _ expected: [String]) -> String {
    let pools = expected.compactMap { UserPool(issuer: $0)?.id }
    guard pools.count == expected.count, let pool = actual.first.flatMap(UserPool.init(issuer:))
    else { return FailureText.mismatch("iss", actual, expected) }
    var names: [String] = []
    for pool in pools where !names.contains(pool) { names.append(pool) }
    return
      "iss names user pool \(FailureText.list([pool.id])) instead of \(FailureText.list(names))"
  }
}

extension Failure.Code.Ours {
  var headline: String {
    switch self {
    case .tokenUseMismatch, .tokenUseMissing: "genuine, but not the expected kind of token"
    case .issuerMismatch, .clientMismatch, .audienceMismatch:
      "genuine, but issued for another pool, client or audience"
    case .issuerMissing, .clientMissing, .audienceMissing:
      "genuine, but an expected issuer, client or audience is missing"
    }
  }

  var explanation: Explanation {
    let rule = check.rule
    switch self {
    case .tokenUseMismatch:
      return Explanation(
        "the token is of the wrong kind: an ID token instead of an access token, or the reverse",
        causes: ["the program or script took IdToken from the sign-in's response"],
        next: "use AccessToken (access_token) of the same response, or expect an ID token",
        commands: ["jwtscope verify token.jwt --jwks jwks.json --token-use id"], source: rule)
    case .tokenUseMissing:
      return Explanation(
        "the token does not say whether it is an access token or an ID token (token_use)",
        causes: ["the token is not from Cognito, which always sets token_use"],
        next: "check who issued the token (iss)",
        commands: ["jwtscope decode token.jwt"], source: rule)
    case .issuerMismatch:
      return Explanation(
        "the token was issued by another user pool or provider than you expect",
        causes: [
          "the sign-in used the user pool of another environment, such as development",
          "--user-pool-id names another pool", "an emulator issued the token",
        ],
        next: "find out which pool issued it; sign in to the expected one, or expect that one",
        commands: [
          "jwtscope decode token.jwt",
          "aws cognito-idp describe-user-pool --user-pool-id us-east-1_Example01 "
            + "--query UserPool.Name",
        ], source: rule)
    case .issuerMissing:
      return Explanation(
        "the token does not name its issuer (iss)",
        causes: ["the token is not from Cognito, which always sets iss"],
        next: "get the access token from the sign-in again",
        commands: ["jwtscope decode token.jwt"], source: rule)
    case .clientMismatch:
      return Explanation(
        "the token was issued for another app client than you expect",
        causes: [
          "the sign-in used the ID of another app client",
          "--client-id names another app client, or an old one",
        ],
        next: "find out which app client it is; sign in with the expected one, or expect that one",
        commands: [
          "jwtscope decode token.jwt",
          "aws cognito-idp list-user-pool-clients --user-pool-id us-east-1_Example01",
        ], source: rule)
    case .clientMissing:
      return Explanation(
        "the token does not name its app client (client_id; aud in an ID token)",
        causes: ["the token is not from Cognito, which always sets it"],
        next: "check who issued the token (iss)",
        commands: ["jwtscope decode token.jwt"], source: rule)
    case .audienceMismatch:
      return Explanation(
        "the token is for another audience (aud) than you expect",
        causes: [
          "the authorization request named another resource (RFC 8707)",
          "a trigger set aud, which can only be the app client's ID",
        ],
        next: "request the token for this resource, or expect the other audience",
        commands: ["jwtscope decode token.jwt"], source: rule)
    case .audienceMissing:
      return Explanation(
        "the token has no audience (aud)",
        causes: [
          """
          Cognito sets aud in an access token only if the request names a resource or a trigger \
          adds it
          """,
          "you meant the app client, which is in client_id",
        ],
        next: "to check the app client, use --client-id; otherwise, name a resource in the request",
        commands: [
          "jwtscope verify token.jwt --jwks jwks.json --client-id 1example23456789client0000"
        ], source: rule)
    }
  }
}
