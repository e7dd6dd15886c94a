import SystemPackage

/// Reads files and standard input, whatever their kind, up to a limit.
enum InputFile {
  /// The file's bytes, and at most one more than `limit` of them: enough to see that it is too long.
  static func read(_ path: String, limit: Int) throws -> [UInt8] {
    do {
      let file = try FileDescriptor.open(FilePath(path), .readOnly)
      return try file.closeAfter { try file.readAll(limit: limit) }
    } catch let error as Errno {
      throw ToolError(
        "unreadable-file", "\(path) cannot be read: \(error)", exitCode: ExitStatus.unreadableFile)
    }
  }

  static func readStandardInput(limit: Int) throws -> [UInt8] {
    do {
      return try FileDescriptor.standardInput.readAll(limit: limit)
    } catch let error as Errno {
      throw ToolError(
        "unreadable-file", "standard input cannot be read: \(error)",
        exitCode: ExitStatus.unreadableFile)
    }
  }
}

extension FileDescriptor {
  /// What can be read, but at most one byte more than `limit`: enough to see that it is too long.
  func readAll(limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let wanted = min(64 * 1024, limit + 1 - bytes.count)
      let chunk = try unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        count = try unsafe read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      if chunk.isEmpty { break }
      bytes += chunk
    }
    return bytes
  }
}
