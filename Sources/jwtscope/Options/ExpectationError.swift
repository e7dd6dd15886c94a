import CognitoToken

/// What is wrong with a file of expectations, and where.
struct ExpectationError: Error {
  enum Reason {
    case empty
    case json(JSONError)
    /// `near` is the name that was probably meant.
    case unknown(String, near: String?)
    case missing(String)
    /// `found` is nil where only the contents are wrong.
    case type(found: String?, expected: ExpectationType)
    case repeated
    case repeatedPool(String)
  }

  /// The place in the file, such as `userPools[0].id`; empty for the whole file.
  let path: String
  let reason: Reason

  /// The section of an RFC that the file violates.
  var rule: String? {
    switch reason {
    case .json(let error): error.rule
    case .repeated: "RFC 8259 §4"
    default: nil
    }
  }

  /// Contains names, but no value of the file.
  var message: String {
    let place = Self.shown(path)
    switch reason {
    case .empty: return "the file is empty"
    case .json(let error): return "the file is not valid JSON: \(error)"
    case .unknown(let name, let near):
      let member = Self.shown(path.isEmpty ? name : "\(path).\(name)")
      return "unknown member \(member): "
        + (near.map { "did you mean \($0)?" } ?? "see jwtscope explain expectations")
    case .missing(let name): return "\(place) has no \(name)"
    case .type(let found, let expected):
      return "\(path.isEmpty ? "the file" : place) must be \(expected.description)"
        + (found.map { ", but is \($0)" } ?? "")
    case .repeated: return "\(place) is repeated"
    case .repeatedPool(let id): return "\(place) repeats the user pool \(id)"
    }
  }

  private static func shown(_ path: String) -> String {
    ShownNames.cut(Redaction.redacting(argument: path), to: 200)
  }
}
