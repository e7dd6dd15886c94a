import Foundation

/// Runs commands with the built tool in the PATH.
enum Shell {
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// The folder of the built tool, which the package manager puts beside the tests.
  static let products = Bundle.main.bundleURL

  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs each command as `run` does, but all of them from one shell.
  static func run(
    each commands: [String], environment: [String: String] = [:]
  ) throws -> [Result] {
    let folder = try TemporaryFolder()
    let script = commands.enumerated().map { number, command in
      "(\(command)\n) >\"$EACH/\(number).output\" 2>\"$EACH/\(number).errors\"; echo $?\n"
    }
    let file = folder.url.appending(path: "script")
    try script.joined().write(to: file, atomically: true, encoding: .utf8)
    let statuses = try run(
      ". \"$EACH/script\"", environment: environment.merging(["EACH": folder.url.path]) { $1 }
    ).output.split(separator: "\n").compactMap { Int32($0) }
    return try zip(commands.indices, statuses).map { number, status in
      let texts = try ["output", "errors"].map { name in
        let file = folder.url.appending(path: "\(number).\(name)")
        return String(decoding: try Data(contentsOf: file), as: UTF8.self)
      }
      return Result(status: status, output: texts[0], errors: texts[1])
    }
  }

  static func run(_ command: String, environment: [String: String] = [:]) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = package
    var variables = ProcessInfo.processInfo.environment
    variables["PATH"] = products.path + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "GITHUB_STEP_SUMMARY", "TERM"] {
      variables[name] = nil
    }
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    // Files instead of pipes: processes that other tests start would inherit a pipe's end and keep
    // it open.
    let (output, errors) = (try TemporaryFile(), try TemporaryFile())
    process.standardOutput = try FileHandle(forWritingTo: output.url)
    process.standardError = try FileHandle(forWritingTo: errors.url)
    try process.run()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: try output.text(), errors: try errors.text())
  }
}

/// An empty file that is removed with the last reference to it.
final class TemporaryFile {
  let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws { try Data().write(to: url) }

  func text() throws -> String { String(decoding: try Data(contentsOf: url), as: UTF8.self) }

  deinit { try? FileManager.default.removeItem(at: url) }
}

/// A folder that is removed with the last reference to it.
final class TemporaryFolder {
  let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws {
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }
}
