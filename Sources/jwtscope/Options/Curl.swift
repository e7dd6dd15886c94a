import CognitoToken
import Glibc
import SystemPackage

/// Fetches by running `curl`, so that proxies, trust stores and TLS are those the user already has.
///
/// Never through a shell: the arguments are fixed but for the address, which is the last.
enum Curl {
  /// Seconds.
  private static let timeLimit = 10

  /// - Parameter limit: bytes; at most one more is returned, enough to see that it is too long.
  static func fetch(_ address: WebAddress, limit: Int) throws -> [UInt8] {
    // A user's .curlrc could follow redirects or skip verification, so it is not read.
    var arguments = ["curl", "--disable", "--silent", "--show-error", "--globoff"]
    arguments += ["--max-time", "\(timeLimit)", "--max-redirs", "0"]
    arguments += ["--proto", address.isLoopback ? "=http,https" : "=https"]
    if address.isLoopback { arguments += ["--noproxy", "*"] }
    arguments += ["--write-out", "%{stderr}%{http_code}", "--url", address.url]

    let result = try run(arguments, limit: limit)
    if result.output.count > limit { return result.output }
    let status = result.errors.suffix(3)
    let complaint = result.errors.dropLast(3).split(whereSeparator: \.isNewline).first ?? ""
    if result.exitCode != 0 {
      throw failure(address, complaint.isEmpty ? "curl gave up" : String(complaint))
    }
    if status.first == "3" {
      throw failure(address, "it redirects to another address, which is not followed")
    }
    guard status == "200" else { throw failure(address, "the server answered with \(status)") }
    return result.output
  }

  private static func failure(_ address: WebAddress, _ reason: String) -> ToolError {
    ToolError(
      "fetch-failed", "\(address.url) cannot be fetched: \(reason)",
      exitCode: ExitStatus.fetchFailed)
  }

  // MARK: The process

  private struct Result {
    let output: [UInt8]
    let errors: String
    let exitCode: Int32
  }

  private static func run(_ arguments: [String], limit: Int) throws -> Result {
    let (output, outputEnd) = try FileDescriptor.pipe()
    let (errors, errorsEnd) = try FileDescriptor.pipe()
    defer { try? errors.close() }
    let process: pid_t
    do {
      process = try spawn(
        arguments, output: outputEnd, errors: errorsEnd, closing: [output, errors])
    } catch Errno.noSuchFileOrDirectory {
      throw ToolError(
        "fetch-failed",
        "fetching needs curl, which is not installed; or save the JWK Set and name its file",
        exitCode: ExitStatus.fetchFailed)
    }
    try outputEnd.close()
    try errorsEnd.close()
    let body = try output.readAll(limit: limit)
    // Ends curl where there is more to come than anybody wants.
    try output.close()
    let complaint = try errors.readAll(limit: 16 * 1024)
    var status: Int32 = 0
    while unsafe waitpid(process, &status, 0) < 0, errno == EINTR {}
    return Result(
      output: body, errors: String(decoding: complaint, as: UTF8.self),
      exitCode: status & 0x7F == 0 ? status >> 8 & 0xFF : -1)
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
