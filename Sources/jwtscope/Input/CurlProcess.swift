import SystemPackage

/// A running `curl`, with pipes for its output and its messages.
struct CurlProcess {
  struct Result {
    let output: [UInt8]
    let errors: String
    /// nil if a signal ended curl, or if its exit status is unknown.
    let exitCode: Int32?
  }

  private let id: pid_t
  private let output: FileDescriptor
  private let errors: FileDescriptor

  /// Starts curl. Call it from one thread at a time.
  ///
  /// - Parameter arguments: with `curl` as the first.
  /// - Throws: `Errno`.
  init(_ arguments: [String]) throws {
    // A parent may have made this process ignore SIGCHLD. curl's exit status would then be lost.
    signal(SIGCHLD, SIG_DFL)
    let (output, outputEnd) = try FileDescriptor.pipe()
    let (errors, errorsEnd) = try FileDescriptor.pipe()
    // Another curl with a copy of an end would keep this one's pipe open.
    for end in [output, outputEnd, errors, errorsEnd] {
      _ = fcntl(end.rawValue, F_SETFD, FD_CLOEXEC)
    }
    // The messages are read only after the output, so curl must not block on them. What exceeds the
    // pipe's capacity is lost.
    _ = fcntl(errorsEnd.rawValue, F_SETFL, O_NONBLOCK)
    id = try Self.spawn(arguments, output: outputEnd, errors: errorsEnd)
    try outputEnd.close()
    try errorsEnd.close()
    self.output = output
    self.errors = errors
  }

  /// Waits until curl has ended. Call it once.
  ///
  /// - Parameter limit: bytes of output. One byte more is returned if there are more.
  func result(limit: Int) throws -> Result {
    defer { try? errors.close() }
    let body = try output.readAll(limit: limit)
    // Ends curl if the response exceeds the limit.
    try output.close()
    let message = try errors.readAll(limit: 64 * 1024)
    return Result(
      output: body, errors: String(decoding: message, as: UTF8.self), exitCode: exitCode())
  }

  private func exitCode() -> Int32? {
    var status: Int32 = 0
    while true {
      let ended = unsafe waitpid(id, &status, 0)
      if ended == id { return status & 0x7F == 0 ? status >> 8 & 0xFF : nil }
      if ended >= 0 || errno != EINTR { return nil }
    }
  }

  private static func spawn(
    _ arguments: [String], output: FileDescriptor, errors: FileDescriptor
  ) throws -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output.rawValue, STDOUT_FILENO)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors.rawValue, STDERR_FILENO)
    var words = unsafe arguments.map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe words.indices { unsafe free(words[index]) } }
    var process: pid_t = 0
    let result = unsafe posix_spawnp(&process, "curl", &actions, nil, &words, environ)
    guard result == 0 else { throw Errno(rawValue: result) }
    return process
  }
}
