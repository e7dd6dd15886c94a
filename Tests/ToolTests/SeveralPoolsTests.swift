import CognitoToken
import Foundation
import Testing

@Suite struct `Several pools` {
  private static let sample =
    "jwtscope verify samples/tokens/with-scopes.jwt --at 1767227400 --quiet"
  private static let keys = "samples/keys/jwks.json"
  private static let others = "samples/keys/other-pool.json"

  /// The options, and the exit code: the sample is of us-east-1_Example01.
  @Test func `are verified with the keys that are named for them`() throws {
    let issuer = "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01"
    let rows: [(options: String, status: Int32)] = [
      ("--jwks us-east-1_Example01=\(Self.keys) --jwks us-east-1_Example02=\(Self.others)", 0),
      ("--jwks us-east-1_Example02=\(Self.others) --jwks us-east-1_Example01=\(Self.keys)", 0),
      ("--jwks us-east-1_Example01=\(Self.others) --jwks us-east-1_Example02=\(Self.keys)", 1),
      ("--jwks us-east-1_Example02=\(Self.keys)", 1),
      ("--user-pool-id us-east-1_Example01 --jwks us-east-1_Example01=\(Self.keys)", 0),
      (
        "--user-pool-id us-east-1_Example01 --user-pool-id us-east-1_Example01 --jwks \(Self.keys)",
        0
      ),
      ("--issuer \(issuer) --jwks \(issuer)=\(Self.keys)", 0),
      ("--issuer \(issuer) --issuer x --jwks x=\(Self.others) --jwks \(issuer)=\(Self.keys)", 0),
      (
        "--issuer x --user-pool-id us-east-1_Example01 --jwks x=\(Self.others) "
          + "--jwks us-east-1_Example01=\(Self.keys)", 0
      ),
      ("--user-pool-id us-east-1_Example01 --issuer \(issuer) --jwks \(issuer)=\(Self.keys)", 0),
      ("--user-pool-id us-east-1_Example01 --jwks us-east-1_Example01=- < \(Self.keys)", 0),
      ("--user-pool-id us-east-1_Example02 --jwks \(Self.keys)", 2),
      // Only a pool's ID or an expected issuer is a name.
      ("--jwks us-east-1=\(Self.keys)", 66), ("--issuer x --jwks y=\(Self.keys)", 66),
      ("--jwks =\(Self.keys)", 66),
      // Which one is meant?
      (
        "--user-pool-id us-east-1_Example01 --user-pool-id us-east-1_Example02 --jwks \(Self.keys)",
        64
      ),
      ("--jwks \(Self.keys) --jwks \(Self.keys)", 64),
      ("--jwks us-east-1_Example01=\(Self.keys) --jwks us-east-1_Example01=\(Self.keys)", 64),
      ("--jwks us-east-1_Example01=\(Self.keys) --jwks \(Self.keys)", 64),
      ("--user-pool-id us-east-1_Example01 --jwks us-east-1_Example02=\(Self.keys)", 64),
      ("--issuer x", 64),
      ("--issuer x --user-pool-id us-east-1_Example01 --jwks us-east-1_Example01=-", 64),
    ]
    let script = rows.map { "\(Self.sample) \($0.options); echo $?" }.joined(separator: "\n")
    let statuses = try Shell.run(script).output.split(separator: "\n").compactMap { Int32($0) }
    #expect(statuses.count == rows.count)
    for (row, status) in zip(rows, statuses) { #expect(status == row.status, "\(row.options)") }
  }

  @Test func `are told apart for each line of an audit`() throws {
    let tokens = AuditInput.samples.joined(separator: "\n")
    let one = try AuditInput.audit(tokens, "--jobs 2")
    let file = try TemporaryFile(tokens)
    let several = try Shell.run(
      """
      jwtscope audit "$FILE" --at 1767227400 --jwks us-east-1_Example02=\(Self.others) \
      --jwks us-east-1_Example01=\(Self.keys)
      """, environment: ["FILE": file.url.path])
    #expect(!AuditInput.verdicts(one).isEmpty)
    #expect(AuditInput.verdicts(one) == AuditInput.verdicts(several), "\(several.errors)")
  }

  /// Each curl ends only when as many have started as there are pools.
  @Test func `are fetched at the same time, and each once`() throws {
    let keys = Shell.package.appending(path: Self.keys).path
    let shared = "https://example.com/jwks.json"
    let folder = try TemporaryFolder()
    let curl = try FakeCurl(
      """
      for url; do :; done
      echo "$url" >>"$FOLDER/urls"
      for turn in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
        if [ "$(wc -l <"$FOLDER/urls")" -ge 4 ]; then break; fi
        if [ $turn = 20 ]; then exit 28; fi
        sleep 1
      done
      cat '\(keys)'; printf 200 >&2
      """)
    let result = try curl.run(
      """
      \(Self.sample) --user-pool-id us-east-1_Example01 --user-pool-id eu-west-1_Example02 \
      --user-pool-id us-east-1_Example01 --user-pool-id us-east-1_Example03 \
      --user-pool-id us-east-1_Example04 --jwks us-east-1_Example04=\(Self.others) \
      --user-pool-id us-east-1_Example05 --user-pool-id us-east-1_Example06 \
      --jwks us-east-1_Example05=\(shared) --jwks us-east-1_Example06=\(shared)
      """, ["FOLDER": folder.url.path])
    #expect(result.status == 0, "\(result.errors)")
    let urls = try String(contentsOf: folder.url.appending(path: "urls"), encoding: .utf8)
    #expect(
      urls.split(separator: "\n").sorted() == [
        "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Example02/.well-known/jwks.json",
        "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01/.well-known/jwks.json",
        "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example03/.well-known/jwks.json",
        shared[...],
      ])
  }

