import Foundation
import Testing

/// A run of samples/local-cognito, which the tests of a suite share. It ends with the last
/// reference to it.
actor LocalCognito {
  @TaskLocal static var running: LocalCognito?

  /// Whether a missing installation fails the tests instead of skipping them.
  static let isRequired =
    ["CI": "true", "JWTSCOPE_E2E": "1"].contains { name, value in
      ProcessInfo.processInfo.environment[name] == value
    }
  static let isInstalled =
    (try? Shell.run("samples/local-cognito/local-cognito --check"))?.status == 0

  struct NotReady: Error, CustomStringConvertible {
    let description: String
  }

  private let process = Process()
  /// Runs the AWS CLI for the tests of these pools: a start of the AWS CLI takes a second of CPU.
  private let commandLine = Process()
  /// What a process reads to its end, which comes when this one ends.
  private let lifelines = [Pipe(), Pipe()]
  private let (output, errors): (TemporaryFile, TemporaryFile)
  private let settings = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  private var pools: [UserPool.Trigger: UserPool] = [:]

  init() async throws {
    (output, errors) = (try TemporaryFile(), try TemporaryFile())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", Shell.package.appending(path: "Tests/ToolTests/Servers/until_eof.py").path,
      Shell.package.appending(path: "samples/local-cognito/local-cognito").path,
      "--ready-file", settings.path, "--function",
      "edited=" + Shell.package.appending(path: "Tests/ToolTests/Servers/edited.mjs").path,
    ]
    // The functions that tests write, each for its user pool.
    let functions = settings.path + ".functions"
    try FileManager.default.createDirectory(
      atPath: functions, withIntermediateDirectories: false)
    process.environment =
      ProcessInfo.processInfo.environment.merging(["FUNCTIONS": functions]) { $1 }
    process.standardInput = lifelines[0]
    process.standardOutput = try FileHandle(forWritingTo: output.url)
    process.standardError = try FileHandle(forWritingTo: errors.url)
    try process.run()
    try await wait(for: settings.path, of: process)

    let servers = Shell.package.appending(path: "Tests/ToolTests/Servers").path
    let socket = settings.path + ".aws"
    commandLine.executableURL = URL(filePath: "/bin/sh")
    commandLine.arguments = [
      "-c", ". '\(settings.path)'; exec python3 -B '\(servers)/aws_server.py' '\(socket)'",
    ]
    commandLine.standardInput = lifelines[1]
    commandLine.standardError = try FileHandle(forWritingTo: errors.url)
    try commandLine.run()
    try await wait(for: socket, of: commandLine)

    let folder = URL(filePath: settings.path + ".bin")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let client = folder.appending(path: "aws")
    try "#!/bin/sh\nexec /usr/bin/python3 -IS '\(servers)/aws_client.py' '\(socket)' \"$@\"\n"
      .write(to: client, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: client.path)
  }

  private func wait(for file: String, of process: Process) async throws {
    while !FileManager.default.fileExists(atPath: file) {
      guard process.isRunning else { throw NotReady(description: try errors.text()) }
      try await Task.sleep(for: .milliseconds(50))
    }
  }

  /// Returns after the process has ended and cleaned up.
  deinit {
    for lifeline in lifelines { try? lifeline.fileHandleForWriting.close() }
    process.waitUntilExit()
    commandLine.waitUntilExit()
    for suffix in [".aws", ".bin", ".functions"] {
      try? FileManager.default.removeItem(atPath: settings.path + suffix)
    }
  }

  /// The instructions that it prints.
  var advice: String { get throws { try output.text() } }

  /// The pool that it creates at the start.
  nonisolated var ownPool: UserPool { UserPool(settings: settings.path) }

  /// A pool that no other test uses.
  func newPool(with trigger: UserPool.Trigger) throws -> UserPool {
    try UserPool(with: trigger, settings: settings.path)
  }

  /// A pool that all tests share. No test may change it.
  func pool(with trigger: UserPool.Trigger) throws -> UserPool {
    if let pool = pools[trigger] { return pool }
    let pool = try UserPool(with: trigger, settings: settings.path)
    pools[trigger] = pool
    return pool
  }
}

/// Starts a loopback Cognito before a suite, and stops it afterwards.
struct LocalCognitoTrait: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    try await LocalCognito.$running.withValue(LocalCognito(), operation: function)
  }
}

extension Trait where Self == LocalCognitoTrait {
  static var localCognito: Self { Self() }
}
