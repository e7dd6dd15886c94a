import CognitoToken
import Testing

/// `jwtscope trigger preview` and the local Cognito of samples/ apply a trigger's response alike.
@Suite struct `Two implementations of a trigger's rules` {
  private static let userAdmin = TriggerCase.userAdmin
  private static let read = "com.example.photos/read"

  private static func access(_ generation: JSON) -> JSON { TriggerCase.access(generation) }
  private static func v1(_ container: JSON) -> JSON { TriggerCase.v1(container) }
  private static func v2(_ container: JSON) -> JSON { TriggerCase.v2(container) }

  static let scopes = [
    TriggerCase(
      "a scope is added", access(["scopesToAdd": [.string(read)]]), scopes: [userAdmin, read]),
    TriggerCase(
      "a scope is added in version 3", version: .v3, access(["scopesToAdd": [.string(read)]]),
      scopes: [userAdmin, read]),
    TriggerCase(
      "a machine's token gets a scope", version: .v3,
      access(["scopesToAdd": ["com.example.photos/write"]]), claims: TriggerCase.machine,
      scopes: [read, "com.example.photos/write"]),
    TriggerCase(
      "a scope that is there, or is added twice",
      access(["scopesToAdd": [.string(userAdmin), "c", "c"]]), scopes: [userAdmin, "c"]),
    TriggerCase(
      "scopes that differ in their case", access(["scopesToAdd": ["c", "C"]]),
      scopes: [userAdmin, "c", "C"]),
    TriggerCase(
      "one suppressed, one added",
      access(["scopesToSuppress": [.string(userAdmin)], "scopesToAdd": ["openid"]]),
      scopes: ["openid"]),
    TriggerCase(
      "the only one suppressed", access(["scopesToSuppress": [.string(userAdmin)]]), scopes: []),
    TriggerCase("one suppressed that is not there", access(["scopesToSuppress": ["phone"]])),
    TriggerCase(
      "one both added and suppressed", access(["scopesToAdd": ["c"], "scopesToSuppress": ["c"]])),
    TriggerCase(
      "one that is there, added and suppressed",
      access(["scopesToAdd": [.string(userAdmin)], "scopesToSuppress": [.string(userAdmin)]]),
      scopes: []),
    TriggerCase("two in one string", access(["scopesToAdd": ["a b"]])),
    TriggerCase(
      "other white space, and nothing",
      access(["scopesToAdd": ["a\tb", "a\n", " ", "", "a\u{A0}b", "c"]]), scopes: [userAdmin, "c"]),
    TriggerCase(
      "characters outside of RFC 6749",
      access(["scopesToAdd": ["a\"b", "a\\b", "größe", "\u{7F}"]])),
    TriggerCase(
      "every character of RFC 6749",
      access(["scopesToAdd": ["!#$%&'()*+,-./09:;<=>?@AZ[]^_`az{|}~"]]),
      scopes: [userAdmin, "!#$%&'()*+,-./09:;<=>?@AZ[]^_`az{|}~"]),
    TriggerCase("a claim named scope", access(["claimsToAddOrOverride": ["scope": "c"]])),
    TriggerCase("a suppressed claim named scope", access(["claimsToSuppress": ["scope"]])),
    TriggerCase(
      "a suppressed claim named like a scope",
      access(["claimsToSuppress": [.string(userAdmin), .string(read)]])),
    TriggerCase("scopes in the ID token", v2(["idTokenGeneration": ["scopesToAdd": ["c"]]])),
    TriggerCase("scopes in the container", v2(["scopesToAdd": ["c"]])),
    TriggerCase(
      "scopesToAdd is a string", access(["scopesToAdd": .string(read)]), scopes: nil),
    TriggerCase("scopesToAdd is an object", access(["scopesToAdd": ["c": true]]), scopes: nil),
    TriggerCase("a scope is a number", access(["scopesToAdd": ["c", 1]]), scopes: nil),
    TriggerCase("a scope is null", access(["scopesToSuppress": [.null]]), scopes: nil),
  ]

  static let sources =
    ["TokenGeneration_ClientToken", "PreTokenGen", ""].map { (source: String) in
      TriggerCase(
        "the undocumented source \(source)", source: source, access(["scopesToAdd": ["c"]]),
        scopes: [userAdmin, "c"])
    } + [
      TriggerCase(
        "client credentials in version 2", version: .v2, access(["scopesToAdd": ["c"]]),
        claims: TriggerCase.machine, scopes: nil),
      TriggerCase(
        "a machine's token in version 2 with an undocumented source", version: .v2,
        source: "TokenGeneration_ClientToken", access(["scopesToAdd": ["c"]]),
        claims: TriggerCase.machine, scopes: [read]),
      TriggerCase(
        "a machine's token in version 1 with an undocumented source", version: .v1,
        source: "TokenGeneration_ClientToken",
        v1(["groupOverrideDetails": ["groupsToOverride": ["a"]]]),
        claims: TriggerCase.machine, scopes: [read]),
      TriggerCase(
        "a malformed response for a machine's token in version 2", version: .v2,
        source: "TokenGeneration_ClientToken", access(["scopesToAdd": "c"]),
        claims: TriggerCase.machine, scopes: nil),
    ]

