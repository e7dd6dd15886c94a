/// A case of a JUnit suite. GitLab takes cases of the same class and name for one, and keeps the first.
struct JUnitCase {
  enum Result {
    case passed
    /// Jenkins shows the message above the details, and GitLab the details alone: they begin with the message.
    case failed(type: String, message: String, details: [String])
    case errored(type: String, message: String)
    case skipped(message: String)
  }

  /// As Jenkins reads it, a package, a dot and a class.
  let className: String
  let name: String
  let result: Result

  var xml: XML {
    // Some readers want the time of a case; a check takes none to speak of.
    XML("testcase", [("classname", className), ("name", name), ("time", "0")], resultElements)
  }

  private var resultElements: [XML] {
    switch result {
    case .passed: []
    case .failed(let type, let message, let details):
      [XML("failure", [("type", type), ("message", message)], lines: [message] + details)]
    case .errored(let type, let message):
      [XML("error", [("type", type), ("message", message)], lines: [message])]
    case .skipped(let message): [XML("skipped", [("message", message)])]
    }
  }
}
