import Testing

@testable import CognitoToken

/// Tokens and responses that are near to a cause but do not have it.
@Suite struct `A hint is silent` {
  typealias Row = `Diagnosis`.Row
  typealias Changes = [(String, JSON?)]

  private static let read = `Diagnosis`.read
  private static let admin = `Diagnosis`.admin
  private static let client = `Diagnosis`.client
  private static let machine: Changes = [("sub", .string(client)), ("scope", "x/y")]
  private static let oauth: Changes = [("version", 2), ("scope", "openid")]

  private static func rows(_ claims: [Changes], scope: [String] = [read], age: Int = 60) -> [Row] {
    claims.map { Row("\($0)", [], $0, scope: scope, age: age) }
  }

  private static func values(_ claim: String, _ values: [JSON?], and more: Changes = []) -> [Row] {
    rows(values.map { more + [(claim, $0)] })
  }

  // MARK: Tokens

  private static let noAPISignIn =
    values(
      "scope",
      [
        nil, "", " ", "x/y", "openid", "aws.cognito.signin.user.Admin", .string(admin + "2"),
        "aws.cognito.signin.user", .string("\(admin) x/y"), .string("\(admin) openid"),
        .string("\(admin) \(read)"), .string(read),
      ])
    + rows([
      oauth, machine, [("version", 2)], [("aud", .string(client))], [("aud", "https://a.example")],
      [("aud", ["a", "b"])], [("tenant", "a")], [("custom:plan", "a")], [("email", "a@b.example")],
      [("act", ["sub": "x"])], [("token_use", "id")], [("token_use", nil)],
    ])

  private static let noIDToken =
    values(
      "token_use",
      [
        "access", "ID", "Id", " id", "id ", "id\u{0}", "", nil, .null, 1, true, ["id"], ["id": 1],
        "refresh", "identity",
      ])
    + rows([
      [("aud", .string(client)), ("client_id", nil)], [("cognito:username", "janedoe")],
      [("at_hash", "x")], [("identities", [])], [("nonce", "x")], [("email", "a@b.example")],
      [("scope", nil)],
    ])

  private static let noMachine =
    values(
      "sub",
      [
        nil, .null, "", "a", .string(client + " "), .string(" " + client),
        .string(client.uppercased()), .string(client + "0"), .string(String(client.dropLast())),
        1, ["1example23456789"], "janedoe", "ClientCredentials",
      ])
    + values(
      "client_id", [nil, .null, "a", .string(client + "\n"), 1], and: [("sub", .string(client))])
    + rows([
      [("sub", "e\u{301}"), ("client_id", "\u{E9}")], [("username", .string(client))],
      machine + [("act", ["sub": "x"])], machine + [("token_use", "id")],
    ])

  private static let noOAuthSignIn =
    values(
      "scope",
      [
        nil, "", .string(admin), "x/y", "OPENID", "Openid", "openid/", "x/openid", "openid.x",
        "profiles", "e-mail", "phone_number", "offline_access", "emailx", "xphone",
      ])
    + rows([
      [("Version", 2)], [("ver", "2")], [("aud", .string(client))], [("aud", "photos")],
      machine + [("version", 2)], oauth + [("act", ["sub": "x"])], oauth + [("token_use", "id")],
    ])

  private static let notNear: [Row] = [
    ("photos/read", "photos/write"), ("photos/read", "photos/remove"), ("a/b", "c/d"),
    ("read", "write"), ("phone", "photo"), ("photos/read", "photos/readers"), ("x/", "albums/"),
    ("read", "red/"), ("photos/read", "photos/"), ("photos/read", "photos"), ("a", "bc"),
    ("photos/read:own", "photos/write:own"),
    ("com.example.photos/read", "com.example.photos/delete"), ("ab", "ba"),
    ("x/caf\u{E9}", "x/cafe\u{301}"), ("openid", "email"), ("photos/1", "photos/234"),
    ("read:photos", "write:photos"), ("photos.read", "albums.edit"), ("é", "e"),
  ].map { Row("\($0)", [], [("scope", .string($0.1))], scope: [$0.0]) }

  private static let noStaleToken =
    [0, 1, 2, 5, 10, 30, 60, 90, 120, 180, 240, 270, 285, 295, 298, 299, -1, -60, -3600].map {
      Row("\($0)", [], age: $0)
    } + rows([[("iat", nil)]], age: 9999) + rows([[("scope", .string(read))]], age: 9999)

  private static let issuers: [String] = [
    "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01",
    "https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01",
    "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example01",
    "https://cognito-idp.us-gov-west-1.amazonaws.com/us-gov-west-1_Example01",
    "https://cognito-idp.us-east-1.amazonaws.com.example.com/eu-west-1_Example01",
    "https://cognito-idp.us-east-1.example.com/us-east-1_Example01",
    "https://localhost.example.com/x", "https://127.0.0.1.example.com/x",
    "https://example.com/localhost", "https://example.com/us-east-1_Example01",
    "https://login.example.com/realms/x", "https://accounts.google.com", "localhost", "http:/x", "",
    "http:///x", "https://cognito-local.example.com/x", "https://0.0.0.0.example.com/x",
    "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01/x", "/", "urn:a:b",
  ]