  static let claims = [
    TriggerCase(
      "values of any JSON type",
      access([
        "claimsToAddOrOverride": [
          "string": "ü\u{1F600}\n", "number": .number("1.5"), "no": false, "list": ["a", 1, true],
          "object": ["b": ["c": .null], "a": []], "nested": [[["d"]]], "objects": [["a": 1]],
          "nulls": [.null],
        ]
      ])),
    TriggerCase(
      "null as a value", access(["claimsToAddOrOverride": ["tenant": .null, "plan": .null]])),
    TriggerCase(
      "one overridden, one suppressed",
      access(["claimsToAddOrOverride": ["plan": 2], "claimsToSuppress": ["tenant", "tenant"]])),
    TriggerCase(
      "one both overridden and suppressed",
      access([
        "claimsToAddOrOverride": ["tenant": "b", "plan": 1],
        "claimsToSuppress": ["tenant", "plan"],
      ])),
    TriggerCase(
      "names of other spelling",
      access(["claimsToAddOrOverride": ["Tenant": 1, "": 2, "e\u{301}": 3, "é": 4, "Sub": 5]])),
    TriggerCase(
      "reserved claims are added",
      access([
        "claimsToAddOrOverride": .object(
          reserved.map { JSON.Member($0, "x") })
      ])),
    TriggerCase(
      "reserved claims are suppressed",
      access(["claimsToSuppress": .array(reserved.map(JSON.string))])),
    TriggerCase(
      "attributes",
      access(["claimsToAddOrOverride": ["dev:a": "x", "custom:a": "x", "email": "x"]])
    ),
    TriggerCase(
      "aud is the client's ID", access(["claimsToAddOrOverride": ["aud": "1example23456789"]])),
    TriggerCase("aud is another", access(["claimsToAddOrOverride": ["aud": "1EXAMPLE23456789"]])),
    TriggerCase(
      "aud is a list", access(["claimsToAddOrOverride": ["aud": ["1example23456789"]]])),
    TriggerCase(
      "aud is both added and suppressed",
      access([
        "claimsToAddOrOverride": ["aud": "1example23456789"], "claimsToSuppress": ["aud"],
      ])),
    TriggerCase(
      "claims of the ID token", v2(["idTokenGeneration": ["claimsToAddOrOverride": ["a": "b"]]])),
    TriggerCase("claims in a list", access(["claimsToAddOrOverride": [["a": "b"]]]), scopes: nil),
    TriggerCase(
      "claimsToSuppress is a string", access(["claimsToSuppress": "tenant"]), scopes: nil),
    TriggerCase(
      "as many changes as Cognito's quota",
      access([
        "scopesToAdd": .array(many(4_999)),
        "claimsToSuppress": ["tenant"],
      ]), scopes: Set([userAdmin] + many(4_999).compactMap(\.string))),
    TriggerCase(
      "one change more, all in all",
      v2([
        "accessTokenGeneration": ["scopesToAdd": .array(many(4_999)), "claimsToSuppress": ["a"]],
        "idTokenGeneration": ["claimsToSuppress": ["a"]],
      ]), scopes: nil),
  ]

  static let groups = [
    TriggerCase("groups are replaced", groups(["groupsToOverride": ["a", "b"]])),
    TriggerCase(
      "groups are replaced by themselves", groups(["groupsToOverride": ["photographers"]])),
    TriggerCase(
      "groups where there were none", groups(["groupsToOverride": ["a"]]),
      claims: [
        "token_use": "access", "scope": .string(userAdmin),
        "iss": TriggerCase.signIn["iss"] ?? .null,
      ]),
    TriggerCase("no override of groups", access(["claimsToSuppress": []])),
    TriggerCase("null as the override of groups", groups(.null)),
    TriggerCase("an empty override of groups", groups([:])),
    TriggerCase("an empty list of groups", groups(["groupsToOverride": []])),
    TriggerCase(
      "null as the list of groups",
      groups(["groupsToOverride": .null, "iamRolesToOverride": .null, "preferredRole": .null])),
    TriggerCase(
      "groups both replaced and suppressed",
      v2([
        "groupOverrideDetails": ["groupsToOverride": ["a"]],
        "accessTokenGeneration": ["claimsToSuppress": ["cognito:groups"]],
      ])),
    TriggerCase(
      "groups as a claim", access(["claimsToAddOrOverride": ["cognito:groups": ["admins"]]])),
    TriggerCase("roles", groups(["iamRolesToOverride": ["a"], "preferredRole": ["a"]])),
    TriggerCase("the override of groups is a list", groups([]), scopes: nil),
    TriggerCase("groups are a string", groups(["groupsToOverride": "a"]), scopes: nil),
    TriggerCase("a group is a number", groups(["groupsToOverride": [1]]), scopes: nil),
  ]

