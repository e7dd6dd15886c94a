import Foundation
import Testing

@Suite struct `Fetching a JWK Set` {
  /// A loopback server, which ends with this process.
  private struct Server {
    let process: ServerProcess
    let origin: String

    init() throws {
      process = try ServerProcess(
        "exec /usr/bin/python3 Tests/ToolTests/Servers/jwks_server.py samples/keys/jwks.json")
      origin = "http://127.0.0.1:\(try process.firstLine())"
    }
  }

  private static let shared = Result { try Server() }
  private let server: Server

  init() throws { server = try Self.shared.get() }

  @Test func `by URL gives the same verdict as a file`() throws {
    let result = try Shell.run(
      """
      jwtscope verify samples/tokens/with-scopes.jwt --at 1767227400 --jwks \(server.origin)/jwks.json \
      --scope com.example.photos/read --quiet
      """)
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test func `gives the same keys as a file`() throws {
    let file = try Shell.run("jwtscope keys samples/keys/jwks.json --output jwks")
    let fetched = try Shell.run("jwtscope keys \(server.origin)/jwks.json --output jwks")
    #expect(fetched.output == file.output)
    #expect(fetched.status == 0)
  }

  @Test func `uses no proxy for this machine`() throws {
    let result = try Shell.run(
      "jwtscope keys \(server.origin)/jwks.json",
      environment: ["http_proxy": "http://127.0.0.1:1", "all_proxy": "http://127.0.0.1:1"])
    #expect(result.status == 0, "\(result.errors)")
  }

  @Test(arguments: [
    ("/none.json", 69, "the server answered with 404"),
    ("/moved.json", 69, "redirects to another URL"),
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
    ("kill -9 $$", "", "curl failed without a message"),
  ])
  func `passes on curl's message`(end: String, complaint: String, reason: String) throws {
    let curl = try FakeCurl("printf '%s\\n000' '\(complaint)' >&2; \(end)")
    let result = try curl.run("jwtscope keys --user-pool-id us-east-1_Example01")
    #expect(result.status == 69)
    #expect(result.errors.contains(reason), "\(result.errors)")
  }

  /// Messages of curl 7.88 about a proxy that it does not understand.
  @Test(arguments: [
    "curl: (7) Unsupported proxy scheme for 'foo://jane:cheese@proxy:1'",
    "curl: (5) Unsupported proxy syntax in 'http://ja ne:che'ese@:1'",
    "curl: (5) Could not resolve proxy: jane:cheese@proxy",
  ])
  func `does not pass on the password of a proxy`(complaint: String) throws {
    let curl = try FakeCurl("printf '%s\\n000' \"$COMPLAINT\" >&2; exit 5")
    let result = try curl.run(
      "jwtscope keys --user-pool-id us-east-1_Example01 --output json", ["COMPLAINT": complaint])
    #expect(result.status == 69)
    #expect(result.errors.contains("proxy"), "\(result.errors)")
    for secret in ["jane", "ne:", "cheese", "ese"] {
      #expect(!(result.output + result.errors).contains(secret), "\(result.errors)")
    }
  }

  @Test func `does not show the query of its URL`() throws {
    let results = [
      try Shell.run("jwtscope keys '\(server.origin)/none.json?X-Amz-Signature=abc' --output json"),
      try Shell.run("jwtscope keys '\(server.origin)/page.json?X-Amz-Signature=abc' --output json"),
      try Shell.run("jwtscope keys 'http://example.com/a?X-Amz-Signature=abc' --output json"),
    ]
    #expect(results.map(\.status) == [69, 65, 64])
    for result in results {
      #expect(result.errors.contains("http://"))
      #expect(!(result.output + result.errors).contains("Signature"), "\(result.errors)")
    }
  }

  // MARK: curl itself

  @Test func `runs curl with these arguments`() throws {
    let curl = try FakeCurl("printf '%s\\n' \"$@\" >\"$(dirname \"$0\")/arguments\"; exit 7")
    let common = [
      "--disable", "--silent", "--show-error", "--globoff", "--max-time", "10", "--max-redirs", "0",
      "--tlsv1.2", "--proto",
    ]
    let end = ["--write-out", "%{stderr}%{http_code}", "--url"]
    _ = try curl.run("jwtscope keys 'https://example.com/a?b=$(id)'")
    #expect(try curl.arguments == common + ["=https"] + end + ["https://example.com/a?b=$(id)"])
    _ = try curl.run("jwtscope keys http://localhost/a")
    #expect(
      try curl.arguments == common + ["=http,https", "--noproxy", "*"] + end + [
        "http://localhost/a"
      ])
  }

