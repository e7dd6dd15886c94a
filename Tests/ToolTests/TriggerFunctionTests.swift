import CognitoToken
import Foundation
import Testing

/// Functions run by samples/trigger/run.mjs, from the event to the preview.
@Suite struct `A trigger's function` {
  private static let read = "com.example.photos/read"
  private static let userAdmin = "aws.cognito.signin.user.admin"

  /// The sample function, run for an event.
  struct Run: CustomTestStringConvertible, Sendable {
    let event: String
    /// What `SCOPES` says, where it is set.
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

  @Test func `leaves alone what is not about scopes`() throws {
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

  /// A handler, the exit code of the preview, and what runner and preview say.
  static let handlers: [(handler: String, status: Int32, errors: [String])] = [
    ("async event => event", 4, []),
    ("(event, context, callback) => callback(null, event)", 4, []),
    ("async event => { console.log('hello'); return event }", 4, ["hello"]),
    (
      "async event => { throw new Error('no photos today') }", 65,
      ["the function failed: no photos today", "the response is empty"]
    ),
    (
      "(event, context, callback) => callback('no photos')", 65,
      ["the function failed: no photos", "the response is empty"]
    ),
    ("async event => { event.response = {} }", 65, ["the function returned nothing"]),
    ("event => event", 65, ["the function returned nothing"]),
    ("async event => null", 65, ["the function returned nothing"]),
    ("async event => 'ok'", 65, ["the response is a string"]),
    ("async event => event.request", 65, ["neither an event nor a response"]),
    ("async ({ response }) => ({ version: '2', response })", 65, ["an event without request"]),
    ("async ({ response, ...rest }) => rest", 65, ["an event without response"]),
    (
      """
      async event => ({
        ...event,
        response: {
          claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToAdd: '\(read)' } },
        },
      })
      """, 65, ["scopesToAdd is a string, but must be an array of strings"]
    ),
  ]

  @Test(arguments: handlers) func `is judged by what comes of it`(
    handler: String, status: Int32, errors: [String]
  ) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "index.mjs")
    try "export const handler = \(handler);".write(to: file, atomically: true, encoding: .utf8)
    let result = try Shell.run(
      """
      jwtscope trigger event | node samples/trigger/run.mjs '\(file.path)' |
        jwtscope trigger preview --scope \(Self.read)
      """)
    #expect(result.status == status)
    #expect(result.errors.isEmpty == errors.isEmpty)
    for error in errors { #expect(result.errors.contains(error)) }
  }
}
