import CognitoToken
import Glibc
import SystemPackage

/// The only place that writes, and the last word on how.
enum Terminal {
  static func print(_ text: String) { write(text.utf8, to: .standardOutput) }
  static func print(_ bytes: [UInt8]) { write(bytes, to: .standardOutput) }

  /// What is said beside the output.
  static func printNotice(_ text: String) { write(text.utf8, to: .standardError) }

  /// One sentence on standard error, and the exit code.
  static func fail(_ error: ToolError, hint: String? = nil) -> Never {
    printNotice("jwtscope: error: \(VisibleText.escaping(error.message))\n")
    if let hint { printNotice("jwtscope: hint: \(hint)\n") }
    Glibc.exit(error.exitCode)
  }

  static var standardInputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }
  static var standardOutputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var standardErrorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  private static func write(_ bytes: some Sequence<UInt8>, to descriptor: FileDescriptor) {
    do {
      try descriptor.writeAll(bytes)
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
