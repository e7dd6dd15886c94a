import Foundation
import Testing

/// The page that .ci/make-man makes from the tool's own description of its commands.
@Suite struct `The manual page` {
  static let page = Result { try Shell.run(".ci/make-man jwtscope").output }

  @Test(arguments: [
    "decode", "verify", "audit", "keys", "diff", "explain", "trigger event", "trigger preview",
    "pool",
  ]) func `has every option that help has`(command: String) throws {
    let page = try Self.page.get().replacing("\\-", with: "-")
    #expect(page.contains("\n.Ss jwtscope \(command)\n"))
    let help = try Shell.run("jwtscope \(command) --help").output
    let options = help.matches(of: #/\n  (?:-[a-z], )?--([a-z-]+)/#).map { String($0.output.1) }
    #expect(options.count > 2)
    for option in options {
      #expect(page.contains(" -\(option) ") || page.contains(" -\(option)\n"), "--\(option)")
    }
  }

  @Test func `has every exit code, and every variable that the tool reads`() throws {
    let page = try Self.page.get()
    for code in [0, 1, 2, 3, 4, 64, 65, 66, 69, 70] { #expect(page.contains("\n.It \(code)\n")) }
    for name in ["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS", "GITHUB_STEP_SUMMARY"] {
      #expect(page.contains("\n.It Ev \(name)\n"))
    }
  }

  static let lint = (try? Shell.run("command -v mandoc"))?.status == 0

  @Test(.enabled(if: lint, "needs mandoc")) func `gives no warnings in mandoc`() throws {
    let file = try TemporaryFile(try Self.page.get())
    let result = try Shell.run(
      "mandoc -T lint -W warning \"$PAGE\"", environment: ["PAGE": file.url.path])
    #expect(result.output + result.errors == "")
    #expect(result.status == 0)
  }
}
