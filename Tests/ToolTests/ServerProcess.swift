import Foundation

/// A command of the shell in the background, in the package's folder. It must end when its standard
/// input does, which it does also when this process ends, however that happens.
struct ServerProcess: Sendable {
  /// The command ended before it was ready.
  struct Ended: Error, CustomStringConvertible {
    let description: String
  }

  let output: TemporaryFile
  private let errors: TemporaryFile
  private let process = Process()
  private let lifeline = Pipe()

  init(_ command: String) throws {
    (output, errors) = (try TemporaryFile(), try TemporaryFile())
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = Shell.package
    process.standardInput = lifeline
    process.standardOutput = try FileHandle(forWritingTo: output.url)
    process.standardError = try FileHandle(forWritingTo: errors.url)
    try process.run()
  }

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
      guard process.isRunning else { throw Ended(description: try errors.text()) }
      usleep(20_000)
    }
  }

  /// Returns after the command has ended.
  func stop() {
    try? lifeline.fileHandleForWriting.close()
    process.waitUntilExit()
  }
}