  @Test func `are as many as can be named`() throws {
    let keys = Shell.package.appending(path: Self.keys).path
    let curl = try FakeCurl("cat '\(keys)'; printf 200 >&2")
    let options = (1...100).map { "--user-pool-id us-east-1_Example\($0)" }.joined(separator: " ")
    let result = try curl.run(
      "ulimit -n 128; \(Self.sample) \(options) --user-pool-id us-east-1_Example01")
    #expect(result.status == 0, "\(result.errors)")
  }
}

@Suite struct `An option that takes one value` {
  /// What the argument parser says about its commands.
  private static func options(
    of command: JSON, name: String
  ) -> [(command: String, option: String, isRepeating: Bool)] {
    let options = (command["arguments"]?.array ?? []).filter { $0["kind"] == "option" }
      .compactMap { option in
        option["preferredName"]?["name"]?.string.map {
          (name, $0, option["isRepeating"].map { $0 == true } ?? false)
        }
      }
    let subcommands = command["subcommands"]?.array ?? []
    return options
      + subcommands.flatMap {
        Self.options(of: $0, name: "\(name) \($0["commandName"]?.string ?? "")")
      }
  }

  @Test func `is refused when it is repeated, and no other is`() throws {
    let dump = try JSON(try Shell.run("jwtscope --experimental-dump-help").output)
    let command = try #require(dump["command"])
    let options = Self.options(of: command, name: "jwtscope")
      .filter { !$0.option.hasPrefix("generate-completion") && !$0.command.hasSuffix(" help") }
    #expect(options.count > 50)
    // A file for all that takes one, and a value that most others take.
    func word(_ option: String) -> String {
      switch option {
      case "at", "leeway", "min-validity", "jobs": "1"
      case "user-pool-id": "us-east-1_Example01"
      case "algorithm": "RS256"
      case "claim", "attribute", "client-metadata": "a=b"
      case "color": "never"
      case "sign-in": "api"
      case "output": "json"
      case "token-use": "access"
      case "trigger-version": "2"
      case "source": "TokenGeneration_Authentication"
      default: "a"
      }
    }
    let script = options.map { option in
      let (name, value) = (option.option, word(option.option))
      let words = "--\(name) \(value) --\(name)=\(value)"
      let arguments =
        option.command.hasSuffix("diff")
        ? "a b" : option.command.hasSuffix("pool") ? "--scope a" : ""
      return "\(option.command) \(words) \(arguments) 2>&1 </dev/null | tr -d '\\n'; echo"
    }
    let result = try Shell.run(script.joined(separator: "\n"))
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == options.count + 1)
    for (option, line) in zip(options, lines) {
      let isRefused = line.contains(
        "--\(option.option) takes one value, but is given more than once")
      #expect(isRefused == !option.isRepeating, "\(option): \(line)")
    }
  }
}
