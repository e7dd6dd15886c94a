import Foundation
import Testing

@Suite struct `An audit` {
  /// Long enough for many blocks. Lines have every length up to one and a half blocks of 256 KiB,
  /// so that blocks end at any place in a line.
  static let lines: [String] = (0..<160).map { index in
    let token = AuditInput.samples[index % AuditInput.samples.count]
    switch index % 60 {
    case 7: return ""
    case 13: return String(repeating: " ", count: index * 17) + token
    case 19: return "{\"AccessToken\":\"\(token)\"}"
    case 23: return "Bearer \(token)\r"
    case 31: return token + String(repeating: "\t", count: index * 700)
    case 43: return token + String(repeating: " ", count: 260_000 + index)
    case 47: return String(repeating: "x", count: 1000 + index)
    case 53: return "\(token) "
    default: return token
    }
  }
  static let text = lines.joined(separator: "\n")

  @Test(arguments: ["", "--output text --failures-only", "--output junit"])
  func `prints the same on any number of cores`(options: String) throws {
    let one = try AuditInput.audit(Self.text, "\(options) --jobs 1")
    #expect(one.status == 1)
    for jobs in ["--jobs 2", "--jobs 7"] {
      let many = try AuditInput.audit(Self.text, "\(options) \(jobs)")
      #expect(many.output == one.output)
      #expect(many.errors == one.errors)
    }
  }

