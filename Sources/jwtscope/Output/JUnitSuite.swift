/// A suite of a JUnit report. A report is `opening`, any number of suites, and `closing`: it can be written as
/// its suites are made, since each says how many cases of its own it has.
///
/// There is no standard; this is what Jenkins (its xUnit plugin's junit-10.xsd) and GitLab ("Unit test reports")
/// both read.
struct JUnitSuite {
  static let opening =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"jwtscope\">\n"
  static let closing = "</testsuites>\n"

  let name: String
  var properties: [(name: String, value: String)] = []
  let cases: [JUnitCase]
  /// What else there is to say.
  var notes: [String] = []

  var text: String {
    let attributes = [
      ("name", name), ("tests", "\(cases.count)"),
      ("failures", count { if case .failed = $0 { true } else { false } }),
      ("errors", count { if case .errored = $0 { true } else { false } }),
      ("skipped", count { if case .skipped = $0 { true } else { false } }), ("time", "0"),
    ]
    var elements: [XML] = []
    if !properties.isEmpty {
      elements.append(
        XML(
          "properties", [],
          properties.map { XML("property", [("name", $0.name), ("value", $0.value)]) }))
    }
    elements += cases.map(\.xml)
    if !notes.isEmpty { elements.append(XML("system-out", lines: notes)) }
    return XML("testsuite", attributes, elements).text(level: 1)
  }

  private func count(where isCounted: (JUnitCase.Result) -> Bool) -> String {
    "\(cases.count { isCounted($0.result) })"
  }
}
