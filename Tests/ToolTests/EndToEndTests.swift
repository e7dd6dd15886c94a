import Foundation
import Testing

/// The real AWS CLI signs users in to a local Cognito, and jwtscope checks its output.
@Suite(
  .enabled(
    if: LocalCognito.isRequired || LocalCognito.isInstalled,
    "needs what samples/local-cognito/local-cognito --install installs"),
  .localCognito)
struct `End to end` {
  static func pool(with trigger: UserPool.Trigger) throws -> UserPool {
    try #require(LocalCognito.running).pool(with: trigger)
  }

  /// The three commands that local-cognito prints to try: sign in, attach the trigger, sign in
  /// again.
  @Test func `the scope is missing, the hint says why, and its advice gets it granted`() throws {
    let cognito = try #require(LocalCognito.running)
    let steps = try cognito.advice.split(separator: "\n\n").filter { $0.hasPrefix("# ") }
    try #require(steps.count == 3)
    let (pool, before, after) = (try cognito.ownPool, try TemporaryFile(), try TemporaryFile())

    #expect(try pool.run("sign_in >'\(before.url.path)'").status == 0)
    let missing = try pool.run(String(steps[0]))
    #expect(missing.status == 4, "\(missing.errors)")
    #expect(missing.output.contains("attach a pre token generation Lambda trigger"))

    #expect(try pool.run(String(steps[1])).status == 0)
    #expect(try pool.run("sign_in >'\(after.url.path)'").status == 0)
    let accepted = try pool.run(String(steps[2]))
    #expect(accepted.status == 0, "\(accepted.output)\(accepted.errors)")

    let change = try Shell.run("jwtscope diff '\(before.url.path)' '\(after.url.path)'")
    #expect(change.status == 1)
    let added = change.output.split(separator: "\n").filter { $0.contains("com.example.photos/") }
    #expect(added.count == 2 && added.allSatisfy { $0.contains("+") }, "\(change.output)")
  }

  @Test(
    arguments: ["sign_in", "admin_sign_in"],
    [
      (.none, 4, "api-sign-in-without-customization"),
      (.v1, 4, "api-sign-in-without-customization"),
      (.v2, 0, nil), (.v3, 0, nil),
    ] as [(UserPool.Trigger, Int32, String?)])
  func `the scope is granted if the trigger's version can add it, otherwise a hint says why not`(
    signIn: String, expected: (trigger: UserPool.Trigger, status: Int32, hint: String?)
  ) throws {
    let result = try Self.pool(with: expected.trigger).run("\(signIn) | verify")
    #expect(result.status == expected.status, "\(result.errors)")
    let verdict = try Verdict(result)
    #expect(verdict.codes == (expected.status == 0 ? [] : ["scope-missing"]))
    #expect(verdict.hints?.first?.id == expected.hint)
  }

  @Test(arguments: [
    "--output json", "--output text", "--output table", "--output table --color on",
    "--output yaml", "--output yaml-stream", "--no-cli-pager",
    "--query AuthenticationResult", "--query AuthenticationResult --output text",
    "--query AuthenticationResult --output table", "--query AuthenticationResult.AccessToken",
    "--query AuthenticationResult.AccessToken --output text",
    "--query 'AuthenticationResult.[IdToken,AccessToken]' --output text",
    "--query '{token: AuthenticationResult.AccessToken}'",
  ])
  func `the access token is found in every form of output`(options: String) throws {
    let result = try Self.pool(with: .v2).run("sign_in \(options) | verify")
    if result.errors.contains("Invalid choice") || result.errors.contains("Unknown options") {
      try Test.cancel("this version of the AWS CLI has no \(options)")
    }
    #expect(result.status == 0, "\(result.errors)")
    #expect(try Verdict(result).codes == [])
  }

  @Test(arguments: [
    "verify", "curl -s \"$JWKS\" >$F && KEYS=$F verify",
    "jwtscope keys \"$JWKS\" --output jwks >$F && KEYS=$F verify",
    "cat >$F && jwtscope keys \"$JWKS\" --output jwks | KEYS=- verify $F",
  ])
  func `the keys come from a URL, a file, or the output of keys`(command: String) throws {
    let file = try TemporaryFile()
    let pool = try Self.pool(with: .v2)
    let result = try pool.run("F='\(file.url.path)'; sign_in | { \(command); }")
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func `a token of another pool has no key and the wrong issuer`() throws {
    let file = try TemporaryFile()
    let signIn = try Self.pool(with: .v2).run("sign_in >'\(file.url.path)'")
    #expect(signIn.status == 0, "\(signIn.errors)")
    let result = try Self.pool(with: .none).run("verify '\(file.url.path)'")
    #expect(result.status == 1)
    #expect(try Verdict(result).codes == ["key-not-found", "issuer-mismatch", "client-mismatch"])
  }
}
