import CognitoToken
import Glibc
import SystemPackage

/// The only place that writes, and the last word on how.
enum Terminal {
  static func print(_ text: String) { write(text, to: .standardOutput) }

  /// One sentence on standard error, and the exit code.
  static func fail(_ error: ToolError, hint: String? = nil) -> Never {
    write("jwtscope: error: \(VisibleText.escaping(error.message))\n", to: .standardError)
    if let hint { write("jwtscope: hint: \(hint)\n", to: .standardError) }
    Glibc.exit(error.exitCode)
  }

  /// One sentence on standard error about what did not work and does not matter to the verdict.
  static func warn(_ message: String) {
    write("jwtscope: warning: \(VisibleText.escaping(message))\n", to: .standardError)
  }

  static var standardInputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }
  static var standardOutputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  private static func write(_ text: String, to descriptor: FileDescriptor) {
    do {
      try descriptor.writeAll(text.utf8)
    } catch Errno.brokenPipe {
      Glibc.exit(0)
    } catch {
      if descriptor == .standardError { Glibc.exit(ExitStatus.internalFault) }
      fail(
        ToolError(
          "internal", "the output cannot be written: \(error)", exitCode: ExitStatus.internalFault))
    }
  }
}
