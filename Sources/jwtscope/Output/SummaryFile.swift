import SystemPackage

/// The file that an audit writes its totals to.
struct SummaryFile {
  private let path: String
  private let file: FileDescriptor

  /// Opens the file before the audit, and leaves it as it is until the totals are written.
  ///
  /// - Parameter inputs: files that must not be overwritten.
  init(_ path: String, inputs: [String]) throws {
    self.path = path
    if let identity = InputFile.identity(of: path),
      inputs.contains(where: { InputFile.identity(of: $0).map { $0 == identity } ?? false })
    {
      throw ToolError.usage(
        """
        --summary would overwrite \(InputFile.name(of: path)), which is an input: name another file
        """
      )
    }
    do {
      file = try FileDescriptor.open(
        FilePath(argument: path), .writeOnly, options: [.create],
        permissions: [.ownerReadWrite, .groupRead, .otherRead])
    } catch {
      throw Self.error(path, error)
    }
  }

  func write(_ text: String) throws {
    do {
      // A pipe or a device cannot be truncated, and need not be.
      try? file.resize(to: 0)
      _ = try file.closeAfter { try file.writeAll(text.utf8) }
    } catch {
      throw Self.error(path, error)
    }
  }

  private static func error(_ path: String, _ error: any Error) -> ToolError {
    ToolError(
      "internal", "the summary \(InputFile.name(of: path)) cannot be written: \(error.reason)",
      exitCode: ExitStatus.internalFault)
  }
}
