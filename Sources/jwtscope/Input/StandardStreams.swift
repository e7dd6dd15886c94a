import SystemPackage

/// Standard input, output and error, where the caller left them open.
enum StandardStreams {
  /// Takes the numbers of those that are closed, or the next file that is opened would get one and be read as the
  /// input or written as the output. What is there instead can neither be read nor written, as it would be if closed.
  static func keepClosed() {
    for (stream, mode) in [
      (FileDescriptor.standardInput, FileDescriptor.AccessMode.writeOnly),
      (.standardOutput, .readOnly), (.standardError, .readOnly),
    ] where fcntl(stream.rawValue, F_GETFD) < 0 {
      _ = try? FileDescriptor.open("/dev/null", mode)
    }
  }
}

extension Error {
  /// What the system says of it, in words for a person.
  var reason: String { self as? Errno == .badFileDescriptor ? "it is closed" : "\(self)" }
}
