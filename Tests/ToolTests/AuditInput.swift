import Foundation

/// Files of many tokens for audits to read.
enum AuditInput {
  static let checks = "--jwks samples/keys/jwks.json --at 2026-01-01T00:30:00Z"

  /// Every sample token that is a JWS, one per line.
  static let samples: [String] = {
    let folder = Shell.package.appending(path: "samples/tokens")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".jwt") }.sorted().compactMap { name in
      try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
        .trimmingCharacters(in: .newlines)
    }
  }()

  static let accepted: String = {
    let file = Shell.package.appending(path: "samples/tokens/with-scopes.jwt")
    let text = try? String(contentsOf: file, encoding: .utf8)
    return (text ?? "").trimmingCharacters(in: .newlines)
  }()

  /// Lines that are not just a token.
  static let others = [
    "\(accepted) and more", "Bearer \(accepted)", "{\"AccessToken\":\"\(accepted)\"}", "eyJ",
    "eyJ..",
    "\(accepted).", ".\(accepted)", accepted + accepted, "\(accepted) \(accepted)",
    "\(accepted) \(samples[0])", "hello", "{", "[]", "\u{FEFF}\(accepted)", "\0\(accepted)",
    "\(accepted)\0", "eyJ.a.b.c.d", "{\"error\":\"invalid_grant\"}", "\"\(accepted)\"",
  ]

  /// The result of audit for the file, with further options.
  static func audit(_ text: String, _ options: String = "") throws -> Shell.Result {
    let file = try TemporaryFile(text)
    return try Shell.run(
      "jwtscope audit \"$FILE\" \(checks) \(options)", environment: ["FILE": file.url.path])
  }

  /// The line numbers and the verdicts, as in "3 accepted".
  static func verdicts(_ result: Shell.Result) -> [String] {
    result.output.matches(of: /\{"line":([0-9]+),"verdict":"([a-z]+)"/).map {
      "\($0.output.1) \($0.output.2)"
    }
  }
}

extension TemporaryFile {
  convenience init(_ text: String) throws {
    try self.init()
    try Data(text.utf8).write(to: url)
  }
}

extension Shell {
  /// Whether a sanitizer uses most of the memory.
  static let isSanitized =
    ["__asan_init", "__tsan_init"].contains { (name: String) in unsafe dlsym(nil, name) != nil }
}
