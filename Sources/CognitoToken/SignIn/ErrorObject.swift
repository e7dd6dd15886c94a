/// The challenge or the error that an object in a response reports.
struct ErrorObject {
  let error: SignInOutputError
  /// Whether the object's member names show that it is an error. Values may be text that a user
  /// chose.
  let isNamed: Bool

  init?(_ document: JSONDocument, _ object: Int) {
    func string(_ name: String) -> String? {
      let text = document.member(ExactText(name), of: object).flatMap(document.string)
      return text?.isEmpty ?? true ? nil : text
    }
    let message = string("message") ?? string("Message")
    if let name = string("ChallengeName") ?? string("challengeName") {
      (error, isNamed) = (.challenge(Challenge(name: name)), true)
    } else if let name = string("error") {
      let description = string("error_description")
      (error, isNamed) = (
        .failed(SignInFailure(name, message: description, from: .tokenEndpoint)), true
      )
    } else if let name = string("__type").flatMap(Self.exception) {
      (error, isNamed) = (.failed(SignInFailure(name, message: message, from: .api(nil))), true)
    } else if let message, let name = (string("code") ?? string("name")).flatMap(Self.exception) {
      (error, isNamed) = (.failed(SignInFailure(name, message: message, from: .api(nil))), false)
    } else {
      return nil
    }
  }

  /// The name of an exception, without the namespace before it.
  private static func exception(_ type: String) -> String? {
    guard type.hasSuffix("Exception") else { return nil }
    return type.split(separator: "#").last.map(String.init) ?? type
  }
}
