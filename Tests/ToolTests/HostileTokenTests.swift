import CognitoToken
import Testing

@testable import jwtscope

@Suite struct `A hostile token` {
  @Test(arguments: Attack.all) func `cannot command a CI service or hide text`(attack: Attack)
    throws
  {
    let token = try HostileToken(saying: attack.text)
    let report = try token.report()
    for output in [
      report.text(Style(isColored: false)), JSONRenderer.text(report.json),
      (try token.decoded()).text(Style(isColored: false)),
    ] {
      #expect(CILog.commands(in: output) == [])
      #expect(CILog.isPlain(output))
    }
  }

  @Test(arguments: Attack.all)
  func `is only text in annotations and in the step summary`(
    attack: Attack
  ) throws {
    let report = try HostileToken(saying: attack.text).report()
    let output = report.annotations.map(\.line).joined()
    let commands = CILog.commands(in: output)
    #expect(commands.count == output.split(separator: "\n").count)
    let text = report.text(Style(isColored: false, width: 40))
    #expect(CILog.commands(in: text) == [])
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

    let page = report.markdown
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
  }

  @Test func `stays in its place in a JUnit report`() throws {
    let reports = try Attack.all.map {
      try HostileToken(saying: $0.text).report().suite.document
    }
    #expect(try JUnitReport.problems(ofAll: reports) == "")
    for report in reports {
      #expect(report.matches(of: /<testcase\s/).count == 15)
      #expect(CILog.commands(in: report) == [])
      #expect(CILog.isPlain(report))
    }
  }

  /// The tests above look at reports without the processes that print them.
  @Test func `is printed by the tool as it is rendered`() throws {
    for attack in Attack.all.filter({ $0.text.count > 20 }).prefix(3) {
      let token = try HostileToken(saying: attack.text)
      let report = try token.report()
      let verify = "jwtscope verify \(HostileToken.options) token.jwt --output"
      let results = try token.run(each: [
        "\(verify) text", "\(verify) json",
        "export GITHUB_STEP_SUMMARY=page.md; \(verify) github; cat page.md", "\(verify) junit",
        "jwtscope decode token.jwt --at 2026-01-01T00:30:00Z --color never",
      ])
      let text = report.text(Style(isColored: false))
      #expect(
        results.map(\.output) == [
          text, JSONRenderer.text(report.json),
          Annotation.log(of: report) + report.markdown,
          report.suite.document,
          (try token.decoded()).text(Style(isColored: false)),
        ])
      #expect(results.allSatisfy { $0.errors.isEmpty })
    }
  }

  @Test func `is as harmless in a file name`() throws {
    let attacks = Attack.all.map(\.text).filter { !$0.contains("\0") }
    let variables = attacks.enumerated().map { ("ATTACK\($0)", $1) }
    let results = try Shell.run(
      each: variables.map {
        "jwtscope verify --jwks samples/keys/jwks.json --output github \"$\($0.0)\""
      }, environment: Dictionary(uniqueKeysWithValues: variables))
    try #require(results.count == attacks.count)
    for result in results {
      #expect(result.status == 66)
      let commands = CILog.commands(in: result.output + result.errors)
      #expect(
        commands.map { "\($0.name) \($0.title ?? "")" } == ["error jwtscope: unreadable-file"])
      #expect(CILog.isPlain(result.output + result.errors))
    }
  }
}

@Suite struct `Hostile settings` {
  /// The settings of a pool that contain the text wherever any text is allowed.
  private static func settings(saying text: String) throws -> PoolSettings {
    let attack: JSON = .string(text)
    let documents: [JSON] = [
      [
        "UserPool": [
          "Id": "us-east-1_Example01", "Name": attack, "UserPoolTier": "ESSENTIALS",
          "LambdaConfig": [
            "PreTokenGenerationConfig": ["LambdaVersion": "V1_0", "LambdaArn": attack]
          ],
        ]
      ],
      [
        "UserPoolClient": [
          "UserPoolId": "us-east-1_Example01", "ClientId": "1example23456789client0000",
          "ClientName": attack, "ExplicitAuthFlows": [attack], "AllowedOAuthFlows": [attack],
          "AllowedOAuthScopes": [attack], "AllowedOAuthFlowsUserPoolClient": true,
        ]
      ],
    ]
    var settings = PoolSettings()
    for document in documents {
      try settings.read(Array(JSONWriter.string(document, style: .compact).utf8))
    }
    return settings
  }

  @Test(arguments: Attack.all) func `cannot command a CI service or hide text`(attack: Attack)
    throws
  {
    for origin in TokenOrigin.allCases {
      let report = try PoolReport(
        Self.settings(saying: attack.text), expecting: ["com.example.photos/read"],
        origin: origin)
      #expect(report.verdict == .wouldNotCarry)
      let log = Annotation.log(of: report)
      #expect(
        CILog.commands(in: log).map(\.name)
          == ["group", "endgroup"] + report.annotations.map(\.level.rawValue))
      for output in [
        report.text(Style(isColored: false, width: 40)), JSONRenderer.text(report.json),
        report.suite.document,
      ] {
        #expect(CILog.commands(in: output) == [])
      }
      #expect(CILog.isPlain(log) && CILog.isPlain(report.markdown))
    }
  }
}
