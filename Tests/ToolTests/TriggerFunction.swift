import Foundation
import Testing

/// A trigger's function, and the expected results.
struct TriggerFunction: CustomTestStringConvertible, Sendable {
  let code: String
  var file = "index.mjs"
  /// Exit codes of the runner and of the preview.
  var run: Int32 = 0
  let preview: Int32
  /// A part of the runner's message.
  var log = ""
  /// A part of the preview's message; empty if it prints nothing on standard error.
  var error = ""

  var testDescription: String { "\(file): \(code)" }

  /// Runs each function for one event and previews its output. The results contain the exit codes
  /// as output, and the messages of both.
  static func tryAll(_ functions: [Self]) async throws -> [Shell.Result] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for (index, function) in functions.enumerated() {
      let place = folder.appending(path: "\(index)")
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      let file = place.appending(path: function.file)
      try function.code.write(to: file, atomically: true, encoding: .utf8)
    }
    // Several at once, because some wait until their time is over.
    let run = try await Shell.runAside(
      """
      jwtscope trigger event >'\(folder.path)/event.json' || exit
      cat >'\(folder.path)/try' <<'TRY'
      cd "$1"
      case $(ls) in *.py) runner='/usr/bin/python3 -B' name=run.py ;; *) runner=node name=run.mjs ;; esac
      $runner '\(Shell.package.path)/samples/trigger'/$name * <../event.json >output 2>errors
      echo $? >status
      jwtscope trigger preview --scope com.example.photos/read output >preview 2>>errors
      echo $? >>status
      TRY
      cd '\(folder.path)' && ls -d [0-9]* | xargs -P 4 -I{} sh try {}
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

extension TriggerFunction {
  private static let scope = "com.example.photos/read"

  /// The scope is missing, and nothing else is wrong.
  private static func handler(_ code: String, log: String = "") -> Self {
    Self(code: "export const handler = \(code);", preview: 4, log: log)
  }

  private static func failing(_ code: String, _ message: String) -> Self {
    Self(
      code: "export const handler = \(code);", run: 1, preview: 65,
      log: "run.mjs: the function failed: \(message)",
      error: "the function failed, so the sign-in fails: "
        + "PreTokenGeneration failed with error \(message)")
  }

  private static func misreturning(_ code: String, _ error: String) -> Self {
    Self(code: "export const handler = \(code);", preview: 65, error: error)
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
    Self(code: "exports.handler = async event => event", file: "index.js", preview: 4),
    Self(
      code: "module.exports = { handler: (e, c, callback) => callback(null, e) }", file: "f.cjs",
      preview: 4),
    Self(code: "export default { handler: async event => event }", preview: 4),
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
    failing("'none'", "index.mjs does not export a function named handler"),
    failing("async event => ({ size: 1n })", "the result cannot be encoded as JSON: "),
  ]

  static let silent = ["event => event", "(event, context, callback) => {}"].map {
    Self(
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
          claimsAndScopeOverrideDetails: { accessTokenGeneration: { scopesToAdd: '\(scope)' } },
        },
      })
      """, "scopesToAdd is a string, but must be an array of strings"),
  ]

  private static func python(_ code: String, run: Int32 = 0, preview: Int32 = 4, log: String = "")
    -> Self
  {
    Self(code: code, file: "index.py", run: run, preview: preview, log: log)
  }

  private static func failingInPython(_ code: String, _ message: String) -> Self {
    Self(
      code: code, file: "index.py", run: 1, preview: 65,
      log: "run.py: the function failed: \(message)",
      error: "the function failed, so the sign-in fails: "
        + "PreTokenGeneration failed with error \(message)")
  }

  static let inPython = [
    python("def lambda_handler(event, context): return event"),
    python("handler = lambda event, context: event"),
    python("def handler(event, context): print('hello'); return event", log: "hello"),
    python(
      """
      from decimal import Decimal
      def handler(event, context):
        container = {'accessTokenGeneration': {'claimsToAddOrOverride': {'quota': Decimal(3)}}}
        event['response'] = {'claimsAndScopeOverrideDetails': container}
        return event
      """),
    Self(
      code: "def handler(event, context): pass", file: "index.py", preview: 65,
      error: "the function returned nothing"),
    failingInPython("def handler(event, context): raise ValueError('no photos')", "no photos"),
    failingInPython("def handler(event, context): return event['photos']", "'photos'"),
    failingInPython(
      "def handler(event, context): exit(0)", "the function ended the process before it answered"),
    failingInPython(
      "import os\ndef handler(event, context): os._exit(0)",
      "the function ended the process before it answered"),
    failingInPython("def handler(event, context): return {1}", "the result cannot be encoded"),
    failingInPython("handler = 1", "index.py does not define a function named lambda_handler"),
    failingInPython("import photos", "index.py cannot be imported: No module named 'photos'"),
    failingInPython("def handler(", "index.py has a syntax error: "),
  ]

  /// AWS re:Post, "How can I get custom scopes in the access token when I make an InitiateAuth or
  /// AdminInitiateAuth API call?", as a whole file.
  static let articles = Self(
    code: """
      const handler = async (event) => {
        event.response = {
          claimsAndScopeOverrideDetails: {
            accessTokenGeneration: {
              scopesToAdd: ["\(scope)", "com.example.photos/write"]
            }
          }
        };
        return event;
      };
      export { handler }
      """, preview: 0)

  /// First of all, so that others run meanwhile.
  private static let endless = [
    failing("() => { setInterval(() => {}, 100) }", "Task timed out after 5.00 seconds"),
    failingInPython(
      "import time\ndef handler(event, context):\n  while True: time.sleep(1)",
      "Task timed out after 5.00"),
  ]

  static let all = endless + answering + failures + silent + misreturned + inPython + [articles]
}
