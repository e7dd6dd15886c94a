/// How a sign-in ended, as the members of an object in its response tell.
struct JSONOutcome {
  /// The error, and whether only names tell that it is one: values may be chosen by users.
  let error: (SignInOutputError, isNamed: Bool)?

  init(_ document: JSONDocument, _ object: Int) {
    func string(_ name: String) -> String? {
      let text = document.member(Array(name.utf8), of: object).flatMap(document.string)
      return text?.isEmpty ?? true ? nil : text
    }
    let message = string("message") ?? string("Message")
    if let name = string("ChallengeName") ?? string("challengeName") {
      error = (.challenge(Challenge(name: name)), true)
    } else if let name = string("error") {
      let says = string("error_description")
      error = (.failed(SignInFailure(name, says: says, from: .tokenEndpoint)), true)
    } else if let name = string("__type").flatMap(Self.exception) {
      error = (.failed(SignInFailure(name, says: message, from: .operation(nil))), true)
    } else if let message, let name = (string("code") ?? string("name")).flatMap(Self.exception) {
      error = (.failed(SignInFailure(name, says: message, from: .operation(nil))), false)
    } else {
      error = nil
    }
  }

  /// An exception's name. Cognito's own API has a namespace before it, or has not.
  private static func exception(_ type: String) -> String? {
    guard type.hasSuffix("Exception") else { return nil }
    return type.split(separator: "#").last.map(String.init) ?? type
  }
}
