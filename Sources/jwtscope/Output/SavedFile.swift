import CognitoToken
import SystemPackage

/// A file that a command saves. It is always either unchanged or complete.
enum SavedFile {
  /// Writes a new file next to the old one, and renames it. A symbolic link is kept.
  static func replace(_ path: String, with text: String) throws {
    do {
      let target = try destination(of: path)
      let (name, mode) = (target.path.lastComponent?.string ?? "", target.mode)
      let temporary = target.path.removingLastComponent().appending(".\(name).\(getpid())")
      do {
        let file = try FileDescriptor.open(
          temporary, .writeOnly, options: [.create, .exclusiveCreate],
          permissions: FilePermissions(rawValue: mode ?? 0o666))
        try file.closeAfter {
          if let mode, fchmod(file.rawValue, mode) != 0 { throw Errno(rawValue: errno) }
          try file.writeAll(text.utf8)
          // Otherwise a power cut could leave an empty file under the new name.
          if fsync(file.rawValue) != 0 { throw Errno(rawValue: errno) }
        }
        try move(temporary, to: target.path)
      } catch {
        _ = unsafe temporary.withPlatformString { unsafe unlink($0) }
        throw error
      }
    } catch {
      throw ToolError(
        "internal", "\(InputFile.name(of: path)) cannot be written: \(error)",
        exitCode: ExitStatus.internalFault)
    }
  }

  private struct NotAFile: Error, CustomStringConvertible {
    var description: String { "it is not a regular file" }
  }

  /// The file that the path names, and its permissions; nil for a new file.
  private static func destination(of path: String) throws -> (path: FilePath, mode: mode_t?) {
    let path = FilePath(argument: path)
    var status = stat()
    guard unsafe path.withPlatformString({ unsafe stat($0, &status) }) == 0 else {
      return (path, nil)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw status.st_mode & S_IFMT == S_IFDIR ? Errno.isDirectory : NotAFile()
    }
    guard let real = unsafe path.withPlatformString({ unsafe realpath($0, nil) }) else {
      throw Errno(rawValue: errno)
    }
    defer { unsafe free(real) }
    return (unsafe FilePath(platformString: real), status.st_mode & 0o7777)
  }

  private static func move(_ old: FilePath, to new: FilePath) throws {
    let result = unsafe old.withPlatformString { old in
      unsafe new.withPlatformString { new in unsafe rename(old, new) }
    }
    if result != 0 { throw Errno(rawValue: errno) }
  }
}
