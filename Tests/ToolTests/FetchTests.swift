import Foundation
import Testing

/// A loopback server of the tests' own, ended with the last reference to it.
final class JWKSServer {
  private let process = Process()
  let origin: String

  init() throws {
    let script = Shell.package.appending(path: "Tests/ToolTests/Servers/jwks_server.py")
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3", script.path, Shell.package.appending(path: "samples/keys/jwks.json").path,
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let port = String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
    origin = "http://127.0.0.1:\(port.trimmingCharacters(in: .newlines))"
  }

  /// The threads that run tests block other signals, and what they start inherits that.
  deinit {
    kill(process.processIdentifier, SIGKILL)
    // Until then Foundation keeps it.
    process.waitUntilExit()
  }
}

@Suite struct `Fetching a JWK Set` {
  let server: JWKSServer

  init() throws { server = try JWKSServer() }

  @Test func `by its address verifies as a file does`() throws {
    let result = try Shell.run(
      """
      jwtscope verify samples/tokens/with-scopes.jwt --at 1767227400 --jwks \(server.origin)/jwks.json \
      --scope com.example.photos/read --quiet
      """)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func `saves what keys prints`() throws {
    let file = try Shell.run("jwtscope keys samples/keys/jwks.json --output jwks")
    let fetched = try Shell.run("jwtscope keys \(server.origin)/jwks.json --output jwks")
    #expect(fetched.output == file.output)
    #expect(fetched.status == 0)
  }

  @Test func `needs no proxy for this machine`() throws {
    let result = try Shell.run(
      "jwtscope keys \(server.origin)/jwks.json",
      environment: ["http_proxy": "http://127.0.0.1:1", "all_proxy": "http://127.0.0.1:1"])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test(arguments: [
    ("/none.json", 69, "the server answered with 404"),
    ("/moved.json", 69, "redirects to another address"),
    ("/page.json", 65, "HTML or XML instead of JSON"),
    ("/empty.json", 65, "the JWK Set is empty"),
    ("/endless.json", 65, "longer than the limit of 1048576 bytes"),
  ])
  func `fails with a reason`(path: String, status: Int32, reason: String) throws {
    let result = try Shell.run("jwtscope keys \(server.origin)\(path)")
    #expect(result.status == status)
    #expect(result.errors.contains(reason), "\(result.errors)")
    #expect(result.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    ("exit 6", "curl: (6) Could not resolve host: example.com", "Could not resolve host"),
    ("exit 28", "curl: (28) Operation timed out after 10001 milliseconds", "timed out"),
    ("exit 60", "curl: (60) SSL certificate problem: self-signed", "SSL certificate problem"),
    ("kill -9 $$", "", "curl gave up"),
  ])
  func `passes on what curl says`(end: String, complaint: String, reason: String) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let curl = folder.appending(path: "curl")
    try "#!/bin/sh\nprintf '%s\\n000' '\(complaint)' >&2\n\(end)\n"
      .write(to: curl, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: curl.path)
    let result = try Shell.run(
      "PATH='\(folder.path)':$PATH jwtscope keys --user-pool-id us-east-1_Example01")
    #expect(result.status == 69)
    #expect(result.errors.contains(reason), "\(result.errors)")
  }

  @Test func `says that curl is missing`() throws {
    let tool = Shell.products.appending(path: "jwtscope").path
    let result = try Shell.run("PATH=/nowhere '\(tool)' keys \(server.origin)/jwks.json")
    #expect(result.status == 69)
    #expect(result.errors.contains("fetching needs curl"))
  }
}