  /// In every place where curl looks for one.
  @Test(arguments: [
    "HOME", "CURL_HOME", "XDG_CONFIG_HOME",
  ]) func `ignores .curlrc`(variable: String) throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "fetched")
    for name in [".curlrc", "curlrc"] {
      try "location\nmax-redirs = 5\noutput = \"\(file.path)\"\n".write(
        to: folder.url.appending(path: name), atomically: true, encoding: .utf8)
    }
    let environment = [variable: folder.url.path]
    // Checks that curl would read it.
    _ = try Shell.run("curl --silent \(server.origin)/moved.json", environment: environment)
    #expect(FileManager.default.fileExists(atPath: file.path))
    try FileManager.default.removeItem(at: file)

    let moved = try Shell.run("jwtscope keys \(server.origin)/moved.json", environment: environment)
    #expect(moved.status == 69)
    #expect(moved.errors.contains("redirects to another"), "\(moved.errors)")
    let keys = try Shell.run("jwtscope keys \(server.origin)/jwks.json", environment: environment)
    #expect(keys.status == 0, "\(keys.errors)")
    #expect(!FileManager.default.fileExists(atPath: file.path))
  }

  /// An incomplete body that happens to be valid JSON.
  @Test(arguments: ["exit 18", "kill -9 $$", "exit 256"])
  func `does not use an incomplete transfer`(end: String) throws {
    let keys = Shell.package.appending(path: "samples/keys/jwks.json").path
    let curl = try FakeCurl("cat '\(keys)'; printf 200 >&2; \(end)")
    for parent in ["", Self.ignoringChildren] {
      let result = try curl.run("\(parent) jwtscope keys http://localhost/jwks.json")
      #expect(result.status == (end == "exit 256" ? 0 : 69))
    }
  }

  @Test func `works if the parent process ignores SIGCHLD`() throws {
    let result = try Shell.run(
      "\(Self.ignoringChildren) jwtscope keys \(server.origin)/jwks.json")
    #expect(result.status == 0, "\(result.errors)")
  }

  private static let ignoringChildren = """
    /usr/bin/python3 -c 'import os, signal, sys; signal.signal(signal.SIGCHLD, signal.SIG_IGN); \
    os.execvp(sys.argv[1], sys.argv[1:])'
    """

  @Test func `says that curl is missing`() throws {
    let result = try Shell.run("PATH=/nowhere '\(Shell.tool.path)' keys \(server.origin)/jwks.json")
    #expect(result.status == 69)
    #expect(result.errors.contains("curl is not installed"))
  }

  @Test(arguments: [
    ("chmod 644 curl; PATH=.", "", "Permission denied"),
    ("printf '\\177ELF' >curl; PATH=.", "", "Exec format error"),
    ("rm curl; ln -s curl curl; PATH=.", "", "Too many levels of symbolic links"),
    ("PATH=.", "ulimit -n 4;", "Too many open files"),
    ("PATH=.", "ulimit -n 6;", "Too many open files"),
  ])
  func `says why curl cannot be run`(preparation: String, limit: String, reason: String) throws {
    let curl = try FakeCurl("exit 0")
    let result = try Shell.run(
      "cd '\(curl.folder.path)'; \(preparation); \(limit) '\(Shell.tool.path)' keys http://localhost/ --output json"
    )
    #expect(result.status == 69)
    #expect(
      result.errors
        == "jwtscope: error: http://localhost/ cannot be fetched: curl cannot be run: \(reason)\n")
    #expect(result.output.contains("\"code\": \"fetch-failed\""))
  }

  /// More than a pipe holds, before any output.
  @Test func `is not blocked by curl's messages`() throws {
    let curl = try FakeCurl("head -c 200000 /dev/zero >&2; exit 7")
    #expect(try curl.run("timeout 20 jwtscope keys http://localhost/").status == 69)
  }
}

/// A program that takes the place of curl.
final class FakeCurl {
  private let temporary: TemporaryFolder

  var folder: URL { temporary.url }

  init(_ script: String) throws {
    temporary = try TemporaryFolder()
    let curl = temporary.url.appending(path: "curl")
    try "#!/bin/sh\n\(script)\n".write(to: curl, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: curl.path)
  }

  func run(_ command: String, _ environment: [String: String] = [:]) throws -> Shell.Result {
    try Shell.run("PATH='\(folder.path)':$PATH; \(command)", environment: environment)
  }

  /// The arguments of the last run, if the script wrote them to a file of this name next to it.
  var arguments: [String] {
    get throws {
      let text = try String(contentsOf: folder.appending(path: "arguments"), encoding: .utf8)
      return text.split(separator: "\n").map(String.init)
    }
  }
}
