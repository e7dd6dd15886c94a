import CognitoToken
import SystemPackage

/// Fetches a URL with `curl`, which uses the proxies and trust stores that the user has set up.
///
/// curl is not run through a shell. Its arguments are fixed, except the URL, which is the last one.
enum Curl {
  /// Seconds.
  private static let timeLimit = 10

  /// The most processes at a time: their pipes must leave descriptors for other files.
  private static let processLimit = 32

  /// The response of each URL. All are fetched at the same time, each only once.
  ///
  /// - Parameter limit: bytes. One byte more is returned if a response is longer.
  static func fetch(_ addresses: [WebAddress], limit: Int) throws -> [String: [UInt8]] {
    var waiting = addresses[...]
    var answers: [String: [UInt8]] = [:]
    while !waiting.isEmpty {
      var processes: [(address: WebAddress, curl: CurlProcess)] = []
      while processes.count < processLimit, let address = waiting.popFirst() {
        if answers[address.url] != nil { continue }
        answers[address.url] = []
        processes.append((address, try start(address)))
      }
      for (address, curl) in processes {
        answers[address.url] = try answer(of: curl, from: address, limit: limit)
      }
    }
    return answers
  }

  private static func start(_ address: WebAddress) throws -> CurlProcess {
    do {
      return try CurlProcess(arguments(for: address))
    } catch Errno.noSuchFileOrDirectory {
      throw ToolError(
        "fetch-failed",
        "curl is not installed: install it, or save the JWK Set to a file and name the file",
        exitCode: ExitStatus.fetchFailed)
    } catch let error as Errno {
      throw failure(address, "curl cannot be run: \(error)")
    }
  }

  private static func answer(
    of curl: CurlProcess, from address: WebAddress, limit: Int
  ) throws -> [UInt8] {
    let result: CurlProcess.Result
    do {
      result = try curl.result(limit: limit)
    } catch let error as Errno {
      throw failure(address, "curl's output cannot be read: \(error)")
    }
    if result.output.count > limit { return result.output }
    let status = result.errors.suffix(3)
    guard result.exitCode == 0 else {
      throw failure(address, errorMessage(in: String(result.errors.dropLast(3))))
    }
    if status.first == "3" {
      throw failure(address, "it redirects to another URL, which is not followed")
    }
    guard status == "200" else { throw failure(address, "the server answered with \(status)") }
    return result.output
  }

  private static func arguments(for address: WebAddress) -> [String] {
    // A user's .curlrc could follow redirects or skip verification, so it is not read.
    var arguments = ["curl", "--disable", "--silent", "--show-error", "--globoff"]
    arguments += ["--max-time", "\(timeLimit)", "--max-redirs", "0", "--tlsv1.2"]
    arguments += ["--proto", address.isLoopback ? "=http,https" : "=https"]
    if address.isLoopback { arguments += ["--noproxy", "*"] }
    return arguments + ["--write-out", "%{stderr}%{http_code}", "--url", address.url]
  }

  private static func failure(_ address: WebAddress, _ reason: String) -> ToolError {
    ToolError(
      "fetch-failed",
      "\(address.name) cannot be fetched: \(reason)",
      exitCode: ExitStatus.fetchFailed)
  }

  /// The first line of curl's message, without the quoted proxy, which may contain a password.
  private static func errorMessage(in errors: String) -> String {
    guard let line = errors.split(whereSeparator: \.isNewline).first else {
      return "curl failed without a message"
    }
    guard let at = line.lastIndex(of: "@") else { return String(line.prefix(200)) }
    let start = line.firstIndex(of: "'") ?? line[..<at].lastIndex(of: " ") ?? line.startIndex
    return "\(line[..<start].prefix(200))…"
  }
}
