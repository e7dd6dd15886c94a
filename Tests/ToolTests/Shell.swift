import Foundation

/// Runs commands with the built tool in the PATH.
enum Shell {
  struct Result {
    let status: Int32
    let output: String
    let errors: String
  }

  /// What the package manager has built with the tests.
  static let products = Bundle.main.bundleURL

  /// The tool under test: Tests/run.sh names the optimised one, which users get. It is the debug
  /// build's by default.
  static let tool =
    ProcessInfo.processInfo.environment["JWTSCOPE_TOOL"].map { URL(filePath: $0) }
    ?? products.appending(path: "jwtscope")

  static let package = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Runs each command as `run` does, but all of them from one shell.
  ///
  /// - Parameter atOnce: whether none waits for another.
  static func run(
    each commands: [String], environment: [String: String] = [:], atOnce: Bool = false
  ) throws -> [Result] {
    let folder = try TemporaryFolder()
    let script = commands.enumerated().map { number, command in
      let place = "\"$EACH/\(number)"
      return """
        { (\(command)
        ) >\(place).output" 2>\(place).errors"; echo $? >\(place).status"; }\(atOnce ? " &" : "")

        """
    }
    let file = folder.url.appending(path: "script")
    try (script.joined() + "wait\n").write(to: file, atomically: true, encoding: .utf8)
    // The threads that run tests block signals, and without SIGCHLD `wait` would not return.
    let shell = "exec /usr/bin/python3 Tests/ToolTests/Scripts/with_signals.py sh \"$EACH/script\""
    _ = try run(
      atOnce ? shell : ". \"$EACH/script\"",
      environment: environment.merging(["EACH": folder.url.path]) { $1 })
    return try commands.indices.map { number in
      let texts = try ["status", "output", "errors"].map { name in
        let file = folder.url.appending(path: "\(number).\(name)")
        return String(decoding: try Data(contentsOf: file), as: UTF8.self)
      }
      let status = Int32(texts[0].dropLast()) ?? -1
      return Result(status: status, output: texts[1], errors: texts[2])
    }
  }

  static func run(_ command: String, environment: [String: String] = [:]) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = package
    var variables = ProcessInfo.processInfo.environment
    variables["PATH"] =
      tool.deletingLastPathComponent().path + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
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
final class TemporaryFile: Sendable {
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
