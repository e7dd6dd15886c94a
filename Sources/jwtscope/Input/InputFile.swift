import CognitoToken
import SystemPackage

/// Reads files and standard input, whatever their kind, up to a limit.
enum InputFile {
  /// The file's bytes, or those of standard input for `-`, and at most one more than `limit` of them: enough to see
  /// that it is too long.
  static func read(_ path: String, limit: Int) throws -> [UInt8] {
    try reading(path) {
      if path == "-" { return try FileDescriptor.standardInput.readAll(limit: limit) }
      let file = try FileDescriptor.open(FilePath(argument: path), .readOnly)
      return try file.closeAfter { try file.readAll(limit: limit) }
    }
  }

  /// Reads the file, or standard input for `-`, a chunk at a time; it is opened for the first.
  static func reader(of path: String) -> LineSource.Reader {
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
          // Among many files that cannot be read, the descriptors must last for the others.
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

  /// What verdicts call it.
  static func label(of path: String) -> String {
    Redaction.redacting(PlatformText.visible(path))
  }

  /// What messages call it.
  static func name(of path: String) -> String {
    path == "-" ? "standard input" : PlatformText.shown(path)
  }

  /// Whether there is such a file, or a link of that name, wherever it leads.
  static func exists(_ path: String) -> Bool {
    var status = stat()
    return unsafe path == "-"
      || FilePath(argument: path).withPlatformString { unsafe lstat($0, &status) } == 0
  }

  /// Whether a command writes to standard input.
  static var standardInputIsPipe: Bool {
    var status = stat()
    let found = unsafe fstat(STDIN_FILENO, &status)
    return found == 0 && [S_IFIFO, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }

  /// Which regular file it is, by whatever name; nil for others, and if there is none.
  static func identity(of path: String) -> (device: UInt64, inode: UInt64)? {
    var status = stat()
    let found =
      path == "-"
      ? unsafe fstat(STDIN_FILENO, &status)
      : unsafe FilePath(argument: path).withPlatformString { unsafe stat($0, &status) }
    guard found == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return (UInt64(status.st_dev), UInt64(status.st_ino))
  }

  /// Bytes; nil where that cannot be known beforehand. Opens nothing: a FIFO's writer would take that for its reader.
  static func size(of path: String) -> Int? {
    var status = stat()
    let found = unsafe FilePath(argument: path).withPlatformString { unsafe stat($0, &status) }
    return found == 0 && status.st_mode & S_IFMT == S_IFREG ? status.st_size : nil
  }
}

extension FileDescriptor {
  /// What can be read, but at most one byte more than `limit`: enough to see that it is too long.
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

  /// Appends what one read gives, as far as there is room; nothing at the end.
  func readChunk(into output: inout OutputSpan<UInt8>) throws {
    try unsafe output.withUnsafeMutableBufferPointer { buffer, count in
      let room = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count...])
      count += try unsafe read(into: UnsafeMutableRawBufferPointer(room))
    }
  }
}
