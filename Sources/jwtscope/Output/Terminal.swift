import CognitoToken
import SystemPackage

/// Writes to standard output and standard error. Nothing else in the tool does.
enum Terminal {
  static func print(_ text: String) { write(text.utf8) }

  /// Prints lines in pieces of at most `PIPE_BUF` bytes, which a pipe writes whole or not at all. A
  /// signal may end the process between pieces.
  static func printLines(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = rest.prefix(Int(PIPE_BUF))
      var end = piece.endIndex
      if end < rest.endIndex {
        let last = piece.lastIndex(of: newline) ?? rest.firstIndex(of: newline)
        end = last.map { $0 + 1 } ?? rest.endIndex
      }
      Interruption.wait { write(rest[..<end]) }
      rest = rest[end...]
    }
  }

  private static let newline = UInt8(ascii: "\n")

  /// Writes to standard error. Failures to write are ignored: the exit code still reports the
  /// result.
  static func printNotice(_ text: String) {
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }

  /// Prints one sentence on standard error.
  static func report(_ error: ToolError) {
    printNotice("jwtscope: error: \(VisibleText.escaping(error.message))\n")
  }

  /// Prints one sentence on standard error, and exits with the error's code.
  static func fail(_ error: ToolError, hint: String? = nil) -> Never {
    report(error)
    if let hint { printNotice("jwtscope: hint: \(hint)\n") }
    exit(error.exitCode)
  }

  /// Ends the process after all output.
  static func end(_ exitCode: Int32) -> Never { exit(exitCode) }

  /// Prints a warning, which does not affect the verdict, on standard error.
  static func warn(_ message: String) {
    let message = Redaction.redacting(PlatformText.visible(message))
    printNotice("jwtscope: warning: \(VisibleText.escaping(message))\n")
  }

  /// Appends to the step summary of GitHub Actions: the file that `GITHUB_STEP_SUMMARY` names, if
  /// it is set. The verdict is the same if the file cannot be written.
  static func appendStepSummary(_ markdown: String) {
    guard let path = Environment["GITHUB_STEP_SUMMARY"] else { return }
    do {
      let file = try FileDescriptor.open(
        FilePath(argument: path), .writeOnly, options: [.append, .create],
        permissions: .ownerReadWrite)
      _ = try file.closeAfter { try file.writeAll(markdown.utf8) }
    } catch {
      Terminal.warn("the step summary \(PlatformText.shown(path)) cannot be written: \(error)")
    }
  }

  /// The columns of text output: those of the terminal, or `COLUMNS`, from 40 to 120.
  static var width: Int {
    var size = winsize()
    let columns =
      if let columns = Environment["COLUMNS"].flatMap(Int.init) {
        columns
      } else if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
        Int(size.ws_col)
      } else {
        Style.usualWidth
      }
    return min(max(columns, 40), 120)
  }

  static var standardInputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }
  static var standardOutputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var standardErrorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  // Ends the process with _exit: exit would destroy global state that other threads may use.
  private static func write(_ bytes: some Sequence<UInt8>) {
    do {
      try FileDescriptor.standardOutput.writeAll(bytes)
    } catch Errno.brokenPipe {
      // The shell's exit code for SIGPIPE. It must not be 0, which would be a verdict.
      _exit(128 + SIGPIPE)
    } catch {
      printNotice("jwtscope: error: the output cannot be written: \(error.reason)\n")
      _exit(ExitStatus.internalFault)
    }
  }
}

extension Error {
  /// The system's message, or a plainer one.
  var reason: String { self as? Errno == .badFileDescriptor ? "it is closed" : "\(self)" }
}
