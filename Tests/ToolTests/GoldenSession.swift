import Foundation
import Testing

/// A script of commands and their expected output, in the form of a terminal session.
///
///     # a comment
///     $ jwtscope decode samples/tokens/with-scopes.jwt
///     > a line of standard output
///     ! a line of standard error
///     ? 0
///
/// `sh` runs the commands in the package's folder, with the built tool in the PATH. `<kid>`
/// replaces a key ID, which changes when the samples are recreated.
struct GoldenSession: CustomTestStringConvertible, Sendable {
  let url: URL

  var testDescription: String { url.deletingPathExtension().lastPathComponent }

  static let all: [GoldenSession] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Scripts")
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { $0.pathExtension == "txt" }
      .sorted { $0.path < $1.path }.map(GoldenSession.init)
  }()

  /// The script as written, and with what the commands print now.
  func replay() throws -> (expected: String, actual: String) {
    let expected = try String(contentsOf: url, encoding: .utf8)
    let lines = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let commands = lines.filter { $0.hasPrefix("$ ") }.map { String($0.dropFirst(2)) }
    var results = try Shell.run(each: commands)[...]
    var actual: [String] = []
    for line in lines {
      if line.hasPrefix("$ ") {
        actual.append(String(line))
        actual += results.popFirst()?.lines ?? []
      } else if !line.hasPrefix(">") && !line.hasPrefix("!") && !line.hasPrefix("?") {
        actual.append(String(line))
      }
    }
    return (expected, actual.joined(separator: "\n"))
  }
}

extension Shell.Result {
  /// The result in the form of a script.
  fileprivate var lines: [String] {
    marked(output, ">") + marked(errors, "!") + ["? \(status)"]
  }

  private func marked(_ text: String, _ mark: String) -> [String] {
    var lines = text.replacing(#/[A-Za-z0-9+\/]{43}=/#, with: "<kid>").split(
      separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines.map { $0.isEmpty ? mark : "\(mark) \($0)" }
  }
}

@Suite struct `Golden sessions` {
  @Test(arguments: GoldenSession.all)
  func `print the expected output`(session: GoldenSession) throws {
    let (expected, actual) = try session.replay()
    if ProcessInfo.processInfo.environment["UPDATE"] != nil {
      try actual.write(to: session.url, atomically: true, encoding: .utf8)
    } else {
      #expect(expected == actual)
    }
  }

  @Test func `exist`() { #expect(!GoldenSession.all.isEmpty) }
}