  @Test func `prints the same lines with --unordered`() throws {
    let ordered = try AuditInput.audit(Self.text, "--jobs 1")
    let unordered = try AuditInput.audit(Self.text, "--jobs 3 --unordered")
    #expect(
      unordered.output.split(separator: "\n").sorted()
        == ordered.output.split(separator: "\n").sorted())
  }

  /// A pipe delivers other pieces than a file.
  @Test(arguments: [1, 7, 100_001]) func `prints the same wherever its blocks begin`(
    shift: Int
  ) throws {
    let plain = try AuditInput.audit(Self.text)
    let shifted = try AuditInput.audit(String(repeating: " ", count: shift - 1) + "\n" + Self.text)
    #expect(
      shifted.output
        == plain.output.replacing(#/"line":([0-9]+)/#) { match in
          "\"line\":\((Int(match.output.1) ?? 0) + 1)"
        })
    let file = try TemporaryFile(Self.text)
    let piped = try Shell.run(
      "dd if=\"$FILE\" obs=\(4096 + shift) 2>/dev/null | jwtscope audit \(AuditInput.checks)",
      environment: ["FILE": file.url.path])
    #expect(piped.output == plain.output)
  }

  @Test func `counts lines as an editor does`() throws {
    let long = String(repeating: "x", count: 600_000)
    let text = "\n\n\(AuditInput.accepted)\r\n\(long)\n\(AuditInput.accepted)\n\(long)\(long)\n\r\n"
    let result = try AuditInput.audit(text + "\(AuditInput.accepted)\n\(long)")
    #expect(
      AuditInput.verdicts(result) == [
        "3 accepted", "4 malformed", "5 accepted", "6 malformed", "8 accepted", "9 malformed",
      ])
    #expect(result.output.matches(of: /"failures":\["limit-exceeded"\]/).count == 3)
  }

  /// Every line has the same token, so only the number of spaces can exceed the limit.
  @Test(arguments: [(262_144, "accepted"), (262_145, "malformed")])
  func `reads lines up to the limit, at any place in the input`(
    length: Int, verdict: String
  ) throws {
    let line = AuditInput.accepted.padding(toLength: length, withPad: " ", startingAt: 0)
    for start in [0, 70_000] {
      let first = String(repeating: "\n", count: start)
      for end in ["", "\n"] {
        let result = try AuditInput.audit(first + line + end)
        #expect(AuditInput.verdicts(result).first == "\(start + 1) \(verdict)")
      }
    }
  }

  @Test(arguments: AuditInput.samples + AuditInput.others) func `agrees with verify`(
    line: String
  ) throws {
    let options = """
      \(AuditInput.checks) --scope com.example.photos/read --client-id 1example23456789client0000 \
      --user-pool-id us-east-1_Example01
      """
    let file = try TemporaryFile(line)
    let variables = ["FILE": file.url.path]
    let verified = try Shell.run(
      "jwtscope verify \"$FILE\" \(options) --output json", environment: variables)
    let audited = try Shell.run("jwtscope audit \"$FILE\" \(options)", environment: variables)
    #expect(audited.status == ([0: 0, 65: 65][verified.status] ?? 1))
    let verdict = [0: "accepted", 65: "malformed"][verified.status] ?? "rejected"
    #expect(AuditInput.verdicts(audited) == ["1 \(verdict)"])
    let codes = verified.output.matches(of: /"code": ("[a-z-]+")/).map(\.output.1)
    #expect(audited.output.contains("\"failures\":[\(codes.joined(separator: ","))]"))
  }

  @Test(arguments: [
    ("samples/tokens/with-scopes.jwt", 0), ("samples/tokens/expired.jwt", 1),
    ("samples/tokens/with-scopes.jwt README.md", 1), ("/dev/null", 65), ("README.md", 65),
    ("/dev/null samples/tokens/with-scopes.jwt", 0), ("nosuch.txt", 66), ("samples", 66),
    ("/dev/null nosuch.txt", 66), ("nosuch.txt samples/tokens/with-scopes.jwt", 66),
    ("samples/tokens/with-scopes.jwt --jwks README.md", 65),
    ("samples/tokens/with-scopes.jwt --jwks nosuch.json", 66),
    ("samples/tokens/with-scopes.jwt --jobs 0", 64), ("- -", 64),
  ]) func `exits with a code for the whole input`(input: String, status: Int32) throws {
    let checks = input.contains("--jwks") ? "" : AuditInput.checks
    let result = try Shell.run("jwtscope audit \(checks) \(input)")
    #expect(result.status == status, "\(result.errors)")
  }

  /// An audit of no tokens must not pass.
  @Test(arguments: [
    ("", "it is empty or has only blank lines; did the command that writes it fail?"),
    ("\n \r\n\t\n", "it is empty or has only blank lines; did the command that writes it fail?"),
    ("hello", "its only line cannot be read as a token"),
    ("eyJ\n\n{}\n", "none of its 2 lines can be read as a token"),
  ]) func `without a token says so in every output, and exits with 65`(text: String, reason: String)
    throws
  {
    let sentence = "there is no token in the input: \(reason)"
    for options in ["", "--failures-only --jobs 1"] {
      for format in ["json", "text", "junit"] {
        let result = try AuditInput.audit(text, "--output \(format) \(options)")
        #expect(result.status == 65)
        #expect(result.errors.hasSuffix("jwtscope: error: \(sentence)\n"))
        #expect(result.output.contains("empty-input"))
        #expect(result.output.contains(sentence))
        if format == "junit" { #expect(try JUnitReport.problems(of: result.output) == "") }
      }
    }
  }

  /// If unreadable files stayed open, no file descriptors would be left for the others.
  @Test func `verifies the other files if some cannot be read`() throws {
    let accepted = "samples/tokens/with-scopes.jwt"
    for format in ["json", "text", "junit"] {
      let result = try Shell.run(
        """
        ulimit -n 64
        folder=$(mktemp -d) && mkdir $(seq -f "$folder/%g" 100)
        jwtscope audit nosuch-1.txt \(accepted) "$folder"/* README.md nosuch-2.txt \
        samples/tokens/machine.jwt \(AuditInput.checks) --output \(format) --jobs 2
        code=$?; rm -r "$folder"; exit $code
        """)
      #expect(result.status == 66)
      let errors = result.errors.split(separator: "\n")
      #expect(errors.contains { $0.contains(" tokens: 2 accepted, 0 rejected") })
      #expect(errors.count { $0.hasSuffix(" cannot be read: Is a directory") } == 100)
      for name in ["nosuch-1.txt", "nosuch-2.txt"] {
        let sentence = "\(name) cannot be read: No such file or directory"
        #expect(errors.contains("jwtscope: error: \(sentence)"))
        #expect(result.output.contains(sentence))
      }
      #expect(result.output.contains("unreadable-file"))
      if format == "junit" {
        #expect(try JUnitReport.problems(of: result.output) == "")
        #expect(result.output.matches(of: /<error type="unreadable-file"/).count == 102)
      }
    }
  }

  @Test func `prints only failures with --failures-only`() throws {
    let text = "\(AuditInput.accepted)\nx\n\(AuditInput.accepted)\n"
    let result = try AuditInput.audit(text, "--failures-only")
    #expect(AuditInput.verdicts(result) == ["2 malformed"])
    #expect(
      result.errors.hasPrefix("jwtscope: 2 tokens: 2 accepted, 0 rejected; 1 malformed line\n"))
  }

  @Test func `of several files names each file and counts its lines`() throws {
    let result = try Shell.run(
      """
      jwtscope audit samples/tokens/with-scopes.jwt - samples/tokens/expired.jwt \
      \(AuditInput.checks) <samples/tokens/with-scopes.jwt
      """)
    #expect(
      result.output.matches(of: /\{"file":"([^"]+)","line":([0-9]+)/)
        .map { "\($0.output.1) \($0.output.2)" } == [
          "samples/tokens/with-scopes.jwt 1", "- 1", "samples/tokens/expired.jwt 1",
        ])
  }

  @Test func `is a filter that other programs can run in parallel`() throws {
    let file = try TemporaryFile(Self.text)
    let whole = try AuditInput.audit(Self.text)
    // Each part counts its own lines, and one may have no token.
    let parts = try Shell.run(
      """
      folder=$(mktemp -d)
      split -n l/5 "$FILE" "$folder/part-"
      ls "$folder"/part-* | xargs -P 2 -I{} sh -c \
      'jwtscope audit \(AuditInput.checks) <"$1" >"$1.out" || case $? in 1|65) ;; *) exit 2 ;; esac' sh {}
      echo $? >&2
      grep -hv '^{"error"' "$folder"/*.out
      rm -r "$folder"
      """, environment: ["FILE": file.url.path])
    #expect(parts.errors.hasSuffix("\n0\n"))
    let line = #/"line":[0-9]+/#
    #expect(parts.output.replacing(line, with: "") == whole.output.replacing(line, with: ""))
  }

  @Test(
    .disabled(if: Shell.isSanitized),
    arguments: [
      "[print('A' * 10_000_000) for _ in range(5)]", "print('\\n' * 1_000_000)",
    ]) func `uses no more memory for long lines or for many`(program: String) throws
  {
    let result = try Shell.run(
      """
      /usr/bin/python3 -c "\(program)" | /usr/bin/python3 Tests/ToolTests/Scripts/peak_memory.py \
      jwtscope audit \(AuditInput.checks) >/dev/null
      """)
    let numbers = result.errors.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    #expect(numbers.count == 2 && numbers[0] == 65 && numbers[1] < 64 * 1024, "\(result.errors)")
  }
}
