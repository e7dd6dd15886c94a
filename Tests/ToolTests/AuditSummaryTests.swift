import Foundation
import Testing

@testable import jwtscope

@Suite struct `The summary of an audit` {
  /// A line of audit's output.
  private struct Line: Decodable {
    let verdict: String
    let failures: [String]
    let missing: [String]?
    let sub: String?
    let clientID: String?

    enum CodingKeys: String, CodingKey {
      case verdict, failures, missing, sub
      case clientID = "client_id"
    }
  }

  private struct Totals: Decodable, Equatable {
    struct Client: Decodable, Equatable { var accepted = 0, rejected = 0 }

    var tokens = 0, accepted = 0, rejected = 0, malformed = 0
    var failures: [String: Int] = [:]
    var missing: [String: Int] = [:]
    var clients: [String: Client] = [:]
    var users = 0, distinct = 0

    init(json text: String) throws {
      self = try JSONDecoder().decode(Totals.self, from: Data(text.utf8))
    }

    init(of output: String, expecting scopes: [String], distinct: Int) throws {
      var subjects: Set<String> = []
      for scope in scopes { missing[scope] = 0 }
      for text in output.split(separator: "\n") {
        let line = try JSONDecoder().decode(Line.self, from: Data(text.utf8))
        for code in line.failures { failures[code, default: 0] += 1 }
        for scope in line.missing ?? [] { missing[scope, default: 0] += 1 }
        if line.verdict == "malformed" {
          malformed += 1
          continue
        }
        tokens += 1
        let isAccepted = line.verdict == "accepted"
        if isAccepted { accepted += 1 } else { rejected += 1 }
        if let client = line.clientID {
          clients[client, default: Client()].accepted += isAccepted ? 1 : 0
          clients[client, default: Client()].rejected += isAccepted ? 0 : 1
        }
        if let subject = line.sub, subject != line.clientID { subjects.insert(subject) }
      }
      users = subjects.count
      self.distinct = distinct
    }
  }

  private static let text = (AuditInput.samples + AuditInput.others + AuditInput.samples)
    .joined(separator: "\n\n")
  private static let scopes = ["com.example.photos/read", "com.example.photos/write", "a/b"]
  private static let options =
    "--scope '\(scopes[0]) \(scopes[1])' --any-scope \(scopes[2]) --scope \(scopes[0])"

