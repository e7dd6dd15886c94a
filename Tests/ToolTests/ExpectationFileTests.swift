import CognitoToken
import Foundation
import Testing

@testable import jwtscope

@Suite struct `A file of expectations` {
  private static let token = "samples/tokens/with-scopes.jwt --at 1767227400"
  private static let keys = Shell.package.appending(path: "samples/keys/jwks.json").path

  /// A valid value of each member, with the options that set the same.
  private static let pairs: [(member: String, value: String, options: String)] = [
    ("userPools", #"["us-east-1_Example01"]"#, "--user-pool-id us-east-1_Example01"),
    ("userPools", #"[{"id":"us-east-1_Example02"}]"#, "--user-pool-id us-east-1_Example02"),
    (
      "issuers", #"["https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01"]"#,
      "--issuer https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01"
    ),
    ("issuers", #"["x"]"#, "--issuer x"),
    (
      "clientIds", #"["x","1example23456789client0000"]"#,
      "--client-id x --client-id 1example23456789client0000"
    ),
    ("clientIds", #"["x"]"#, "--client-id x"), ("audiences", #"["x"]"#, "--audience x"),
    ("tokenUse", #""access""#, "--token-use access"), ("tokenUse", #""id""#, "--token-use id"),
    (
      "scopes", #"["com.example.photos/read","x"]"#,
      "--scope x --scope com.example.photos/read"
    ),
    ("anyScopes", #"["com.example.photos/read","x"]"#, "--any-scope 'com.example.photos/read x'"),
    ("forbiddenScopes", #"["com.example.photos/read"]"#, "--forbid-scope com.example.photos/read"),
    ("groups", #"["photographers"]"#, "--group photographers"), ("groups", #"["x"]"#, "--group x"),
    (
      "claims", #"{"username":"janedoe","version":2,"x":[1]}"#,
      "--claim username=janedoe --claim version=2 --claim 'x=[1]'"
    ),
    ("algorithms", #"["ES256","PS256"]"#, "--algorithm ES256 --algorithm PS256"),
    ("leeway", "600", "--leeway 600"), ("minValidity", "1801", "--min-validity 1801"),
    ("minValidity", "1800", "--min-validity 1800"),
  ]

  /// Codes of checks and the exit code, without the order of scopes.
  private func verdict(_ options: String, _ file: String? = nil) throws -> [String] {
    let expect = try file.map { try TemporaryFile($0) }
    let result = try Shell.run(
      """
      jwtscope verify \(Self.token) --jwks '\(Self.keys)' \(options) \
      \(expect.map { "--expect '\($0.url.path)'" } ?? "") --output json
      """)
    let report = try JSON(result.output)
    let checks = (report["checks"]?.array ?? []).map {
      "\($0["id"]?.string ?? "") \($0["status"]?.string ?? "") \($0["code"]?.string ?? "")"
    }
    #expect(!checks.isEmpty, "\(options) \(file ?? ""): \(result.errors)")
    return checks + ["\(result.status)"]
  }

  @Test func `expects what the options of the same names expect`() throws {
    for pair in Self.pairs {
      let file = "{\"\(pair.member)\":\(pair.value)}"
      #expect(try verdict("", file) == verdict(pair.options), "\(file)")
    }
    let exact = #"{"scopes":["com.example.photos/read"],"exactScopes":true}"#
    #expect(
      try verdict("", exact) == verdict("--scope com.example.photos/read --exact-scopes"))
    #expect(
      try verdict("", #"{"allowExpired":true}"#)
        == verdict("--allow-expired"))
    #expect(Set(Self.pairs.map(\.member)).count == ExpectationMember.all.count - 3)
  }

  @Test func `adds to what options expect of something else`() throws {
    for pair in Self.pairs where pair.member != "anyScopes" {
      let file = "{\"anyScopes\":[\"com.example.photos/read\"]}"
      #expect(
        try verdict(pair.options, file)
          == verdict("\(pair.options) --any-scope com.example.photos/read"), "\(pair.options)")
    }
  }

  /// So that neither loosens the other.
  @Test func `is refused where an option sets the same, with the names of both`() throws {
    let clients = #"{"userPools":[{"id":"us-east-1_Example01","clientIds":["a"]}]}"#
    let rows =
      Self.pairs.map { ("{\"\($0.member)\":\($0.value)}", $0.member, $0.options) } + [
        (#"{"userPools":["us-east-1_Example01"]}"#, "userPools", "--issuer x"),
        (#"{"issuers":["x"]}"#, "issuers", "--user-pool-id us-east-1_Example01"),
        (#"{"exactScopes":false,"scopes":["a"]}"#, "exactScopes", "--exact-scopes --any-scope a"),
        (#"{"allowExpired":false}"#, "allowExpired", "--allow-expired"),
        (#"{"exactScopes":true,"scopes":["a"]}"#, "scopes", "--any-scope b"),
        (#"{"anyScopes":["a"]}"#, "anyScopes", "--exact-scopes --scope b"),
        (clients, "userPools[0].clientIds", "--client-id a"),
      ]
    for (text, member, options) in rows {
      let file = try TemporaryFile(text)
      let result = try Shell.run(
        "jwtscope verify \(Self.token) --jwks '\(Self.keys)' --expect '\(file.url.path)' \(options)"
      )
      #expect(result.status == 64, "\(text) \(options)")
      #expect(result.errors.contains("\"\(member)\" in \(file.url.path)"), "\(result.errors)")
      let option = options.split(separator: " ").filter { $0.hasPrefix("--") }
      #expect(option.contains { result.errors.contains($0) }, "\(result.errors)")
      #expect(result.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func `has app clients of a pool for its own tokens, and its JWK Set beside it`() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "e.json")
    try FileManager.default.copyItem(
      at: URL(filePath: Self.keys), to: folder.url.appending(path: "jwks.json"))
    // The samples' token is of us-east-1_Example01.
    func status(_ pools: String, _ options: String = "", in place: String = "/") throws -> Int32 {
      try "{\"userPools\":[\(pools)]}".write(to: file, atomically: true, encoding: .utf8)
      return try Shell.run(
        """
        token="$PWD/samples/tokens/with-scopes.jwt"; cd '\(place)'
        jwtscope verify "$token" --at 1767227400 --quiet \(options) \
        --expect '\(place == "/" ? folder.url.path + "/" : "")e.json'
        """
      ).status
    }
    func pool(_ number: Int, _ more: String) -> String {
      "{\"id\":\"us-east-1_Example0\(number)\"\(more)}"
    }
    let (own, other) = (#","clientIds":["1example23456789client0000"]"#, #","clientIds":["x"]"#)
    let jwks = #","jwks":"jwks.json""#
    #expect(try status(pool(1, own + jwks)) == 0)
    #expect(try status(pool(1, own + jwks), in: folder.url.path) == 0)
    #expect(try status(pool(1, other + jwks)) == 2)
    #expect(try status(pool(1, own + jwks) + "," + pool(2, other + jwks)) == 0)
    #expect(try status(pool(1, other + jwks) + "," + pool(2, own + jwks)) == 2)
    #expect(try status(pool(1, jwks) + "," + pool(2, other + jwks)) == 0)
    #expect(try status(pool(2, own + jwks)) == 1)
    // With a JWK Set from the command line, which has a name or needs none.
    #expect(try status(pool(1, own), "--jwks '\(Self.keys)'") == 0)
    #expect(try status(pool(1, other), "--jwks '\(Self.keys)'") == 2)
    let named = "--jwks us-east-1_Example01='\(Self.keys)'"
    #expect(try status(pool(1, own) + "," + pool(2, other + jwks), named) == 0)
    #expect(try status(pool(1, own + jwks), named) == 64)
    #expect(try status(pool(2, own + jwks), named) == 64)
    #expect(try status(pool(1, #","jwks":"nosuch.json""#)) == 66)
    #expect(try status(pool(1, ",\"jwks\":\"\(folder.url.path)/jwks.json\"")) == 0)
  }

  // MARK: JSON Schema

  /// Values of every kind, for every member.
  private static let values =
    [
      "null", "true", "false", "0", "1", "-1", "600", "601", "60.0", "60.5", "6e1", "1e400", "-0",
      "1000000000", "1000000001", "1e9", #""""#, #""a""#, #""a b""#, #"" ""#, #""access""#,
      #""id""#, #""Access""#, #""RS256""#, #""none""#, #""us-east-1_Example01""#, #""us-east-1""#,
      #""us-gov-west-1_a""#, #""US-east-1_a""#, #""us-east-1_a_b""#, #""us-east_a""#, #""a-b-1_a""#,
      "\"us-east-1_\(String(repeating: "a", count: 45))\"",
      "\"us-east-1_\(String(repeating: "a", count: 46))\"", #""keys/jwks.json""#,
      #""https://example.com""#, #""\u00e9""#, "[]", "{}", #"{"a":1}"#, #"{"":null}"#,
      #"{"id":1}"#, #"{"id":"us-east-1_Example01"}"#, #"{"id":"us-east-1_Example01","x":1}"#,
      #"{"id":"us-east-1_Example01","jwks":"a","clientIds":["a"]}"#,
      #"{"id":"us-east-1_Example01","jwks":"","clientIds":["a"]}"#,
      #"{"id":"us-east-1_Example01","jwks":"file:///a"}"#,
      #"{"id":"us-east-1_Example01","clientIds":[]}"#, #"{"jwks":"a"}"#,
    ]

  private static let files: [String] =
    (ExpectationMember.all.map(\.name) + ["scope", "", "Scopes", "ids"]).flatMap { name in
      values.flatMap { value in
        ["{\"\(name)\":\(value)}", "{\"\(name)\":[\(value)]}", "{\"\(name)\":[\"a\",\(value)]}"]
      }
    } + values + ["{\"scopes\":[\"a\"],\"groups\":[\"b\"]}", "{\"scopes\":[\"a\"],\"x\":1}"]

  private static let python: String? = ["/usr/bin/python3", "python3"].first {
    (try? Shell.run("'\($0)' -c 'from jsonschema import Draft202012Validator'"))?.status == 0
  }

  @Test(.enabled(if: python != nil, "needs python3-jsonschema"))
  func `is valid by its JSON Schema exactly where it is read`() throws {
    let schema = try TemporaryFile(JSONWriter.string(ExpectationFile.schema, style: .compact))
    let files = try TemporaryFile(Self.files.joined(separator: "\n"))
    let result = try Shell.run(
      """
      '\(Self.python ?? "")' -c '
      import json, sys
      from jsonschema import Draft202012Validator
      schema = json.load(open(sys.argv[1]))
      Draft202012Validator.check_schema(schema)
      validator = Draft202012Validator(schema)
      for line in open(sys.argv[2]):
          print(int(validator.is_valid(json.loads(line))))
      ' '\(schema.url.path)' '\(files.url.path)'
      """)
    let valid = result.output.split(separator: "\n").map { $0 == "1" }
    #expect(valid.count == Self.files.count, "\(result.errors)")
    for (file, isValid) in zip(Self.files, valid) {
      let isRead = (try? ExpectationFile.checked(Array(file.utf8))) != nil
      #expect(isRead == isValid, "\(file)")
    }
    #expect(valid.count { $0 } > 60 && valid.count { !$0 } > 1000)
  }

  @Test func `is described member by member`() {
    let properties = ExpectationFile.schema["properties"]?.members ?? []
    #expect(properties.map(\.name) == ExpectationMember.all.map(\.name))
    #expect(properties.allSatisfy { !($0.value["description"]?.string ?? "").isEmpty })
  }

  @Test(arguments: [
    ("scope", "scopes"), ("Scopes", "scopes"), ("any-scope", "anyScopes"), ("issuer", "issuers"),
    ("any_scopes", "anyScopes"), ("forbid-scope", "forbiddenScopes"), ("clientId", "clientIds"),
    ("client-id", "clientIds"), ("CLIENT_IDS", "clientIds"), ("userPoolId", "userPools"),
    ("user-pool-id", "userPools"), ("user_pools", "userPools"), ("exact-scopes", "exactScopes"),
    ("min-validity", "minValidity"), ("token_use", "tokenUse"), ("algorithm", "algorithms"),
    ("claim", "claims"), ("audience", "audiences"), ("group", "groups"), ("leway", "leeway"),
    ("allow-expired", "allowExpired"), ("xyz", nil), ("", nil),
  ]) func `says which member was probably meant`(name: String, member: String?) {
    do throws(ExpectationError) {
      _ = try ExpectationFile.checked(Array("{\"\(name)\":1}".utf8))
      Issue.record("it is read")
    } catch {
      #expect(
        error.message.contains("did you mean \(member ?? "")?") == (member != nil), "\(error)")
    }
  }

  @Test(arguments: [
    (#"{"a":1,"b":2,"a":3}"#, "a"), (#"{"a":{"b":1,"b":2}}"#, "a.b"),
    (#"{"a":[0,[{},{"b":1,"c":{},"b":2}]]}"#, "a[1][1].b"),
    (#"[{"x":{"a":1,"\u0061":2}}]"#, "[0].x.a"),
    (#"{"a":{"b":[{"c":1},{"c":1,"d":[],"c":1}]},"a":1}"#, "a.b[1].c"), (#"{"":1,"":2}"#, ""),
    (#"[[],[{"a":1,"a":2}]]"#, "[1][0].a"),
  ]) func `names the place of a repeated member`(text: String, path: String) {
    #expect(JSONDocument.pathOfRepeatedMember(in: Array(text.utf8)) == path)
  }
}
