import CognitoToken
import SystemPackage

/// The only place that writes, and the last word on how.
enum Terminal {
  static func print(_ text: String) { write(text.utf8) }

  /// Prints lines in pieces that a pipe takes whole or not at all, between which a signal may end the process.
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

  /// What is said beside the output. Where nobody can hear it, the exit code still stands.
  static func printNotice(_ text: String) {
    _ = try? FileDescriptor.standardError.writeAll(text.utf8)
  }

  /// One sentence on standard error.
  static func report(_ error: ToolError) {
    printNotice("jwtscope: error: \(VisibleText.escaping(error.message))\n")
  }

  /// One sentence on standard error, and the exit code.
  static func fail(_ error: ToolError, hint: String? = nil) -> Never {
    report(error)
    if let hint { printNotice("jwtscope: hint: \(hint)\n") }
    exit(error.exitCode)
  }

  /// One sentence on standard error about what did not work and does not matter to the verdict.
  static func warn(_ message: String) {
    let message = Redaction.redacting(PlatformText.visible(message))
    printNotice("jwtscope: warning: \(VisibleText.escaping(message))\n")
  }

  /// Adds to the page that GitHub Actions shows for a step's run: the file that `GITHUB_STEP_SUMMARY` names, if it is
  /// set. The verdict is the same if the file cannot be written.
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

  static var standardInputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }
  static var standardOutputIsTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
  static var standardErrorIsTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  // Both ways to end are without exit's: other threads may be under way with what it would take down.
  private static func write(_ bytes: some Sequence<UInt8>) {
    do {
      try FileDescriptor.standardOutput.writeAll(bytes)
    } catch Errno.brokenPipe {
      // As where SIGPIPE is not ignored. Never 0, which would be a verdict.
      _exit(128 + SIGPIPE)
    } catch {
      printNotice("jwtscope: error: the output cannot be written: \(error.reason)\n")
      _exit(ExitStatus.internalFault)
    }
  }
}

extension Error {
  /// What the system says of it, in words for a person.
  var reason: String { self as? Errno == .badFileDescriptor ? "it is closed" : "\(self)" }
}
