/// A case of a JUnit suite. Of cases with the same class and name, GitLab keeps only the first.
struct JUnitCase {
  enum Result {
    case passed
    /// Jenkins shows the message above the details. GitLab shows only the details, so they start
    /// with the message.
    case failed(type: String, message: String, details: [String])
    case errored(type: String, message: String)
    case skipped(message: String)
  }

  let name: String
  let result: Result

  /// - Parameter command: the command's name, such as `trigger preview`.
  func xml(of command: String) -> XML {
    // A package, a dot and a class, as Jenkins reads it.
    let className = "jwtscope.\(command.split(separator: " ").joined(separator: "."))"
    // Some readers require a time. A check takes almost none.
    return XML(
      "testcase", [("classname", className), ("name", name), ("time", "0")], resultElements)
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
