import Foundation
import Testing

@Suite struct `Output that cannot be written` {
  /// One command for each way to print.
  static let commands = [
    "decode samples/tokens/with-scopes.jwt", "decode samples/tokens/with-scopes.jwt --output json",
    "verify samples/tokens/with-scopes.jwt \(AuditInput.checks)",
    "verify samples/tokens/with-scopes.jwt \(AuditInput.checks) --output junit",
    "audit samples/tokens/with-scopes.jwt \(AuditInput.checks)",
    "audit samples/tokens/with-scopes.jwt \(AuditInput.checks) --output junit",
    "keys samples/keys/jwks.json", "keys samples/keys/jwks.json --output jwks",
    "diff samples/tokens/with-scopes.jwt samples/tokens/without-scopes.jwt",
    "--help", "verify --help", "--version", "--generate-completion-script bash",
  ]

  @Test(arguments: commands) func `on a full disk is an error of one sentence`(
    command: String
  ) throws {
    let result = try Shell.run("jwtscope \(command) >/dev/full")
    #expect(
      result.errors
        == "jwtscope: error: the output cannot be written: No space left on device\n")
    #expect(result.status == 70)
  }

  @Test(arguments: commands) func `to a closed stream is an error of one sentence`(
    command: String
  ) throws {
    let result = try Shell.run("jwtscope \(command) >&-")
    #expect(result.errors == "jwtscope: error: the output cannot be written: it is closed\n")
    #expect(result.status == 70)
  }

  /// Also with SIGPIPE ignored, as many parent processes leave it.
  @Test(arguments: ["", "trap '' PIPE;"], commands)
  func `to a closed pipe ends the command quietly`(
    preparation: String, command: String
  ) throws {
    let result = try Shell.run(
      "bash -c \"$SCRIPT\"",
      environment: [
        "SCRIPT": "\(preparation) { sleep 0.05; jwtscope \(command); } | :; echo ${PIPESTATUS[0]}"
      ])
    #expect(result.output == "141\n")
    #expect(result.errors == "")
  }

  @Test func `to a reader that stops after one line ends a long audit`() throws {
    let file = try TemporaryFile(
      String(repeating: AuditInput.samples.joined(separator: "\n") + "\n", count: 200))
    let result = try Shell.run(
      """
      bash -c 'jwtscope audit "$FILE" \(AuditInput.checks) | head -n 1; echo ${PIPESTATUS[0]}'
      """, environment: ["FILE": file.url.path])
    #expect(AuditInput.verdicts(result) == ["1 rejected"])
    #expect(result.output.hasSuffix("\n141\n"))
    #expect(result.errors == "")
  }

  @Test(arguments: [">&-", ">/dev/full"])
  func `to standard error does not change the verdict`(where: String) throws {
    for (file, status) in [("with-scopes", 0), ("expired", 3), ("nosuch", 66)] as [(_, Int32)] {
      let result = try Shell.run(
        "jwtscope verify samples/tokens/\(file).jwt \(AuditInput.checks) 2\(`where`)")
      #expect(result.status == status)
    }
    let audit = try Shell.run(
      "jwtscope audit samples/tokens/with-scopes.jwt \(AuditInput.checks) 2\(`where`)")
    #expect(audit.status == 0)
    #expect(AuditInput.verdicts(audit) == ["1 accepted"])
  }
}

@Suite struct `A signal` {
  @Test func `ends an audit at once, after a whole line of output`() async throws {
    let file = try TemporaryFile(
      String(repeating: AuditInput.samples.joined(separator: "\n") + "\n", count: 200))
    let signals = [("INT", 2), ("TERM", 15), ("HUP", 1)].flatMap { name, number in
      [1, 3].map { jobs in (name: name, number: number, jobs: jobs) }
    }
    let results = try await Shell.runAside(
      each: signals.map { signal in
        """
        /usr/bin/python3 Tests/ToolTests/Scripts/interrupt.py SIG\(signal.name) \
        jwtscope audit "$FILE" \(AuditInput.checks) --jobs \(signal.jobs)
        """
      }, environment: ["FILE": file.url.path])
    for (signal, result) in zip(signals, results) {
      #expect(result.output == "-\(signal.number) whole lines\n", "\(signal): \(result.errors)")
    }
  }

  @Test func `ends an audit that waits for more input`() throws {
    // A FIFO that stays open for writing has no end.
    let result = try Shell.run(
      """
      fifo=$(mktemp -u) && mkfifo "$fifo" && exec 3<>"$fifo" && rm "$fifo"
      /usr/bin/python3 Tests/ToolTests/Scripts/interrupt.py SIGINT \
      jwtscope audit samples/tokens/with-scopes.jwt - \(AuditInput.checks) <&3
      """)
    #expect(result.output == "-2 whole lines\n", "\(result.errors)")
  }

  @Test func `that the parent ignores is ignored`() throws {
    let result = try Shell.run(
      """
      trap '' INT
      { echo x; sleep 0.3; } | /usr/bin/python3 Tests/ToolTests/Scripts/with_signals.py \
      sh -c '{ sleep 0.1; kill -INT $$; } & exec jwtscope audit \(AuditInput.checks)'
      """)
    #expect(AuditInput.verdicts(result) == ["1 malformed"])
    #expect(result.status == 65)
  }
}