  @Test(arguments: ["--jobs 1", "--jobs 3", "--jobs 3 --unordered"])
  func `has the totals of the verdicts, in a file or in their place`(jobs: String) throws {
    let lines = try AuditInput.audit(Self.text, Self.options)
    let expected = try Totals(
      of: lines.output, expecting: Self.scopes, distinct: Set(AuditInput.samples).count)
    #expect(expected.malformed > 0 && expected.rejected > 0 && expected.users > 0)
    let file = try TemporaryFile("what was there before, and longer than the summary" + Self.text)
    let written = try AuditInput.audit(
      Self.text, "\(Self.options) \(jobs) --summary '\(file.url.path)'")
    #expect(try Totals(json: file.text()) == expected)
    #expect(
      written.output.split(separator: "\n").count == lines.output.split(separator: "\n").count)
    #expect(written.errors == lines.errors)
    #expect(written.status == lines.status)
    let printed = try AuditInput.audit(Self.text, "\(Self.options) \(jobs) --summary -")
    #expect(printed.output == (try file.text()))
    #expect(printed.status == lines.status)
  }

  @Test(arguments: ["", "--output text", "--output junit", "--failures-only"])
  func `is not printed with --quiet, nor are verdicts, and the exit code is the same`(
    options: String
  ) throws {
    for input in [AuditInput.accepted, Self.text, "", "x"] {
      let loud = try AuditInput.audit(input, options)
      let quiet = try AuditInput.audit(input, "\(options) --quiet")
      #expect(quiet.status == loud.status)
      #expect(quiet.output == "")
      let errors = loud.errors.split(separator: "\n").filter { $0.hasPrefix("jwtscope: error:") }
      #expect(quiet.errors.split(separator: "\n") == errors)
    }
  }

  @Test func `never overwrites an input`() throws {
    let file = try TemporaryFile(AuditInput.accepted)
    for input in ["\"$FILE\"", "- <\"$FILE\"", "<\"$FILE\"", "README.md \"$FILE\""] {
      let result = try Shell.run(
        """
        link=$(mktemp -u) && ln -s "$FILE" "$link"
        jwtscope audit \(AuditInput.checks) --summary "$link" \(input); code=$?; rm "$link"; exit $code
        """, environment: ["FILE": file.url.path])
      #expect(result.status == 64)
      #expect(result.errors.contains("which is an input"))
      #expect(try file.text() == AuditInput.accepted)
    }
  }

  @Test func `that cannot be written is an error before any token is verified`() throws {
    for path in ["/nosuch/summary.json", "/"] {
      let result = try AuditInput.audit(AuditInput.accepted, "--summary \(path)")
      #expect(result.status == 70)
      #expect(result.errors.hasPrefix("jwtscope: error: the summary \(path) cannot be written: "))
      #expect(!result.output.contains("accepted"))
    }
  }

  @Test func `has a bar on a terminal for each failure and each client without a scope`() throws {
    let file = try TemporaryFile(Self.text)
    let command = "jwtscope audit \"$FILE\" \(AuditInput.checks) --scope a/b --output text"
    let result = try Shell.run(
      "/usr/bin/python3 -c 'import pty, sys; pty.spawn(sys.argv[1:])' \(command) </dev/null",
      environment: ["FILE": file.url.path, "TERM": "xterm"])
    let bars = result.output.split(whereSeparator: \.isNewline).filter { $0.contains("█") }
    for label in ["scope-missing", "without a/b", "client 1example23456789client0000"] {
      #expect(bars.contains { $0.hasSuffix(label) }, "\(bars)")
    }
    let plain = try Shell.run(command, environment: ["FILE": file.url.path])
    #expect(!plain.errors.contains("█"))
    #expect(plain.errors.contains("without a scope: client 1example23456789client0000"))
  }

  @Test(arguments: [(1, 1, 160), (0, 1, 1), (1, 1000, 1), (1, 2, 80), (999, 1000, 160)])
  func `has bars in proportion, and every bar is visible`(
    count: Int, most: Int, eighths: Int
  ) {
    let bar = AuditSummary.bar(count, of: most)
    let ends = Array("▏▎▍▌▋▊▉█")
    #expect(bar.reduce(0) { $0 + (ends.firstIndex(of: $1) ?? -1) + 1 } == eighths)
  }

  @Test(arguments: [
    ("", true), ("--at 2027-01-01T00:00:00Z", false), ("--allow-expired", false),
    ("--time-member time", false), ("--output text", true), ("--quiet", false),
  ]) func `names the options about time if most tokens have expired`(
    options: String, isNamed: Bool
  ) throws {
    let file = try TemporaryFile("{\"time\":1,\"token\":\"\(AuditInput.accepted)\"}\n")
    let result = try Shell.run(
      "jwtscope audit \"$FILE\" --jwks samples/keys/jwks.json \(options)",
      environment: ["FILE": file.url.path])
    let isHint = ["--time-member", "--at", "--allow-expired"].allSatisfy(result.errors.contains)
    #expect(isHint == isNamed, "\(result.errors)")
  }
}

@Suite struct `An audit of a log` {
  /// Before, in and after the tokens' lifetimes.
  static let times = [
    "2025-12-31T22:00:00Z", "2026-01-01T00:30:00Z", "2026-06-01T00:00:00.5+02:00",
  ]

  @Test func `verifies each token as of the time in its line`() throws {
    let samples = AuditInput.samples
    for time in Self.times {
      let lines = samples.map { "{\"request\":{\"at\":\"\(time)\"},\"token\":\"\($0)\"}" }
      let keys = "--jwks samples/keys/jwks.json --scope com.example.photos/read"
      let (log, tokens) = (
        try TemporaryFile(lines.joined(separator: "\n")),
        try TemporaryFile(samples.joined(separator: "\n"))
      )
      let result = try Shell.run(
        """
        jwtscope audit "$LOG" \(keys) --time-member request.at; echo $?
        jwtscope audit "$TOKENS" \(keys) --at \(time); echo $?
        """, environment: ["LOG": log.url.path, "TOKENS": tokens.url.path])
      let outputs = result.output.split(separator: "\n")
      #expect(outputs.count == 2 * samples.count + 2)
      #expect(outputs.prefix(samples.count + 1) == outputs.suffix(samples.count + 1))
    }
  }