  static let containers = [
    TriggerCase("an empty response", [:]),
    TriggerCase("an empty container", v2([:])),
    TriggerCase("null as the container", v2(.null)),
    TriggerCase("an empty list as the container, as in Cognito's samples", v2([])),
    TriggerCase(
      "members that are null",
      v2([
        "idTokenGeneration": .null,
        "accessTokenGeneration": [
          "claimsToAddOrOverride": .null, "claimsToSuppress": .null, "scopesToAdd": .null,
          "scopesToSuppress": .null,
        ],
      ])),
    TriggerCase("version 1's container in version 2", v1(["claimsToSuppress": ["tenant"]])),
    TriggerCase("version 2's container in version 1", version: .v1, access(["scopesToAdd": ["c"]])),
    TriggerCase("the container is a string", v2("c"), scopes: nil),
    TriggerCase("the container is a list", v2([[:]]), scopes: nil),
    TriggerCase("the access token's part is a list", access([]), scopes: nil),
    TriggerCase("the ID token's part is a string", v2(["idTokenGeneration": "a"]), scopes: nil),
    TriggerCase("the response is a list", [], scopes: nil),
    TriggerCase("the response is null", .null),
  ]

  static let returned = [
    TriggerCase("nothing is returned", returned: .null, scopes: nil),
    TriggerCase("a list is returned", returned: [[:]], scopes: nil),
    TriggerCase(
      "an event without its request", returned: ["version": "2", "response": [:]], scopes: nil),
    TriggerCase(
      "an event without its response", returned: ["version": "2", "request": [:]], scopes: nil),
    TriggerCase("an HTTP response", returned: ["statusCode": 200, "body": "{}"], scopes: nil),
    TriggerCase(
      "the event's request", returned: ["userAttributes": [:], "scopes": ["c"]], scopes: nil),
    TriggerCase(
      "Lambda's error", returned: ["errorMessage": "no", "errorType": "Error"], scopes: nil),
    TriggerCase(
      "the response alone", returned: access(["scopesToAdd": ["c"]]), scopes: [userAdmin, "c"]),
    TriggerCase("an empty response alone", returned: [:]),
  ]

  static let version1 = [
    TriggerCase(
      "version 1 changes groups", version: .v1,
      v1([
        "claimsToAddOrOverride": ["tenant": "b"], "claimsToSuppress": ["username", "tenant"],
        "groupOverrideDetails": ["groupsToOverride": ["a"]],
      ])),
    TriggerCase(
      "version 1 suppresses groups", version: .v1,
      v1([
        "claimsToSuppress": ["cognito:groups"],
        "groupOverrideDetails": ["groupsToOverride": ["a"]],
      ])),
    TriggerCase(
      "version 1 has no scopes", version: .v1,
      v1(["scopesToAdd": ["c"], "claimsToAddOrOverride": ["scope": "c"]])),
    TriggerCase(
      "version 1 has an empty override of groups", version: .v1, v1(["groupOverrideDetails": [:]])),
    TriggerCase(
      "version 1 has strings alone", version: .v1, v1(["claimsToAddOrOverride": ["a": 1]]),
      scopes: nil),
    TriggerCase(
      "version 1 has no null", version: .v1, v1(["claimsToAddOrOverride": ["a": .null]]),
      scopes: nil),
    TriggerCase(
      "version 1 has the same quota", version: .v1, v1(["claimsToSuppress": .array(many(5_001))]),
      scopes: nil),
  ]

  static let all = scopes + sources + claims + groups + containers + returned + version1

  @Test func `agree`() throws {
    let previews = try TriggerCase.preview(Self.all)
    let applied = try TriggerCase.apply(Self.all)
    try #require(applied.count == Self.all.count)
    for (index, row) in Self.all.enumerated() {
      #expect(
        previews[index].map(TriggerCase.canonical) == applied[index].map(TriggerCase.canonical),
        "\(row.testDescription)")
      let scopes = previews[index].map { Set(ScopeSet(claim: $0["scope"]?.string).granted) }
      #expect(scopes == row.scopes, "\(row.testDescription)")
    }
  }

  private static let reserved = [
    "username", "sub", "client_id", "event_id", "device_key", "version", "acr", "amr", "auth_time",
    "azp", "exp", "iat", "iss", "jti", "nbf", "nonce", "origin_jti", "token_use", "identities",
    "at_hash", "cognito:username", "cognito:roles", "cognito:preferred_role", "cognito:tenant",
  ]

  private static func groups(_ details: JSON) -> JSON { v2(["groupOverrideDetails": details]) }

  private static func many(_ count: Int) -> [JSON] { (0..<count).map { .string("c\($0)") } }
}
