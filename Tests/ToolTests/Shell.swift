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

  static func run(_ command: String, environment: [String: String] = [:]) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.currentDirectoryURL = package
    var variables = ProcessInfo.processInfo.environment
    variables["PATH"] = products.path + ":" + (variables["PATH"] ?? "/usr/bin:/bin")
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "GITHUB_STEP_SUMMARY"] { variables[name] = nil }
    process.environment = variables.merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    // A file, since two pipes would have to be read at once.
    let errors = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: errors) }
    try Data().write(to: errors)
    process.standardOutput = output
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Result(
      status: process.terminationStatus, output: String(decoding: bytes, as: UTF8.self),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }
}
