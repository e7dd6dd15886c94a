import Foundation
import Testing

@Suite struct `A hostile token` {
  static let checks = """
    --jwks jwks.json --scope com.example.photos/read --exact-scopes --client-id a --audience a \
    --issuer a --group a --claim a=b --at 2026-01-01T00:30:00Z --color never
    """

  @Test(arguments: Attack.all, ["verify \(checks)", "verify \(checks) --output json", "decode"])
  func `cannot command a CI service or hide text`(attack: Attack, command: String) throws {
    let token = try HostileToken(saying: attack.text)
    let result = try token.run(command)
    #expect(result.status < 64)
    #expect(CILog.commands(in: result.output + result.errors) == [])
    #expect(CILog.isPlain(result.output + result.errors))
    try token.remove()
  }

  @Test(arguments: Attack.all)
  func `is only text in annotations and in the step summary`(
    attack: Attack
  ) throws {
    let token = try HostileToken(saying: attack.text)
    let result = try token.run(
      "verify \(Self.checks) --output github", ["GITHUB_STEP_SUMMARY": "page.md"])
    let commands = CILog.commands(in: result.output)
    #expect(commands.count == result.output.split(separator: "\n").count)
    #expect(
      commands.map { "\($0.name) \($0.title ?? "")" } == [
        "error jwtscope: signature-invalid", "error jwtscope: token-use-mismatch",
        "error jwtscope: issuer-mismatch", "error jwtscope: client-mismatch",
        "error jwtscope: audience-mismatch", "error jwtscope: scope-missing",
        "error jwtscope: scope-unexpected", "error jwtscope: group-missing",
        "error jwtscope: claim-missing",
        "warning jwtscope: private-key-members",
      ])
    #expect(commands.allSatisfy { CILog.isPlain($0.data) && !$0.data.contains("\n") })

    let page = try String(contentsOf: token.folder.appending(path: "page.md"), encoding: .utf8)
    #expect(CILog.isPlain(page))
    // Code, which contains no markup; plain words; and character references.
    let row = /\|( ([A-Za-z0-9 ,;()\-\/='"?]|`[^`|\\]+`|&#[0-9]+;)* \|){2,3}/
    let start = #/^\*\*(Warning:\*\*|Next step\*\* \(`jwtscope explain [a-z-]+`\):) /#
    let sentence = /([A-Za-z0-9 ,;()\-\/='"?]|`[^`|\\]+`|&#[0-9]+;)*\.?/
    for line in CILog.ascii(page).split(separator: "\n").dropFirst() {
      let text = line.replacing(start, with: "")
      #expect(line.wholeMatch(of: row) != nil || text.wholeMatch(of: sentence) != nil)
      let plain = line.replacing(/`[^`|\\]+`/, with: "")
      // GitHub turns these into links: email addresses, even after character references, and
      // numbers of changes.
      #expect(!plain.contains("&#64;") && !plain.contains("&#35;"))
      #expect(plain.firstMatch(of: /[A-Za-z]-?[0-9]|[0-9][A-Za-z]/) == nil, "\(plain)")
    }
    try token.remove()
  }

  @Test(arguments: Attack.all)
  func `stays in its place in a JUnit report`(attack: Attack) throws {
    let token = try HostileToken(saying: attack.text)
    let result = try token.run("verify \(Self.checks) --output junit")
    #expect(try JUnitReport.problems(of: result.output) == "")
    #expect(result.output.matches(of: /<testcase\s/).count == 15)
    #expect(CILog.commands(in: result.output) == [])
    #expect(CILog.isPlain(result.output))
    try token.remove()
  }

  @Test(arguments: Attack.all.filter { !$0.text.contains("\0") })
  func `is as harmless in a file name`(attack: Attack) throws {
    let result = try Shell.run(
      "jwtscope verify --jwks samples/keys/jwks.json --output github \"$ATTACK\"",
      environment: ["ATTACK": attack.text])
    #expect(result.status == 66)
    let commands = CILog.commands(in: result.output + result.errors)
    #expect(commands.map { "\($0.name) \($0.title ?? "")" } == ["error jwtscope: unreadable-file"])
    #expect(CILog.isPlain(result.output + result.errors))
  }
}
