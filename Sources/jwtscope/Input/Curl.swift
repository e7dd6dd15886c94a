import CognitoToken
import SystemPackage

/// Fetches a URL with `curl`, which uses the proxies and trust stores that the user has set up.
///
/// curl is not run through a shell. Its arguments are fixed, except the URL, which is the last one.
enum Curl {
  /// Seconds.
  private static let timeLimit = 10

  /// - Parameter limit: bytes. One byte more is returned if the response is longer.
  static func fetch(_ address: WebAddress, limit: Int) throws -> [UInt8] {
    let result: Result
    do {
      result = try run(arguments(for: address), limit: limit)
    } catch Errno.noSuchFileOrDirectory {
      throw ToolError(
        "fetch-failed",
        "curl is not installed: install it, or save the JWK Set to a file and name the file",
        exitCode: ExitStatus.fetchFailed)
    } catch let error as Errno {
      throw failure(address, "curl cannot be run: \(error)")
    }
    if result.output.count > limit { return result.output }
    let status = result.errors.suffix(3)
    guard result.exitCode == 0 else {
      throw failure(address, complaint(in: String(result.errors.dropLast(3))))
    }
    if status.first == "3" {
      throw failure(address, "it redirects to another URL, which is not followed")
    }
    guard status == "200" else { throw failure(address, "the server answered with \(status)") }
    return result.output
  }

  private static func arguments(for address: WebAddress) -> [String] {
    // A user's .curlrc could follow redirects or skip verification, so it is not read.
    var arguments = ["curl", "--disable", "--silent", "--show-error", "--globoff"]
    arguments += ["--max-time", "\(timeLimit)", "--max-redirs", "0", "--tlsv1.2"]
    arguments += ["--proto", address.isLoopback ? "=http,https" : "=https"]
    if address.isLoopback { arguments += ["--noproxy", "*"] }
    return arguments + ["--write-out", "%{stderr}%{http_code}", "--url", address.url]
  }

  private static func failure(_ address: WebAddress, _ reason: String) -> ToolError {
    ToolError(
      "fetch-failed",
      "\(address.name) cannot be fetched: \(reason)",
      exitCode: ExitStatus.fetchFailed)
  }

  /// The first line of curl's message, without the quoted proxy, which may contain a password.
  private static func complaint(in errors: String) -> String {
    guard let line = errors.split(whereSeparator: \.isNewline).first else { return "curl gave up" }
    guard let at = line.lastIndex(of: "@") else { return String(line.prefix(200)) }
    let start = line.firstIndex(of: "'") ?? line[..<at].lastIndex(of: " ") ?? line.startIndex
    return "\(line[..<start].prefix(200))…"
  }

  // MARK: The process

  private struct Result {
    let output: [UInt8]
    let errors: String
    /// nil if a signal ended curl, or if its exit status is unknown.
    let exitCode: Int32?
  }

  private static func run(_ arguments: [String], limit: Int) throws -> Result {
    // A parent may have made this process ignore SIGCHLD. curl's exit status would then be lost.
    signal(SIGCHLD, SIG_DFL)
    let (output, outputEnd) = try FileDescriptor.pipe()
    let (errors, errorsEnd) = try FileDescriptor.pipe()
    defer { try? errors.close() }
    // The messages are read only after the output, so curl must not block on them. What exceeds the
    // pipe's capacity is lost.
    _ = fcntl(errorsEnd.rawValue, F_SETFL, O_NONBLOCK)
    let process = try spawn(
      arguments, output: outputEnd, errors: errorsEnd, closing: [output, errors])
    try outputEnd.close()
    try errorsEnd.close()
    let body = try output.readAll(limit: limit)
    // Ends curl if the response exceeds the limit.
    try output.close()
    let complaint = try errors.readAll(limit: 64 * 1024)
    return Result(
      output: body, errors: String(decoding: complaint, as: UTF8.self),
      exitCode: exitCode(of: process))
  }

  private static func exitCode(of process: pid_t) -> Int32? {
    var status: Int32 = 0
    while true {
      let ended = unsafe waitpid(process, &status, 0)
      if ended == process { return status & 0x7F == 0 ? status >> 8 & 0xFF : nil }
      if ended >= 0 || errno != EINTR { return nil }
    }
  }

  private static func spawn(
    _ arguments: [String], output: FileDescriptor, errors: FileDescriptor,
    closing others: [FileDescriptor]
  ) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output.rawValue, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors.rawValue, STDERR_FILENO)
    for descriptor in [output, errors] + others {
      unsafe posix_spawn_file_actions_addclose(&actions, descriptor.rawValue)
    }
    var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe words.indices { unsafe free(words[index]) } }
    var process: pid_t = 0
    let result = unsafe posix_spawnp(&process, "curl", &actions, nil, &words, environ)
    guard result == 0 else { throw Errno(rawValue: result) }
    return process
  }
}
