import CognitoToken
import SystemPackage

/// Reads files of any kind, and standard input.
enum InputFile {
  /// The bytes of the file, or of standard input for `-`. One byte more than `limit` shows that it
  /// is too long.
  static func read(_ path: String, limit: Int) throws -> [UInt8] {
    try reading(path) {
      if path == "-" { return try FileDescriptor.standardInput.readAll(limit: limit) }
      let file = try FileDescriptor.open(FilePath(argument: path), .readOnly)
      return try file.closeAfter { try file.readAll(limit: limit) }
    }
  }

  /// Reads the file, or standard input for `-`, in chunks. The first chunk opens it.
  static func reader(of path: String) -> TokenAudit.Source.Reader {
    var opened = path == "-" ? FileDescriptor.standardInput : nil
    var isFirst = true
    return { output in
      try reading(path) {
        let file = try opened ?? FileDescriptor.open(FilePath(argument: path), .readOnly)
        opened = file
        let count = output.count
        do {
          try file.readChunk(into: &output)
        } catch {
          // An audit of many files that cannot be read must not run out of descriptors.
          if path != "-" { try? file.close() }
          throw error
        }
        if output.count == count, path != "-" { try file.close() }
        if isFirst, let compression = Compression(output.span.extracting(count...)) {
          if path != "-" { try? file.close() }
          throw compression.error(in: path)
        }
        isFirst = false
      }
    }
  }

  private static func reading<Result>(_ path: String, _ body: () throws -> Result) throws -> Result
  {
    do {
      return try body()
    } catch let error as Errno {
      throw ToolError(
        "unreadable-file",
        "\(name(of: path)) cannot be read: \(error.reason)",
        exitCode: ExitStatus.unreadableFile)
    }
  }

  /// The file's name in verdicts.
  static func label(of path: String) -> String {
    Redaction.redacting(PlatformText.visible(path))
  }

  /// The file's name in messages.
  static func name(of path: String) -> String {
    path == "-" ? "standard input" : PlatformText.shown(path)
  }

  /// Whether a file or a link with that name exists.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe path == "-"
      || FilePath(argument: path).withPlatformString { unsafe lstat($0, &status) } == 0
  }

  /// Whether standard input is a pipe or a socket, so another program writes to it.
  static var standardInputIsPipe: Bool {
    var status = stat()
    let found = unsafe fstat(STDIN_FILENO, &status)
    return found == 0 && [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }

  /// The identity of a regular file, the same for all its names; nil for other files or none.
  static func identity(of path: String) -> (device: UInt64, inode: UInt64)? {
    var status = stat()
    let found =
      path == "-"
      ? unsafe fstat(STDIN_FILENO, &status)
      : unsafe FilePath(argument: path).withPlatformString { unsafe stat($0, &status) }
    guard found == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return (UInt64(status.st_dev), UInt64(status.st_ino))
  }

  /// The size of a regular file in bytes, else nil. Does not open the file: that would wake the
  /// writer of a FIFO.
  static func size(of path: String) -> Int? {
    var status = stat()
    let found = unsafe FilePath(argument: path).withPlatformString { unsafe stat($0, &status) }
    return found == 0 && status.st_mode & S_IFMT == S_IFREG ? status.st_size : nil
  }
}

extension FileDescriptor {
  /// The bytes up to the end, but at most `limit` + 1.
  func readAll(limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let wanted = min(64 * 1024, limit + 1 - bytes.count)
      let chunk = try [UInt8](capacity: wanted) { output in try readChunk(into: &output) }
      if chunk.isEmpty { break }
      bytes += chunk
    }
    return bytes
  }

  /// Appends the bytes of one read, as many as fit into `output`; none at the end of the file.
  func readChunk(into output: inout OutputSpan<UInt8>) throws {
    try unsafe output.withUnsafeMutableBufferPointer { buffer, count in
      let room = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
      count += try unsafe read(into: UnsafeMutableRawBufferPointer(room))
    }
  }
}
