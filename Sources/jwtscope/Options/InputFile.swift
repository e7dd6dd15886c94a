import SystemPackage

/// Reads files and standard input, whatever their kind, up to a limit.
enum InputFile {
  /// The file's bytes, and at most one more than `limit` of them: enough to see that it is too long.
  static func read(_ path: String, limit: Int) throws -> [UInt8] {
    do {
      let file = try FileDescriptor.open(FilePath(path), .readOnly)
      return try file.closeAfter { try read(file, limit: limit) }
    } catch let error as Errno {
      throw ToolError(
        "unreadable-file", "\(path) cannot be read: \(error)", exitCode: ExitStatus.unreadableFile)
    }
  }

  static func readStandardInput(limit: Int) throws -> [UInt8] {
    do {
      return try read(.standardInput, limit: limit)
    } catch let error as Errno {
      throw ToolError(
        "unreadable-file", "standard input cannot be read: \(error)",
        exitCode: ExitStatus.unreadableFile)
    }
  }

  private static func read(_ file: FileDescriptor, limit: Int) throws -> [UInt8] {
    var bytes: [UInt8] = []
    while bytes.count <= limit {
      let wanted = min(64 * 1024, limit + 1 - bytes.count)
      let chunk = try unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        count = try unsafe file.read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      if chunk.isEmpty { break }
      bytes += chunk
    }
    return bytes
  }
}
