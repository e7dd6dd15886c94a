/// A suite of a JUnit report. A report is `opening`, any number of suites, and `closing`. Only
/// suites contain counts, so a report can be written suite by suite.
///
/// The format has no standard. Jenkins (its xUnit plugin's junit-10.xsd) and GitLab ("Unit test
/// reports") both read this.
struct JUnitSuite {
  static let opening =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"jwtscope\">\n"
  static let closing = "</testsuites>\n"

  private let command: String
  private let properties: [(name: String, value: String)]
  private let cases: [JUnitCase]
  /// Lines for the suite's standard output.
  private let notes: [String]

  /// - Parameter command: the command's name, such as `trigger preview`.
  init(
    of command: String, properties: [(name: String, value: String)] = [], cases: [JUnitCase],
    notes: [String] = []
  ) {
    self.command = command
    self.properties = properties
    self.cases = cases
    self.notes = notes
  }

  /// A suite with one case, which reports the error.
  init(of command: String, _ error: ToolError) {
    let result = JUnitCase.Result.errored(type: error.code, message: error.message)
    self.init(of: command, cases: [JUnitCase(name: "input", result: result)])
  }

  /// A report with this suite only.
  var document: String { Self.opening + text + Self.closing }

  var text: String {
    var elements: [XML] = []
    if !properties.isEmpty {
      elements.append(
        XML(
          "properties", [],
          properties.map { XML("property", [("name", $0.name), ("value", $0.value)]) }))
    }
    elements += cases.map { $0.xml(of: command) }
    if !notes.isEmpty { elements.append(XML("system-out", lines: notes)) }
    return Self.text(
      of: command,
      Counts(
        tests: cases.count,
        failures: count { if case .failed = $0 { true } else { false } },
        errors: count { if case .errored = $0 { true } else { false } },
        skipped: count { if case .skipped = $0 { true } else { false } }),
      elements.map { $0.text(level: 2) }.joined())
  }

  struct Counts {
    let tests: Int
    let failures: Int
    let errors: Int
    let skipped: Int
  }

  /// Renders a suite whose cases are already XML.
  static func text(of command: String, _ counts: Counts, _ cases: String) -> String {
    let attributes = [
      ("name", "jwtscope \(command)"), ("tests", "\(counts.tests)"),
      ("failures", "\(counts.failures)"),
      ("errors", "\(counts.errors)"), ("skipped", "\(counts.skipped)"), ("time", "0"),
    ]
    return XML("testsuite", attributes, markup: cases).text(level: 1)
  }

  private func count(where isCounted: (JUnitCase.Result) -> Bool) -> Int {
    cases.count { isCounted($0.result) }
  }
}
