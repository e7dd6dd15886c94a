import Foundation

/// A command of the shell in the background, in the package's folder. It must end when its standard
/// input does, which it does also when this process ends, however that happens.
struct ServerProcess: Sendable {
  /// The command ended before it was ready.
  struct Ended: Error, CustomStringConvertible {
    let description: String
  }

  private let command: ShellCommand
  private let lifeline = Pipe()

  init(_ command: String) throws {
    self.command = try ShellCommand(command, input: lifeline)
    try self.command.start()
  }

  var output: TemporaryFile { command.output }

  /// Blocks until the command has made the file.
  func wait(for file: String) throws {
    try wait { FileManager.default.fileExists(atPath: file) ? () : nil }
  }

  /// Blocks until the command has printed a line.
  func firstLine() throws -> Substring {
    try wait {
      let text = try output.text()
      return text.firstIndex(of: "\n").map { text[..<$0] }
    }
  }

  private func wait<Value>(until value: () throws -> Value?) throws -> Value {
    while true {
      if let value = try value() { return value }
      guard command.process.isRunning else {
        throw Ended(description: try command.errors.text())
      }
      usleep(20_000)
    }
  }

  /// Returns after the command has ended.
  func stop() {
    try? lifeline.fileHandleForWriting.close()
    command.process.waitUntilExit()
  }
}
