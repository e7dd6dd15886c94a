import CognitoToken

extension CheckID.Allowed {
  /// What a report says about a check that passed.
  func passed(_ report: Report) -> String {
    let expectations = report.expectations
    switch self {
    case .scope:
      let named = expectations.scopes.granted(in: report.scopes.granted)
      return named.isEmpty ? "no forbidden scope is granted" : ScopeNames.list(named)
    case .group:
      return expectations.groups.filter { report.claims.contains(.groups, $0) }
        .joined(separator: ", ")
    case .claim: return expectations.claims.map(\.name).joined(separator: ", ")
    }
  }

  /// The options that ask for the check.
  var options: String {
    switch self {
    case .scope: "--scope, --any-scope or --forbid-scope"
    case .group: "--group"
    case .claim: "--claim"
    }
  }
}

extension Failure.Allowed {
  var sentence: String {
    switch self {
    case .scopeMissing(let missing, _): Self.notGranted(missing)
    case .scopeForbidden(let scopes): "granted but forbidden: \(ScopeNames.list(scopes))"
    case .scopeUnexpected(let scopes, _, _):
      "granted, but not allowed by --exact-scopes: \(ScopeNames.list(scopes))"
    case .groupMissing(let actual, let expected):
      "the user is not in \(FailureText.list(expected)); "
        + (actual.isEmpty
          ? "the token names no groups"
          : "cognito:groups contains \(FailureText.list(actual, separator: ", "))")
    case .claimMissing(let claims):
      claims.map { "the token has no claim \"\(Redaction.redacting(argument: $0.name))\"" }
        .joined(separator: "; ")
    case .claimMismatch(let mismatches): mismatches.map(Self.mismatch).joined(separator: "; ")
    }
  }

  private static func notGranted(_ missing: MissingScopes) -> String {
    func list(_ scopes: [String]) -> String { ScopeNames.list(scopes, quoted: true) }
    let needed = missing.any.count == 1 ? missing.scopes : missing.all
    let choice = missing.any.count > 1 ? "none of \(list(missing.any)) is granted" : nil
    return [needed.isEmpty ? nil : "not granted: \(list(needed))", choice].compactMap(\.self)
      .joined(separator: "; ") + ScopeNames.commaAdvice(missing.scopes)
  }

  private static func mismatch(_ mismatch: Expectations.ClaimValue.Mismatch) -> String {
    let name = Redaction.redacting(argument: mismatch.expected.name)
    let value = Redaction.redacting(argument: mismatch.expected.value)
    return "\(name) is \(JSONWriter.string(mismatch.actual, style: .compact)) instead of \(value)"
  }
}

extension Failure.Code.Allowed {
  var headline: String {
    switch self {
    case .scopeMissing: "genuine, but an expected scope is missing"
    case .scopeForbidden: "genuine, but a forbidden scope is granted"
    case .scopeUnexpected: "genuine, but an unexpected scope is granted"
    case .groupMissing: "genuine, but in none of the expected groups"
    case .claimMissing: "genuine, but an expected claim is missing"
    case .claimMismatch: "genuine, but a claim does not have the expected value"
    }
  }

  var explanation: Explanation {
    let rule = check.rule
    switch self {
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
          ExampleCommand.describePool,
        ], source: rule)
    case .scopeForbidden:
      return Explanation(
        "the token grants a scope that --forbid-scope names",
        causes: [
          "the trigger adds the scope for more users or app clients than it should",
          "the app client allows the scope (AllowedOAuthScopes)",
        ],
        next: "remove the scope from what the trigger's function returns, or from the app client",
        commands: ["jwtscope decode token.jwt", ExampleCommand.describeClient], source: rule)
    case .scopeUnexpected:
      return Explanation(
        """
        the token grants a scope other than those of --scope and --any-scope, despite --exact-scopes
        """,
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
          "aws cognito-idp admin-list-groups-for-user --user-pool-id us-east-1_Example01 "
            + "--username NAME"
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
          "the claim is a number, a boolean or an array, so the value must be JSON",
        ],
        next: "compare the value with the token's claim",
        commands: ["jwtscope decode token.jwt"], source: rule)
    }
  }
}
