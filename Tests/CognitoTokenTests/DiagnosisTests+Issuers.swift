import Testing

@testable import CognitoToken

extension `Diagnosis` {
  // MARK: Near misses

  static let nearMisses = [
    Row("upper and lower case", [.nearMiss], [("scope", "com.example.photos/Read")], age: 9999),
    Row("a colon for the slash", [.nearMiss], [("scope", "com.example.photos:read")]),
    Row("a point for the slash", [.nearMiss], [("scope", "com.example.photos.read")]),
    Row("only the short name", [.nearMiss], [("scope", "read")]),
    Row(
      "the full name instead of the expected short one", [.nearMiss], [("scope", .string(read))],
      scope: ["read"]),
    Row("two letters", [.nearMiss], [("scope", "com.example.photo/reed")]),
    Row("two letters at the end", [.nearMiss], [("scope", "com.example.photos/reader")]),
    Row("one letter of a short word", [.nearMiss], [("scope", "reed")], scope: ["read"]),
    Row(
      "not two letters of a short word", [.customizedWithoutScope], [("scope", "photo")],
      scope: ["phone"]),
    Row("not three letters", [.customizedWithoutScope], [("scope", "com.example.photos/readers")]),
    Row(
      "not another scope of the same server", [.customizedWithoutScope],
      [("scope", "com.example.photos/write")]),
    Row(
      "another resource server may be intended", [.nearMiss, .customizedWithoutScope],
      [("scope", "com.example.albums/read")]),
    Row(
      "not with an empty name", [.customizedWithoutScope], [("scope", "com.example.albums/")],
      scope: ["x/"]),
    Row(
      "not a scope that was itself expected", [.customizedWithoutScope], [("scope", "a/read")],
      scope: ["a/read", "b/read"]),
    Row(
      "if a second scope is missing, its causes as well", [.nearMiss, .customizedWithoutScope],
      [("scope", "com.example.photos/Read")], scope: [read, "x/y"]),
    Row("even of the API's own scope", [.nearMiss], scope: ["aws.cognito.signin.user.Admin"]),
    Row(
      "not a scope that looks the same but has different bytes", [.customizedWithoutScope],
      [("scope", "x/caf\u{E9}")],
      scope: ["x/cafe\u{301}"]),
  ]

  @Test func `near misses name both scopes and how they differ`() throws {
    let row = Row("", [], [("scope", "a/Read b:write")], scope: ["a/read", "b/write"])
    let misses = [
      NearMiss(wanted: "a/read", granted: "a/Read", difference: .letterCase),
      NearMiss(wanted: "b/write", granted: "b:write", difference: .separator),
    ]
    #expect(try row.report().hints == [.token(.nearMiss(misses))])
  }

  @Test func `near misses are searched only among as many scopes as Cognito grants`() {
    let many = (0..<200).map { "x/\($0 + 1000)" }
    #expect(NearMiss.find(["X/1099"], among: many).map(\.granted) == ["x/1099"])
    #expect(
      NearMiss.find(["X/1150"], among: many.filter { $0 != "x/1050" }).first?.granted != "x/1150")
    let long = String(repeating: "a", count: 514)
    #expect(NearMiss.find([long.uppercased()], among: [long]).isEmpty)
  }

  // MARK: Issuers

  static let moto = "us-east-1_0123456789abcdef0123456789abcdef"

  static let issuers =
    [
      "http://localhost:9229/local_4xYz", "http://127.0.0.1:5000/us-east-1_Example01",
      "http://0.0.0.0:9229/local", "http://[::1]:9229/x", "http://cognito-local:9229/x",
      "http://cognito-idp.localhost.localstack.cloud:4566/us-east-1_x",
      "https://cognito-idp.us-east-1.amazonaws.com/\(moto)",
    ].map {
      Row(
        "\($0) is an emulator", [.apiSignInWithoutCustomization, .emulatorIssuer],
        [("iss", .string($0))])
    }
    + [
      "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01",
      "https://cognito-idp.us-east-1.amazonaws.com/\(moto)0",
      "https://127.0.0.1.example.com/x", "https://localhost.example.com/x", "localhost", "http:/x",
      "",
      "https://issuer-cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01",
      "https://cognito-idp.us-east-1.amazonaws.com.example.com/eu-west-1_Example01",
      "https://example.com/us-east-1_Example01",
    ].map {
      Row(
        "\($0) is neither emulator nor replica", [.apiSignInWithoutCustomization],
        [("iss", .string($0))])
    }
    + [
      "https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_Example01",
      "https://issuer-cognito-idp.eu-west-1.amazonaws.com/us-east-1_Example01",
    ].map {
      Row(
        "\($0) is a replica", [.apiSignInWithoutCustomization, .replicaIssuer],
        [("iss", .string($0))])
    } + [
      Row(
        "an emulator that grants custom scopes runs the trigger", [.customizedWithoutScope],
        [("iss", "http://localhost:9229/local_1"), ("scope", .string("\(admin) x/y"))]),
      Row(
        "a replica is not the cause if its issuer is the expected one",
        [.apiSignInWithoutCustomization],
        [("iss", "https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_Example01")],
        issuer: "https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_Example01"),
      Row(
        "a replica is a cause if another issuer is expected",
        [.apiSignInWithoutCustomization, .replicaIssuer],
        [("iss", "https://cognito-idp.eu-west-1.amazonaws.com/us-east-1_Example01")],
        issuer: TestToken.issuer),
    ]

  // MARK: Certainty and facts

  @Test(
    arguments: [
      ("api-sign-in-without-customization", Hint.Certainty.certain, []),
      ("id-token", .certain, [("token_use", "id")]),
      ("machine-token", .certain, [("sub", .string(client))]),
      ("oauth-sign-in", .likely, [("scope", "openid")]),
      ("customized-without-scope", .likely, [("scope", "x/y")]),
      ("near-miss", .likely, [("scope", "read")]),
    ] as [(String, Hint.Certainty, [(String, JSON?)])])
  func `is certain only of what is documented`(
    id: String, certainty: Hint.Certainty, claims: [(String, JSON?)]
  ) throws {
    let hint = try #require(try Row("", [], claims).report().hints.first)
    #expect(hint.id.rawValue == id && hint.certainty == certainty)
  }

  @Test func `knows when a token was issued, and how`() throws {
    let hints = try Row("", [], age: 3 * 86400).report().hints
    let issued = NumericDate(1_767_225_600)
    #expect(
      hints.last
        == .token(.staleToken(issued: issued, now: NumericDate(issued.seconds + 3 * 86400), .api)))
  }

  static let clients: [(claims: [(String, JSON?)], pool: String?, client: String?)] = [
    ([], "us-east-1_Example01", client),
    ([("iss", "https://example.com/us-east-1_$(id)")], nil, client),
    ([("client_id", "x;id")], "us-east-1_Example01", "x;id"),
    ([("client_id", nil)], "us-east-1_Example01", nil),
  ]

  @Test(arguments: clients) func `names the app client and the pool to look at`(
    claims: [(String, JSON?)], pool: String?, client: String?
  ) throws {
    let client = Hint.AppClient(id: client, pool: pool.flatMap(UserPool.init(id:)))
    let user = try Row("", [], claims).report().hints.first
    #expect(user == .token(.apiSignInWithoutCustomization(pool: client.pool)))
    let oauth = try Row("", [], claims + [("version", 2)]).report().hints.first
    #expect(oauth == .token(.oauthSignIn(.versionClaim, client)))
  }
}
