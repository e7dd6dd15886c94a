import Foundation
import Testing

@Suite struct `Input of any kind` {
  @Test(arguments: [
    // A FIFO by its name, and bash's process substitution.
    "mkfifo fifo; cat \"$TOKEN\" >fifo & jwtscope verify fifo $CHECKS",
    "jwtscope verify <(cat \"$TOKEN\") --jwks <(cat \"$KEYS\") --at 1767227400",
    "mkfifo fifo; cat \"$TOKEN\" >fifo & jwtscope audit fifo $CHECKS",
    "jwtscope audit <(cat \"$TOKEN\") \"$TOKEN\" <(cat \"$TOKEN\") $CHECKS",
    "cat \"$TOKEN\" | jwtscope verify /dev/stdin $CHECKS",
    "(cut -c1-300 \"$TOKEN\" | tr -d '\\n'; sleep 0.1; cut -c301- \"$TOKEN\") | jwtscope verify $CHECKS",
  ]) func `that comes through a pipe is read to its end`(script: String) throws {
    let result = try Self.run(script)
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.output.contains("rejected"))
  }

  /// Progress is shown on a terminal. A FIFO must not be opened a second time for that.
  @Test func `that comes through a FIFO is not lost on a terminal`() throws {
    let result = try Self.run(
      """
      mkfifo fifo; (cat "$TOKEN" >fifo || echo lost) &
      /usr/bin/python3 -c 'import pty, sys; sys.exit(pty.spawn(sys.argv[1:]) >> 8)' \
      jwtscope audit fifo $CHECKS </dev/null
      """)
    #expect(result.output.contains("1 accepted"), "\(result.output) \(result.errors)")
    #expect(!result.output.contains("lost"))
    #expect(result.status == 0)
  }

  @Test(arguments: [
    ("jwtscope /dev/zero", 65, "longer than the limit of 1048576 bytes"),
    ("jwtscope </dev/zero", 65, "longer than the limit of 1048576 bytes"),
    ("jwtscope keys /dev/zero", 65, "longer than the limit of 1048576 bytes"),
    ("jwtscope verify \"$TOKEN\" --jwks /dev/zero", 65, "longer than the limit of 1048576 bytes"),
    ("jwtscope . ", 66, ". cannot be read: Is a directory"),
    ("jwtscope <.", 66, "standard input cannot be read: Is a directory"),
    ("jwtscope keys .", 66, ". cannot be read: Is a directory"),
    ("jwtscope audit . $CHECKS", 66, ". cannot be read: Is a directory"),
    ("jwtscope '' ", 64, "INPUT is empty: a variable may be unset"),
    ("jwtscope <&-", 66, "standard input cannot be read: it is closed"),
    ("jwtscope keys <&-", 66, "standard input cannot be read: it is closed"),
    ("jwtscope audit $CHECKS <&-", 66, "standard input cannot be read: it is closed"),
    ("jwtscope keys /proc/self/mem", 66, "/proc/self/mem cannot be read: Input/output error"),
    ("ln -s a b; ln -s b a; jwtscope a", 66, "a cannot be read: Too many levels"),
    ("jwtscope \"$(printf 'caf\\351.jwt')\"", 66, "cannot be read: No such file or directory"),
    ("jwtscope \"$(printf '\\xff\\xfe')\"", 66, "cannot be read: No such file or directory"),
    ("jwtscope --at \"$(printf '\\xff\\xfe')\"", 64, "is invalid for '--at <time>'"),
    ("head -c 100000 /dev/zero | jwtscope", 65, "there is no token"),
  ]) func `that is not text is an error of one sentence`(
    script: String, status: Int32, sentence: String
  ) throws {
    let result = try Self.run(script)
    #expect(result.status == status)
    #expect(result.errors.contains(sentence), "\(result.errors)")
    #expect(result.errors.hasPrefix("jwtscope: error: "))
    #expect(!result.errors.contains("\0"))
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func `that may not be read is an error`() throws {
    let result = try Self.run("cp \"$TOKEN\" secret; chmod 0 secret; jwtscope secret")
    #expect(result.errors == "jwtscope: error: secret cannot be read: Permission denied\n")
    #expect(result.status == 66)
  }

  @Test func `that is closed is not replaced by an opened file`() throws {
    // An opened file gets the lowest free descriptor: that of standard input, output or error.
    let result = try Self.run(
      "jwtscope audit \"$TOKEN\" \"$TOKEN\" - $CHECKS <&-; jwtscope verify \"$TOKEN\" $CHECKS <&- 2>&-"
    )
    #expect(
      result.errors == """
        jwtscope: error: standard input cannot be read: it is closed
        jwtscope: 2 tokens: 2 accepted, 0 rejected

        """)
    #expect(result.output.matches(of: /"verdict":"accepted"/).count == 2)
    #expect(result.status == 0)
  }

  @Test func `that ends in a read error is verified up to there, and so are the files after it`()
    throws
  {
    let token = AuditInput.accepted
    let file = try TemporaryFile(String(repeating: token + "\n", count: 2000))
    for jobs in 1...3 {
      let result = try Self.run(
        "jwtscope audit \"$FILE\" /proc/self/mem \"$FILE\" $CHECKS --jobs \(jobs)",
        ["FILE": file.url.path])
      #expect(result.output.matches(of: /"line":[0-9]+,"verdict":"accepted"/).count == 4000)
      let lines = result.output.split(separator: "\n")
      #expect(lines.count == 4001)
      #expect(lines[2000].hasSuffix("Input/output error\",\"exitCode\":66}}"))
      #expect(
        result.errors.hasPrefix(
          "jwtscope: error: /proc/self/mem cannot be read: Input/output error\n"))
      #expect(result.status == 66)
    }
  }

  @Test func `that grows while it is read is read line by line`() throws {
    let result = try Self.run(
      """
      for i in $(seq 300); do cat "$TOKEN"; done >grows
      for i in $(seq 100); do cat "$TOKEN" >>grows; done & jwtscope audit grows $CHECKS; code=$?
      wait; exit $code
      """)
    let lines = AuditInput.verdicts(result)
    #expect(300...400 ~= lines.count && lines.last == "\(lines.count) accepted")
    #expect(result.status == 0)
  }

  @Test func `gets one verdict per line, whatever it contains`() throws {
    let token = AuditInput.accepted
    let result = try AuditInput.audit(
      "\0\n\(token)\0\n\0\0\0\n\u{1B}[2J\n\u{202E}\n\(token)\r\n\u{85}\n")
    #expect(AuditInput.verdicts(result).count == 7)
    #expect(AuditInput.verdicts(result)[5] == "6 accepted")
    #expect(CILog.isPlain(result.output))
  }

  @Test(
    .disabled(if: Shell.isSanitized),
    arguments: [
      "jwtscope verify \"$TOKEN\" $CHECKS", "jwtscope audit \"$TOKEN\" $CHECKS",
      "jwtscope keys \"$KEYS\"", "jwtscope /dev/zero; [ $? -eq 65 ]",
    ]) func `needs no more than 300 MB of address space`(script: String) throws
  {
    let result = try Self.run("ulimit -v 300000; \(script)")
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test(arguments: ["NO_COLOR", "CLICOLOR_FORCE", "GITHUB_STEP_SUMMARY", "HOME", "LANG", "TERM"])
  func `gives the same result with an empty variable`(variable: String) throws {
    for value in ["", "\u{1B}[31m"] where value.isEmpty || variable != "CLICOLOR_FORCE" {
      let result = try Self.run("jwtscope verify \"$TOKEN\" $CHECKS", [variable: value])
      #expect(result.status == 0)
      #expect(!result.output.contains("\u{1B}"))
    }
  }

  @Test func `has its name escaped, like options`() throws {
    let attacks = Attack.all.map(\.text).filter { !$0.contains("\0") }
    let variables = attacks.enumerated().map { ("ATTACK\($0)", $1) }
    let environment = Dictionary(uniqueKeysWithValues: variables)
    let names = variables.map { "\"./$\($0.0)\"" }.joined(separator: " ")
    let audit = "jwtscope audit \(names) \(AuditInput.checks)"
    // Prints the error as text and as JSON.
    let options = variables.map { "jwtscope --at \"x$\($0.0)\" --output json" }
    let results = try Shell.run(each: [audit] + options, environment: environment)
    try #require(results.count == attacks.count + 1)
    for (number, result) in results.enumerated() {
      #expect(result.status == (number == 0 ? 66 : 64))
      #expect(CILog.commands(in: result.output + result.errors) == [])
      #expect(CILog.isPlain(result.output + result.errors))
      let lines = result.errors.split(separator: "\n").count
      #expect(number == 0 ? lines == attacks.count : lines <= 2)
    }
  }

  /// Runs bash in a separate folder.
  private static func run(
    _ script: String, _ environment: [String: String] = [:]
  ) throws -> Shell.Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let samples = Shell.package.appending(path: "samples")
    let keys = samples.appending(path: "keys/jwks.json").path
    let variables = [
      "FOLDER": folder.path, "SCRIPT": script, "KEYS": keys,
      "TOKEN": samples.appending(path: "tokens/with-scopes.jwt").path,
      "CHECKS": "--jwks \(keys) --at 1767227400",
    ]
    return try Shell.run(
      "cd \"$FOLDER\" && exec /usr/bin/python3 \"$OLDPWD/Tests/ToolTests/Scripts/with_signals.py\" bash -c \"$SCRIPT\"",
      environment: variables.merging(environment) { $1 })
  }
}
