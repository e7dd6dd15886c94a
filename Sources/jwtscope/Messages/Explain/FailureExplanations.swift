import CognitoToken

extension Failure.Code {
  var explanation: Explanation {
    let rule = check.rule
    switch self {
    // Genuine.
    case .criticalHeaderUnsupported:
      return Explanation(
        "the header has crit, which names extensions that a verifier must understand",
        causes: ["the token is not from Cognito, which never sets crit"],
        next: "get the access token from the sign-in again; a token with crit is always refused",
        commands: ["jwtscope decode token.jwt"], source: rule)
    case .unencodedPayloadUnsupported:
      return Explanation(
        "the header has b64, for a payload that is not encoded (RFC 7797)",
        causes: ["the token is not from Cognito, which never sets b64"],
        next: "get the access token from the sign-in again; a token with b64 is always refused",
        commands: ["jwtscope decode token.jwt"], source: rule)
    case .algorithmMissing:
      return Explanation(
        "the header does not name a signature algorithm (alg)",
        causes: ["the header was rewritten", "the token is not from Cognito"],
        next: "get the access token from the sign-in again",
        commands: ["jwtscope decode token.jwt"], source: rule)
    case .algorithmNotAllowed:
      return Explanation(
        "the token's algorithm (alg) is not one of those that you allow",
        causes: [
          "the token is forged: alg none and HMAC algorithms are a known attack",
          "the token is from another provider, which does not use RS256 as Cognito does",
        ],
        next: "do not trust it if it should be from Cognito; for another provider, use --algorithm",
        commands: ["jwtscope verify token.jwt --jwks jwks.json --algorithm ES256"], source: rule)
    case .algorithmKeyMismatch:
      return Explanation(
        "the key that the token names is for another algorithm",
        causes: [
          "the JWK Set has a key of another kind under the same key ID (kid)",
          "the token is forged",
        ],
        next: "show the keys, and save your user pool's current ones",
        commands: ["jwtscope keys jwks.json", Self.saving], source: rule)
    case .issuerNotTrusted:
      return Explanation(
        "the token's issuer (iss) is not one whose keys you trust, so no key can be chosen",
        causes: [
          "the sign-in used another stage's user pool, such as development in place of production",
          "--user-pool-id or --jwks leaves out one of your pools",
        ],
        next: "find out which pool issued it; if it is one of yours, name it with --user-pool-id",
        commands: [
          "jwtscope decode token.jwt",
          "jwtscope verify token.jwt --user-pool-id us-east-1_Example01 --user-pool-id us-east-1_Example02",
        ], source: CheckID.issuer.rule)
    case .keyIDMissing:
      return Explanation(
        "the header has no key ID (kid), so no key can be chosen",
        causes: ["the token is not from Cognito, which always sets kid"],
        next: "get the access token from the sign-in again",
        commands: ["jwtscope decode token.jwt"], source: rule)
    case .keyNotFound:
      return Explanation(
        "the JWK Set has no key with the token's key ID (kid)",
        causes: [
          "Cognito rotated its keys after the JWK Set was saved",
          "the JWK Set, or the token, is from another user pool",
          """
          the JWK Set has only the key for ID tokens: Cognito signs the two kinds with different \
          keys
          """,
        ],
        next: "save the current keys of the user pool that issued the token",
        commands: [Self.saving, "jwtscope decode token.jwt"], source: rule)
    case .keyIDAmbiguous:
      return Explanation(
        """
        the JWK Set has the same key ID (kid) more than once, so it is not clear which key is \
        meant
        """,
        causes: ["several JWK Sets were merged by hand"],
        next: "save your user pool's own JWK Set",
        commands: ["jwtscope keys jwks.json", Self.saving], source: rule)
    case .keyUnusable:
      return Explanation(
        "the key that the token names cannot verify signatures",
        causes: [
          "the key is for encryption (use enc), or its key_ops does not contain verify",
          "a member of the key is missing or malformed",
        ],
        next: "show what is wrong with each key, and save your user pool's own JWK Set",
        commands: ["jwtscope keys jwks.json", Self.saving], source: rule)
    case .keyTooWeak:
      return Explanation(
        "the key that the token names is too weak: anybody could sign with it",
        causes: [
          "an RSA key shorter than 2048 bits, or one with a known weakness",
          "the key is from a test or an emulator",
        ],
        next: "show what is wrong with each key, and use keys of 2048 bits or more",
        commands: ["jwtscope keys jwks.json"], source: rule)
    case .signatureInvalid:
      return Explanation(
        "the signature is not valid for these contents and this key",
        causes: [
          "the token was changed, or cut off and completed",
          "somebody signed it with another key under the same key ID (kid)",
          "the token was copied from a mail or a terminal that split it",
        ],
        next: "do not trust the contents; get the access token from the sign-in again",
        commands: ["jwtscope decode token.jwt"], source: rule)

    // Ours.
    case .tokenUseMismatch:
      return Explanation(
        "the token is of another kind: an ID token in place of an access token, or the reverse",
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
          "the sign-in used another stage's user pool, such as development in place of production",
          "--user-pool-id names another pool", "an emulator issued the token",
        ],
        next: "find out which pool issued it; sign in to the expected one, or expect that one",
        commands: [
          "jwtscope decode token.jwt",
          "aws cognito-idp describe-user-pool --user-pool-id us-east-1_Example01 --query UserPool.Name",
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

    // In time.
    case .expired:
      return Explanation(
        "the token's expiry time (exp) has passed",
        causes: [
          "Cognito's access tokens last one hour, unless the app client sets another lifetime",
          "a log or a test contains an old token", "this machine's clock is ahead",
        ],
        next: """
          sign in again, or refresh the session; for an old token, verify it as of a time at which \
          it was used
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
        next: "correct the clock, or allow for it",
        commands: ["date -u", "jwtscope verify token.jwt --jwks jwks.json --leeway 60"],
        source: rule)
    case .issuedInTheFuture:
      return Explanation(
        "the token was issued (iat) more than 300 s after the time of the check",
        causes: ["this machine's clock is behind", "--at names a time that is too early"],
        next: "correct the clock, or allow for it",
        commands: ["date -u", "jwtscope verify token.jwt --jwks jwks.json --leeway 600"],
        source: rule)

    // Allowed.
    case .scopeMissing:
      return Explanation(
        "a scope that you expect is not in the token's scope claim",
        causes: [
          "a sign-in through the API grants only aws.cognito.signin.user.admin",
          """
          the pre token generation trigger is not attached, is of version V1_0, or does not add \
          the scope
          """,
          "the scope is spelled differently on the two sides",
          "a sign-in through managed login did not request the scope",
        ],
        next: "read the hints below the report, and test the trigger's function",
        commands: [
          "jwtscope decode token.jwt --scope com.example.photos/read",
          "jwtscope trigger event token.jwt",
          "aws cognito-idp describe-user-pool --user-pool-id us-east-1_Example01 --query UserPool.LambdaConfig",
        ], source: rule)
    case .scopeForbidden:
      return Explanation(
        "the token grants a scope that --forbid-scope names",
        causes: [
          "the trigger adds the scope for more users or app clients than it should",
          "the app client allows the scope (AllowedOAuthScopes)",
        ],
        next: "remove the scope from what the trigger's function returns, or from the app client",
        commands: ["jwtscope decode token.jwt", Self.describingClient], source: rule)
    case .scopeUnexpected:
      return Explanation(
        "the token grants a scope that neither --scope nor --any-scope names, under --exact-scopes",
        causes: [
          "the trigger adds more scopes than you expect",
          "aws.cognito.signin.user.admin, which every sign-in through the API grants, is not named",
        ],
        next: "name the scope with --scope, or suppress it in the trigger (scopesToSuppress)",
        commands: ["jwtscope decode token.jwt"], source: rule)
    case .groupMissing:
      return Explanation(
        "the user is in none of the groups that --group names (cognito:groups)",
        causes: [
          "the user is not in the group", "the user was added after the token was issued",
          "a trigger overrides the groups (groupOverrideDetails)",
        ],
        next: "check the user's groups, then sign in again",
        commands: [
          "aws cognito-idp admin-list-groups-for-user --user-pool-id us-east-1_Example01 --username NAME"
        ], source: rule)
    case .claimMissing:
      return Explanation(
        "the token does not have a claim that --claim names",
        causes: [
          "the claim is in the ID token: attributes are not in the access token",
          "the trigger does not add it (claimsToAddOrOverride)", "the name is spelled differently",
        ],
        next: "compare the name with the token's claims",
        commands: ["jwtscope decode token.jwt"], source: rule)
    case .claimMismatch:
      return Explanation(
        "a claim does not have the value that --claim names",
        causes: [
          "the value differs in case or in spaces",
          "the claim is a number, a boolean or a list: then the value must be JSON",
        ],
        next: "compare the value with the token's claim",
        commands: ["jwtscope decode token.jwt"], source: rule)
    }
  }

  private static let saving = "jwtscope keys --user-pool-id us-east-1_Example01 --save jwks.json"
  private static let refreshing =
    "aws cognito-idp initiate-auth --auth-flow REFRESH_TOKEN_AUTH --client-id CLIENT_ID "
    + "--auth-parameters REFRESH_TOKEN=…"
  private static let describingClient =
    "aws cognito-idp describe-user-pool-client --user-pool-id us-east-1_Example01 "
    + "--client-id CLIENT_ID --query UserPoolClient.AllowedOAuthScopes"
}