  @Test func `does not verify a token whose time is not known`() throws {
    let text = """
      {"token":"\(AuditInput.accepted)"}
      \(AuditInput.accepted)
      {"time":"noon","token":"\(AuditInput.accepted)"}
      {"time":1767227400,"token":"\(AuditInput.accepted)"}
      """
    let file = try TemporaryFile(text)
    let result = try Shell.run(
      "jwtscope audit \"$FILE\" --jwks samples/keys/jwks.json --time-member time",
      environment: ["FILE": file.url.path])
    #expect(
      AuditInput.verdicts(result) == ["1 malformed", "2 malformed", "3 malformed", "4 accepted"])
    #expect(result.output.matches(of: /"failures":\["time-missing"\]/).count == 3)
    #expect(result.status == 1)
  }

  @Test(arguments: [
    ("gzip", "zcat", "\\037\\213\\010\\000"), ("zstd", "zstdcat", "\\050\\265\\057\\375"),
  ]) func `names a compressed file and the pipe that reads it, and verifies the others`(
    format: String, program: String, magic: String
  ) throws {
    let result = try Shell.run(
      """
      folder=$(mktemp -d) && cd "$folder" && for name in day.log.x 'a b.x'; do
      { printf '\(magic)'; head -c 600000 /dev/zero; } >"$name"; done
      cp "$TOKEN" token.jwt
      jwtscope audit day.log.x token.jwt 'a b.x' - --jwks "$KEYS" --at 1767227400 <day.log.x
      code=$?; rm -r "$folder"; exit $code
      """,
      environment: [
        "TOKEN": Shell.package.appending(path: "samples/tokens/with-scopes.jwt").path,
        "KEYS": Shell.package.appending(path: "samples/keys/jwks.json").path,
      ])
    #expect(result.status == 66)
    for (name, file) in [("day.log.x", "day.log.x"), ("a b.x", "FILE"), ("standard input", "FILE")]
    {
      #expect(
        result.errors.contains(
          "\(name) is compressed (\(format)): decompress it with \(program) \(file) | jwtscope audit …"
        ))
    }
    #expect(result.errors.contains("jwtscope: 1 token: 1 accepted, 0 rejected\n"))
    #expect(result.output.matches(of: /"verdict"/).count == 1)
  }

  @Test func `of a real compressed file is the same through the pipe that it names`() throws {
    let result = try Shell.run(
      """
      gzip -c samples/tokens/with-scopes.jwt | zcat | jwtscope audit \(AuditInput.checks)
      """)
    #expect(result.status == 0)
  }

  @Test(arguments: [
    "--nosuch", "--jobs 0", "--at yesterday", "--scope ''", "--time-member a..b",
    "--time-member time --at 1", "--summary ''", "--output=json --jobs x", "--output json --jobs x",
  ]) func `prints a usage error as one JSON line, as it does verdicts`(options: String) throws {
    let result = try Shell.run(
      "jwtscope audit samples/tokens/with-scopes.jwt --jwks samples/keys/jwks.json \(options)")
    #expect(result.status == 64)
    #expect(result.errors.hasPrefix("jwtscope: error: "))
    #expect(result.output.hasPrefix("{\"error\":{\"code\":\"usage\","))
    #expect(result.output.split(separator: "\n").count == 1)
  }

  @Test(arguments: [("--output text", false), ("--quiet", false), ("--output junit", true)])
  func `prints a usage error in the requested format`(
    options: String, isPrinted: Bool
  ) throws {
    let result = try Shell.run("jwtscope audit --nosuch \(options)")
    #expect(result.status == 64)
    #expect(result.output.isEmpty != isPrinted)
    #expect(!result.output.contains("{"))
  }
}