  private static let noAdminSuppressed =
    rows(
      [
        [("scope", .string(admin))], [("scope", .string("x/y \(admin)"))],
        [("scope", "aws.cognito.signin.user.Admin")], [("scope", "openid")],
        [("scope", "x/y"), ("version", 2)], machine, oauth,
        [("scope", "x/y"), ("token_use", "id")],
        [("scope", "x/y"), ("act", ["sub": "x"])],
        [("scope", "x/y"), ("aud", "https://a.example")],
      ], scope: [admin])
    + rows(
      [
        [], [("scope", "x/y")], [("scope", nil)], [("scope", "")], oauth, machine,
        [("tenant", "a")], [("scope", .string(read))], [("scope", "aws.cognito.signin.user")],
        [("aud", .string(client))],
      ])

  static let tokens: [(Hint.ID.Token, [Row])] = [
    (.apiSignInWithoutCustomization, noAPISignIn), (.idToken, noIDToken),
    (.machineToken, noMachine), (.oauthSignIn, noOAuthSignIn), (.nearMiss, notNear),
    (.staleToken, noStaleToken), (.emulatorIssuer, values("iss", issuers.map(JSON.string))),
    (.replicaIssuer, values("iss", issuers.map(JSON.string))),
    (.adminScopeSuppressed, noAdminSuppressed),
  ]

  @Test(arguments: tokens) func `about a token that does not have its cause`(
    hint: Hint.ID.Token, near: [Row]
  ) throws {
    #expect(near.count >= 20)
    for row in near {
      let hints = try row.report().hints.map(\.id)
      #expect(!hints.contains(.token(hint)), "\(row.testDescription): \(hints)")
    }
  }

  // MARK: Responses

  private static func add(_ scopes: JSON, _ more: (String, JSON)...) -> JSON {
    let members = [JSON.Member("scopesToAdd", scopes)] + more.map { JSON.Member($0.0, $0.1) }
    return ["claimsAndScopeOverrideDetails": ["accessTokenGeneration": .object(members)]]
  }

  private static let expected: JSON = [.string(read)]

  /// Responses that add the scope, and that have something of a cause.
  static let responses: [JSON] = [
    add(expected), add([.string(read), "com.example.photos/write"]),
    add([.string(read), "openid"]),
    add(expected, ("scopesToSuppress", [])), add(expected, ("scopesToSuppress", .null)),
    add(expected, ("scopesToSuppress", ["com.example.photos/write"])),
    add(expected, ("scopesToSuppress", ["com.example.photos/Read"])),
    add(expected, ("scopesToSuppress", [.string(admin)])),
    add(expected, ("claimsToSuppress", ["email"])),
    add(expected, ("claimsToSuppress", [])),
    add(expected, ("claimsToAddOrOverride", ["tenant": "a"])),
    add(expected, ("claimsToAddOrOverride", ["scopes": [.string(read)]])),
    add(expected, ("claimsToAddOrOverride", ["text": "two words"])),
    add(expected, ("claimsToAddOrOverride", ["x": ["scopesToAdd": ["a"]]])),
    add([.string(read), .string(read)]), add([.string(read), .string(admin)]),
    add([.string(read), "a+b"]), add([.string(read), "a/b/c"]), add([.string(read), "a:b"]),
    [
      "claimsAndScopeOverrideDetails": [
        "idTokenGeneration": ["claimsToSuppress": ["email"]],
        "accessTokenGeneration": ["scopesToAdd": expected],
      ]
    ],
    [
      "claimsAndScopeOverrideDetails": [
        "idTokenGeneration": .null, "groupOverrideDetails": ["groupsToOverride": ["a"]],
        "accessTokenGeneration": ["scopesToAdd": expected],
      ]
    ],
  ]

  @Test func `about a response that does not have its cause`() throws {
    let causes: [TriggerWarning.Code] = [
      .v1Container, .scopesInWrongPlace, .scopeWithSpace, .scopeAddedAndSuppressed, .emptyResponse,
      .clientMetadataAbsent, .v1Event,
    ]
    #expect(Self.responses.count >= 20)
    for response in Self.responses {
      for version in [PreTokenGenerationEvent.Version.v2, .v3] {
        let output = TestTrigger.event(version, response: response)
        for event in [nil, TestTrigger.event(version)] {
          let preview = try TestTrigger.preview(output, event: event, scope: Self.read)
          #expect(preview.verdict == .accepted)
          #expect(
            Set(preview.warnings.map(\.code)).isDisjoint(with: causes),
            "\(TestSettings.text(response))")
        }
      }
    }
  }
}
