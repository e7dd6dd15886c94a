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

  static func run(_ command: String, environment: [String: String] = [:]) throws -> Result {
    let command = try ShellCommand(command, environment: variables(environment))
    // waitUntilExit looks every 50 ms, longer than most commands take.
    let ended = DispatchSemaphore(value: 0)
    command.process.terminationHandler = { _ in ended.signal() }
    try command.start()
    ended.wait()
    return try command.result
  }

  /// The environment of a command: this process's, with the tool first in the PATH and without what
  /// changes its output, and these variables.
  private static func variables(_ others: [String: String]) -> [String: String] {
    var variables = ProcessInfo.processInfo.environment
    variables["PATH"] =
      tool.deletingLastPathComponent().path + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "GITHUB_STEP_SUMMARY", "TERM"] {
      variables[name] = nil
    }
    return variables.merging(others) { $1 }
  }

  /// Runs a command that takes long, while other tests run: only a few can at a time.
  static func runAside(
    _ command: String, environment: [String: String] = [:]
  ) async throws -> Result {
    let command = try ShellCommand(command, environment: variables(environment))
    try await withCheckedThrowingContinuation { (ended: CheckedContinuation<Void, any Error>) in
      command.process.terminationHandler = { _ in ended.resume() }
      do {
        try command.start()
      } catch {
        ended.resume(throwing: error)
      }
    }
    return try command.result
  }

  /// Runs each command as `run` does, but all of them from one shell.
  static func run(
    each commands: [String], environment: [String: String] = [:]
  ) throws -> [Result] {
    let batch = try ShellBatch(commands)
    _ = try run(". \"$EACH/script\"", environment: environment.merging(batch.environment) { $1 })
    return try batch.results
  }

  /// Runs each command as `runAside` does, but all of them at once.
  static func runAside(
    each commands: [String], environment: [String: String] = [:]
  ) async throws -> [Result] {
    let batch = try ShellBatch(commands, separator: " &")
    // The threads that run tests block signals, and without SIGCHLD `wait` would not return.
    _ = try await runAside(
      "exec /usr/bin/python3 Tests/ToolTests/Scripts/with_signals.py sh \"$EACH/script\"",
      environment: environment.merging(batch.environment) { $1 })
    return try batch.results
  }
}

/// A command of the shell in the package's folder, ready to run.
struct ShellCommand: Sendable {
  let process = Process()
  // Files instead of pipes: processes that other tests start would inherit a pipe's end and keep
  // it open.
  let (output, errors): (TemporaryFile, TemporaryFile)
  private let handles: [FileHandle]

  /// - Parameter environment: by default, this process's.
  init(
    _ command: String, environment: [String: String] = ProcessInfo.processInfo.environment,
    input: Any = FileHandle.nullDevice
  ) throws {
    (output, errors) = (try TemporaryFile(), try TemporaryFile())
    handles = try [output, errors].map { try FileHandle(forWritingTo: $0.url) }
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = Shell.package
    process.environment = environment
    process.standardInput = input
    process.standardOutput = handles[0]
    process.standardError = handles[1]
  }

  func start() throws {
    try process.run()
    // A Process keeps its handles longer than it runs. With more than a thousand open files,
    // Foundation reads beyond the end of its list of them, and can crash.
    for handle in handles { try? handle.close() }
  }

  var result: Shell.Result {
    get throws {
      Shell.Result(
        status: process.terminationStatus, output: try output.text(),
        errors: try errors.text())
    }
  }
}

/// Commands in a script, each with files for its result.
private struct ShellBatch {
  private let folder: TemporaryFolder
  private let count: Int

  /// What the script needs.
  let environment: [String: String]

  init(_ commands: [String], separator: String = "") throws {
    folder = try TemporaryFolder()
    count = commands.count
    environment = ["EACH": folder.url.path]
    let script = commands.enumerated().map { number, command in
      let place = "\"$EACH/\(number)"
      return """
        { (\(command)
        ) >\(place).output" 2>\(place).errors"; echo $? >\(place).status"; }\(separator)

        """
    }
    try (script.joined() + "wait\n")
      .write(to: folder.url.appending(path: "script"), atomically: true, encoding: .utf8)
  }

  var results: [Shell.Result] {
    get throws {
      try (0..<count).map { number in
        let texts = try ["status", "output", "errors"].map { name in
          try String(
            decoding: Data(contentsOf: folder.url.appending(path: "\(number).\(name)")),
            as: UTF8.self)
        }
        let status = Int32(texts[0].dropLast()) ?? -1
        return Shell.Result(status: status, output: texts[1], errors: texts[2])
      }
    }
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
