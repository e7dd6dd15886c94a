import CognitoToken

/// A member of a file of expectations. Both the reader of a file and its JSON Schema use the table
/// of members.
struct ExpectationMember: Sendable {
  let name: String
  /// The option that sets the same thing, and others that exclude the member.
  let options: [String]
  let type: ExpectationType
  let doc: String
  /// Sets the expectation to the member's value, which has the type.
  let set: @Sendable (JSON, inout ExpectationValues) -> Void
  let isSet: @Sendable (ExpectationValues) -> Bool

  /// A member that sets no value by itself.
  private init(_ name: String, _ options: [String], _ type: ExpectationType, _ doc: String) {
    self.name = name
    self.options = options
    self.type = type
    self.doc = doc
    set = { _, _ in }
    isSet = { _ in false }
  }

  /// - Parameters:
  ///   - value: The value that the member sets.
  ///   - read: Makes the value from a member's value, which has the type.
  private init<Value: Equatable & SendableMetatype>(
    _ name: String, _ options: [String], _ type: ExpectationType, _ doc: String,
    _ value: any WritableKeyPath<ExpectationValues, Value> & Sendable,
    read: @escaping @Sendable (JSON) -> Value
  ) {
    self.name = name
    self.options = options
    self.type = type
    self.doc = doc
    set = { $1[keyPath: value] = read($0) }
    isSet = { $0[keyPath: value] != ExpectationValues()[keyPath: value] }
  }

  var schema: JSON {
    .object([JSON.Member("description", .string(doc))] + (type.schema.members ?? []))
  }

  /// Every member that a file may have, in the order of the schema.
  static let all: [ExpectationMember] = [
    ExpectationMember("$schema", [], .text, "The JSON Schema of this file, for editors. Not used."),
    ExpectationMember(
      "userPools", ["--user-pool-id", "--issuer"],
      .list(.string(.userPoolID, or: .object(ofUserPool, required: ["id"]))),
      "The user pools whose tokens are expected: one of them must have issued the token.", \.pools
    ) { ($0.array ?? []).compactMap(ExpectedPool.init) },
    ExpectationMember(
      "issuers", ["--issuer", "--user-pool-id"], .list(.text),
      "Other issuers whose tokens are expected, exactly as in iss.", \.issuers
    ) { $0.strings ?? [] },
    ExpectationMember(
      "clientIds", ["--client-id"], .list(.text),
      "The app clients, any of: client_id of an access token, aud of an ID token.", \.clientIDs
    ) { $0.strings ?? [] },
    ExpectationMember(
      "audiences", ["--audience"], .list(.text), "Values of aud, any of.", \.audiences
    ) { $0.strings ?? [] },
    ExpectationMember(
      "tokenUse", ["--token-use"], .oneOf(Expectations.TokenUse.allCases.map(\.rawValue)),
      "The kind of token. Default: access.", \.tokenUse
    ) { $0.string.flatMap(Expectations.TokenUse.init) },
    ExpectationMember(
      "scopes", ["--scope"], .list(.scope), "The scopes that must be granted, all of them.",
      \.scopes
    ) { $0.strings ?? [] },
    ExpectationMember(
      "anyScopes", ["--any-scope"], .list(.scope), "Scopes of which at least one must be granted.",
      \.anyScopes
    ) { $0.strings ?? [] },
    ExpectationMember(
      "forbiddenScopes", ["--forbid-scope"], .list(.scope), "Scopes that must not be granted.",
      \.forbiddenScopes
    ) { $0.strings ?? [] },
    ExpectationMember(
      "exactScopes", ["--exact-scopes"], .boolean,
      "Whether no scope may be granted that scopes and anyScopes do not name. Default: false.",
      \.exactScopes
    ) { $0 == true },
    ExpectationMember(
      "groups", ["--group"], .list(.text), "Groups of which cognito:groups must have at least one.",
      \.groups
    ) { $0.strings ?? [] },
    ExpectationMember(
      "claims", ["--claim"], .anyMembers,
      "The claims that the token must have, by name, each with its value in JSON.", \.claims
    ) { ($0.members ?? []).map { Expectations.ClaimValue(name: $0.name, json: $0.value) } },
    ExpectationMember(
      "algorithms", ["--algorithm"], .list(.oneOf(Algorithm.allCases.map(\.rawValue))),
      "The allowed algorithms. Default: RS256, the only one that Cognito uses.", \.algorithms
    ) { ($0.strings ?? []).compactMap(Algorithm.init) },
    ExpectationMember(
      "leeway", ["--leeway"], .integer(0...600), "How much clocks may differ, in seconds.", \.leeway
    ) { $0.integer },
    ExpectationMember(
      "allowExpired", ["--allow-expired"], .boolean,
      "Whether an expired token passes, with a warning. Default: false.", \.allowExpired
    ) { $0 == true },
    ExpectationMember(
      "minValidity", ["--min-validity"], .integer(0...1_000_000_000),
      "For how many seconds the token must still be valid.", \.minValidity
    ) { $0.integer },
  ]

  private static let ofUserPool: [ExpectationMember] = [
    ExpectationMember("id", ["--user-pool-id"], .userPoolID, "The user pool's ID."),
    ExpectationMember(
      "jwks", ["--jwks"], .path,
      "The path of its JWK Set, relative to this file. Default: fetched from the user pool."),
    ExpectationMember(
      "clientIds", ["--client-id"], .list(.text),
      "App clients of this user pool, any of: for its own tokens only, besides the other clientIds."
    ),
  ]

  /// The name that was probably meant: in another case, with hyphens, as an option, or misspelled.
  static func nearest(to name: String, in members: [ExpectationMember]) -> String? {
    let typed = letters(of: name)
    return members.first { letters(of: $0.name) == typed }?.name
      ?? NearestWord.nearest(to: name, in: members.map(\.name))
      ?? members.first { $0.options.contains { letters(of: $0) == typed } }?.name
  }

  private static func letters(of name: String) -> [UInt8] {
    name.lowercased().utf8.filter { 0x61...0x7A ~= $0 }
  }
}

extension ExpectedPool {
  /// The pool of an element of `userPools`.
  fileprivate init?(_ json: JSON) {
    guard let pool = UserPool(id: json.string ?? json["id"]?.string ?? "") else { return nil }
    self.init(
      pool: pool, jwks: json["jwks"]?.string, clientIDs: json["clientIds"]?.strings ?? [])
  }
}
