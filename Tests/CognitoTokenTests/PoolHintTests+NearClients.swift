import Testing

@testable import CognitoToken

extension `Hints from a pool's settings` {
  private static func nearClient(_ settings: [JSON]) -> [Case] {
    func token(_ name: String, _ claims: Changes, scope: [String] = [read]) -> Case {
      Case(name, settings, claims, scope: scope)
    }
    return [
      token("a sign-in through the API", []),
      token("an exchanged token", oauth + [("act", ["sub": "x"])]),
      token("an ID token", [("token_use", "id"), ("scope", nil)]),
      token("a token with the scope", [("scope", .string("openid \(read)"))]),
      token("a token with the scope in capitals", [("scope", "openid com.example.photos/READ")]),
      token("a token without iat", oauth + [("iat", nil)]),
      token("OpenID Connect scopes, which a trigger may have added", [("scope", "openid email")]),
      Case(
        "the same, with a trigger that can", settings + [Settings.pool(v2)], [("scope", "openid")]),
      Case(
        "the same, without the trigger's version", settings + [Settings.pool(legacy, noPlan)],
        [("scope", "openid")]),
      token("a machine that lacks a user's scope", machine, scope: ["openid"]),
      token("a machine that lacks the scope of the API", machine, scope: [ScopeSet.userAdmin]),
      Case("the pool changed later", settings + [Settings.pool(v2, since)], oauth),
    ]
  }

  static func client(_ name: String, _ scopes: [String]?, _ changes: Changes = []) -> Case {
    Case(name, [Settings.client(scopes, changes)], oauth)
  }

  private static let noFlag: Changes = [("AllowedOAuthFlowsUserPoolClient", nil)]

  static let notAllowed =
    nearClient([Settings.client(["openid"])])
    + [
      client("it is allowed", ["openid", read]),
      client("changed a second later", ["openid"], since),
      client("changed at an unknown time", ["openid"], [("LastModifiedDate", nil)]),
      client("no list, and no flag", nil, noFlag),
      client("no OAuth at all", [], [("AllowedOAuthFlowsUserPoolClient", false)]),
      client("a list that is no list", [], [("AllowedOAuthScopes", "openid")]),
      client("an element that is no text", [], [("AllowedOAuthScopes", ["openid", 1])]),
      Case("settings without the client", [Settings.pool(v2), servers], oauth),
      Case(
        "another client next to it",
        [Settings.client([], [("ClientId", "other")]), Settings.client([read])], oauth),
      Case(
        "a template",
        [resource("AWS::Cognito::UserPoolClient", ["AllowedOAuthScopes": ["openid"]])], oauth),
      Case(
        "a template with a parameter",
        [resource("AWS::Cognito::UserPoolClient", ["AllowedOAuthScopes": [["Ref": "A"]]])], oauth),
      Case(
        "a plan",
        [terraform("aws_cognito_user_pool_client", ["allowed_oauth_scopes": ["openid"]])], oauth),
    ]

  static func defined(_ name: String, _ settings: JSON, scope: String = read) -> Case {
    Case(name, [settings], oauth, scope: [scope])
  }

  static let other = Settings.server("com.example.albums", ["read"])

  static let notDefined =
    nearClient([servers])
    + [
      defined("it is defined", ["ResourceServer": Settings.server("com.example.photos", ["read"])]),
      defined("a page of the list", ["ResourceServers": [other], "NextToken": "x"]),
      defined("a list without its wrapper", [other]),
      defined("another server", ["ResourceServer": other]),
      defined("an empty list, which names no pool", ["ResourceServers": []]),
      defined("an OpenID Connect scope", servers, scope: "phone"),
      defined("the scope of the API", servers, scope: ScopeSet.userAdmin),
      defined(
        "an identifier with a slash",
        ["ResourceServers": [Settings.server("https://example.com/photos", ["read"])]],
        scope: "https://example.com/photos/read"),
      Case("the client changed later", [servers, Settings.client([], since)], oauth),
      Case("settings of the pool only", [Settings.pool(v2)], oauth),
      defined(
        "a template",
        resource(
          "AWS::Cognito::UserPoolResourceServer",
          ["Identifier": "com.example.photos", "Scopes": [["ScopeName": "write"]]])),
      defined(
        "an identifier that is a parameter",
        resource("AWS::Cognito::UserPoolResourceServer", ["Identifier": ["Ref": "Name"]])),
      defined(
        "a plan",
        terraform("aws_cognito_resource_server", ["identifier": "com.example.photos"])),
    ]

  /// Dates that are not after the token's, or no dates.
  private static let notSince: [JSON?] = [
    .number("\(issued)"), .number("\(issued).0"), .number("\(issued - 1)"),
    .number("\(issued - 1).999"), "2026-01-01T00:00:00Z", "2026-01-01T01:00:00+01:00",
    "2025-12-31T19:00:00-05:00", "2026-01-01T00:00:00", "2027-01-01", "tomorrow", "", .null, true,
    ["2027-01-01T00:00:00Z"], nil,
  ]

  static let changedSince =
    notSince.flatMap { date in
      [
        Case(
          "a pool of \(String(describing: date))", [Settings.pool(v1, [("LastModifiedDate", date)])]
        ),
        Case(
          "a client of \(String(describing: date))",
          [Settings.client([], [("LastModifiedDate", date)])], oauth),
      ]
    } + [
      Case("a token without iat", [Settings.pool(v1, since)], [("iat", nil)]),
      Case("an ID token", [Settings.pool(v1, since)], [("token_use", "id"), ("scope", nil)]),
      Case("an exchanged token", [Settings.pool(v1, since)], [("act", ["sub": "x"])]),
      Case("a token with the scope", [Settings.pool(v1, since)], [("scope", .string(read))]),
      Case(
        "another client", [Settings.client([], since + [("ClientId", "a")]), Settings.client([])],
        oauth),
      Case("resource servers, which have no date", [servers], oauth),
      Case("a template", [resource(userPool, ["LastModifiedDate": "2027-01-01T00:00:00Z"])]),
    ]

  @Test func `say that settings are newer only if they are`() throws {
    #expect(Self.changedSince.count >= 20)
    for near in Self.changedSince {
      let hints = try near.report().hints.map(\.id)
      #expect(!hints.contains(.settings(.poolChangedSince)), "\(near.testDescription): \(hints)")
    }
  }

  @Test(
    arguments: [
      (Hint.ID.settings(.poolWithoutTrigger), withoutTrigger),
      (.settings(.poolTriggerVersion), triggerVersion),
      (.settings(.poolPlan), plan), (.token(.customizedWithoutScope), withoutScope),
      (.settings(.clientScopeNotAllowed), notAllowed), (.settings(.scopeNotDefined), notDefined),
    ])
  func `are never certain of what a near case does not prove`(cause: (id: Hint.ID, near: [Case]))
    throws
  {
    #expect(cause.near.count >= 20)
    for near in cause.near {
      let hints = try near.hints()
      #expect(!hints.contains(cause.id.rawValue), "\(near.testDescription): \(hints)")
    }
  }
}
