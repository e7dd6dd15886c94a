import CognitoToken
import Foundation
import Testing

/// Functions that samples/trigger/run.mjs runs, from the event to the preview.
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

  /// A function, and what becomes of it.
  struct Function: CustomTestStringConvertible, Sendable {
    let code: String
    var file = "index.mjs"
    /// Exit codes of the runner and of the preview.
    var run: Int32 = 0
    let preview: Int32
    /// What the runner says.
    var log = ""
    /// What the preview says; empty if it says nothing on standard error.
    var error = ""

    var testDescription: String { "\(file): \(code)" }

    /// Runs each function for one event and previews its output: exit codes as the output, and what both say.
    static func tryAll(_ functions: [Function]) throws -> [Shell.Result] {
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
      defer { try? FileManager.default.removeItem(at: folder) }
      for (index, function) in functions.enumerated() {
        let place = folder.appending(path: "\(index)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let file = place.appending(path: function.file)
        try function.code.write(to: file, atomically: true, encoding: .utf8)
      }
      let run = try Shell.run(
        """
        jwtscope trigger event >'\(folder.path)/event.json' || exit
        for i in $(seq 0 \(functions.count - 1)); do
          cd '\(folder.path)'/$i
          node '\(Shell.package.path)/samples/trigger/run.mjs' * <../event.json >../output 2>../errors
          echo $? >status
          jwtscope trigger preview --scope com.example.photos/read ../output >../preview 2>>../errors
          echo $? >>status
          mv ../errors errors
        done
        """)
      try #require(run.status == 0, "\(run.errors)")
      return try functions.indices.map { index in
        let place = folder.appending(path: "\(index)")
        return Shell.Result(
          status: 0,
          output: try String(contentsOf: place.appending(path: "status"), encoding: .utf8),
          errors: try String(contentsOf: place.appending(path: "errors"), encoding: .utf8))
      }
    }
  }

  /// The scope is missing, and nothing else is wrong.
  private static func handler(_ code: String, log: String = "") -> Function {
    Function(code: "export const handler = \(code);", preview: 4, log: log)
  }

  private static func failing(_ code: String, _ message: String) -> Function {
    Function(
      code: "export const handler = \(code);", run: 1, preview: 65,
      log: "run.mjs: the function failed: \(message)",
      error: "the function failed, so the sign-in fails: "
        + "PreTokenGeneration failed with error \(message)")
  }

  private static func misreturning(_ code: String, _ error: String) -> Function {
    Function(code: "export const handler = \(code);", preview: 65, error: error)
  }

  static let answering = [
    handler("async event => event"),
    handler("event => Promise.resolve(event)"),
    handler("(event, context, callback) => callback(null, event)"),
    handler("(event, context, callback) => { setTimeout(() => callback(null, event), 5) }"),
    handler("(event, context) => context.done(null, event)"),
    handler("(event, context) => context.succeed(event)"),
    handler("(event, context, callback) => { callback(null, event); callback('late') }"),
    handler("async event => { console.log('hello'); return event }", log: "hello"),
    Function(code: "exports.handler = async event => event", file: "index.js", preview: 4),
    Function(
      code: "module.exports = { handler: (e, c, callback) => callback(null, e) }", file: "f.cjs",
      preview: 4),
    Function(code: "export default { handler: async event => event }", preview: 4),
  ]

  static let failures = [
    failing("async event => { throw new Error('no photos today') }", "no photos today"),
    failing("event => { throw new Error('no photos') }", "no photos"),
    failing("event => Promise.reject('no photos')", "no photos"),
    failing("(event, context, callback) => callback('no photos')", "no photos"),
    failing("(event, context, callback) => callback(new TypeError('no photos'))", "no photos"),
    failing("(event, context) => context.done(new Error('no photos'))", "no photos"),
    failing("(event, context) => context.fail(new Error('no photos'))", "no photos"),
    failing("() => { setTimeout(() => { throw new Error('no photos') }, 5) }", "no photos"),
    failing("() => process.exit(0)", "the function ended the process before it answered"),
    failing("() => new Promise(() => {})", "the handler's promise was never settled"),
    failing("() => { setInterval(() => {}, 100) }", "Task timed out after 5.00 seconds"),
    failing("'none'", "index.mjs does not export a function named handler"),
    failing("async event => ({ size: 1n })", "the result cannot be encoded as JSON: "),
  ]

  static let silent = ["event => event", "(event, context, callback) => {}"].map {
    Function(
      code: "export const handler = \($0);", run: 1, preview: 65,
      log: "the handler never answered: it is not asynchronous and did not call its callback",
      error: "the function returned nothing")
  }

  static let misreturned = [
    misreturning("async event => { event.response = {} }", "the function returned nothing"),
    misreturning("async event => null", "the function returned nothing"),
    misreturning("(event, context) => context.succeed()", "the function returned nothing"),
    misreturning("async event => 'ok'", "the response is a string"),
    misreturning("async event => event.request", "neither an event nor a response"),
    misreturning(
      "async ({ response }) => ({ version: '2', response })", "an event without request"),
    misreturning("async ({ response, ...rest }) => rest", "an event without response"),
    misreturning(
      """
      async event => ({
        ...event,
        response: {
          claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToAdd: '\(read)' } },
        },
      })
      """, "scopesToAdd is a string, but must be an array of strings"),
  ]

  static let functions = answering + failures + silent + misreturned
  /// In the order of `functions`.
  static let results = Result { try Function.tryAll(functions) }

  @Test(arguments: functions.indices) func `is called as AWS Lambda calls it`(index: Int) throws {
    let function = Self.functions[index]
    let result = try Self.results.get()[index]
    #expect(result.output == "\(function.run)\n\(function.preview)\n", "\(function)")
    for words in [function.log, function.error] where !words.isEmpty {
      #expect(result.errors.contains(words), "\(function)")
    }
    if function.log.isEmpty, function.error.isEmpty {
      #expect(result.errors.isEmpty, "\(function)")
    }
  }
}
