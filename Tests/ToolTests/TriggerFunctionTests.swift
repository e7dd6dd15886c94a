import CognitoToken
import Foundation
import Testing

/// Functions that samples/trigger/run.mjs and run.py run, from the event to the preview.
@Suite struct `A trigger's function` {
  static let read = "com.example.photos/read"
  static let userAdmin = "aws.cognito.signin.user.admin"

  /// The sample function, run for an event.
  struct Run: CustomTestStringConvertible, Sendable {
    let event: String
    /// The value of `SCOPES`, if it is set.
    var variable: String?
    let status: Int32
    let granted: Set<String>
    var warnings: [String] = []

    var testDescription: String { variable.map { "\(event) SCOPES=\"\($0)\"" } ?? event }
  }

  static let runs = [
    Run(
      event: "", status: 0, granted: [userAdmin, read, "com.example.photos/write"]),
    Run(
      event: "--trigger-version 3 --source TokenGeneration_RefreshTokens", status: 0,
      granted: [userAdmin, read, "com.example.photos/write"]),
    Run(
      event: "--source TokenGeneration_HostedAuth --scope 'openid email'", status: 0,
      granted: ["openid", "email", read, "com.example.photos/write"]),
    Run(
      event: "--trigger-version 1", status: 4, granted: [userAdmin],
      warnings: ["v1-event"]),
    Run(
      event: "--source TokenGeneration_ClientCredentials --scope com.example.photos/write",
      status: 4, granted: ["com.example.photos/write"], warnings: ["empty-response"]),
    Run(
      event: "--source TokenGeneration_ClientCredentials --scope \(read)", status: 0,
      granted: [read], warnings: ["empty-response"]),
    Run(event: "", variable: read, status: 0, granted: [userAdmin, read]),
    Run(
      event: "", variable: "  \(read)\n\topenid ", status: 0, granted: [userAdmin, read, "openid"]),
    Run(
      event: "", variable: "com.example.photos/Read", status: 4,
      granted: [userAdmin, "com.example.photos/Read"], warnings: ["near-miss"]),
  ]

  @Test(arguments: runs) func `adds its scopes to every user's token`(run: Run) throws {
    let result = try Shell.run(
      """
      jwtscope trigger event \(run.event) | node samples/trigger/run.mjs |
        jwtscope trigger preview --output json --scope \(Self.read)
      """, environment: run.variable.map { ["SCOPES": $0] } ?? [:])
    #expect(result.status == run.status, "\(result.errors)")
    let preview = try JSON(Array(result.output.utf8))
    #expect(Set(preview["scopes"]?["granted"]?.strings ?? []) == run.granted)
    let warnings = preview["warnings"]?.array ?? []
    #expect(warnings.compactMap { $0["code"]?.string } == run.warnings)
  }

  @Test func `answers in Python as it does in JavaScript`() throws {
    let answers = Self.runs.map { run in
      """
      jwtscope trigger event \(run.event) >$folder/event
      export SCOPES='\(run.variable ?? "")'
      node run.mjs <$folder/event | jq --sort-keys . >$folder/javascript
      /usr/bin/python3 run.py <$folder/event | jq --sort-keys . >$folder/python
      grep -q claims $folder/python && cmp $folder/javascript $folder/python || exit
      """
    }
    let result = try Shell.run(
      """
      cd samples/trigger
      folder=$(mktemp -d)
      trap 'rm -r $folder' EXIT
      \(answers.joined(separator: "\n"))
      """)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test func `changes nothing except scopes`() throws {
    let result = try Shell.run(
      """
      jwtscope trigger event --group photographers | node samples/trigger/run.mjs |
        jwtscope trigger preview --output json
      """)
    let preview = try JSON(Array(result.output.utf8))
    let kinds = (preview["changes"]?.array ?? []).compactMap { $0["kind"]?.string }
    #expect(kinds == ["scope-added", "scope-added"])
    #expect(preview["after"]?["cognito:groups"] == ["photographers"])
  }

  @Test func `is called as AWS Lambda calls it`() async throws {
    let results = try await TriggerFunction.tryAll(TriggerFunction.all)
    for (function, result) in zip(TriggerFunction.all, results) {
      #expect(result.output == "\(function.run)\n\(function.preview)\n", "\(function)")
      for words in [function.log, function.error] where !words.isEmpty {
        #expect(result.errors.contains(words), "\(function)")
      }
      if function.log.isEmpty, function.error.isEmpty {
        #expect(result.errors.isEmpty, "\(function)")
      }
    }
  }
}
