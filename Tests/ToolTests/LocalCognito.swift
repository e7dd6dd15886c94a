import Foundation
import Synchronization
import Testing

/// A run of samples/local-cognito, which the tests of a suite share. It ends with the last
/// reference to it.
///
/// A class with a lock and not an actor: a test that had to wait for an actor would go on after
/// all other tests.
final class LocalCognito: Sendable {
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

  /// What is made when the server is ready.
  private struct Pools {
    /// Runs the AWS CLI for the tests: a start of the AWS CLI takes a second of CPU.
    let commandLine: ServerProcess
    var shared: [UserPool.Trigger: UserPool]
    var unused: ArraySlice<UserPool>
  }

  private let settings: String
  private let process: ServerProcess
  private let pools = Mutex<Pools?>(nil)

  /// Starts the server, and does not wait until it is ready.
  init() throws {
    settings = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    // The functions that tests write, each for its user pool.
    let functions = settings + ".functions"
    try FileManager.default.createDirectory(
      atPath: functions, withIntermediateDirectories: false)
    let servers = Self.servers
    process = try ServerProcess(
      """
      export FUNCTIONS='\(functions)'
      exec python3 '\(servers)/until_eof.py' samples/local-cognito/local-cognito \
        --ready-file '\(settings)' --function edited='\(servers)/edited.mjs' \
        --function generated='\(servers)/generated.py'
      """)
  }

  private static let servers =
    Shell.package.appending(path: "Tests/ToolTests/Servers").path

  /// Returns after the processes have ended and cleaned up.
  deinit {
    pools.withLock { $0?.commandLine.stop() }
    process.stop()
    for suffix in [".aws", ".bin", ".functions"] {
      try? FileManager.default.removeItem(atPath: settings + suffix)
    }
  }

  /// Makes what tests need, before the first needs it. An error is that test's.
  func prepare() { _ = try? ownPool }

  /// The instructions that it prints.
  var advice: String {
    get throws { try withPools { _ in try process.output.text() } }
  }

  /// The pool that it creates at the start.
  var ownPool: UserPool {
    get throws { try withPools { _ in UserPool(settings: settings) } }
  }

  /// A pool without a trigger that no other test uses.
  func newPool() throws -> UserPool {
    try withPools { pools in
      if pools.unused.isEmpty {
        pools.unused = try makePools(Array(repeating: .none, count: 8))[...]
      }
      return pools.unused.removeFirst()
    }
  }

  /// A pool that all tests share. No test may change it.
  func pool(with trigger: UserPool.Trigger) throws -> UserPool {
    try withPools { pools in try #require(pools.shared[trigger]) }
  }

  private func withPools<Value>(_ body: (inout sending Pools) throws -> Value) throws -> Value {
    try pools.withLock { pools in
      var made = try pools ?? start()
      defer { pools = made }
      return try body(&made)
    }
  }

  private func start() throws -> Pools {
    try process.wait(for: settings)
    let (socket, servers) = (settings + ".aws", Self.servers)
    let commandLine = try ServerProcess(
      ". '\(settings)'; exec python3 -B '\(servers)/aws_server.py' '\(socket)'")
    let triggers = UserPool.Trigger.allCases
    let made = try makePools(triggers + Array(repeating: .none, count: 24))

    let folder = URL(filePath: settings + ".bin")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let client = folder.appending(path: "aws")
    try "#!/bin/sh\nexec /usr/bin/python3 -IS '\(servers)/aws_client.py' '\(socket)' \"$@\"\n"
      .write(to: client, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: client.path)
    try commandLine.wait(for: socket)
    return Pools(
      commandLine: commandLine, shared: Dictionary(uniqueKeysWithValues: zip(triggers, made)),
      unused: made[triggers.count...])
  }

  /// Makes a pool with each of the triggers, in one process.
  private func makePools(_ triggers: [UserPool.Trigger]) throws -> [UserPool] {
    let versions = triggers.map(\.rawValue)
    let result = try UserPool(settings: settings).run(
      "export USERNAME PASSWORD; "
        + "/usr/bin/python3 -B Tests/ToolTests/Scripts/loopback.py \(versions.joined(separator: " "))"
    )
    let pools = result.output.split(separator: "\n").map {
      UserPool(settings: settings, assigning: String($0))
    }
    guard pools.count == triggers.count else { throw NotReady(description: result.errors) }
    return pools
  }
}

/// Starts a local Cognito before a suite, and stops it afterwards.
struct LocalCognitoTrait: SuiteTrait, TestScoping {
  func provideScope(
    for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
  ) async throws {
    let cognito = try LocalCognito()
    Thread.detachNewThread { cognito.prepare() }
    try await LocalCognito.$running.withValue(cognito, operation: function)
  }
}

extension Trait where Self == LocalCognitoTrait {
  static var localCognito: Self { Self() }
}
