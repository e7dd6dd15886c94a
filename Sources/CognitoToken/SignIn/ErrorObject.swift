/// The challenge or the error that an object in a response reports.
struct ErrorObject {
  let error: SignInOutputError
  /// Whether the object's member names show that it is an error. Values may be text that a user
  /// chose.
  let isNamed: Bool

  init?(_ document: JSONDocument, _ object: Int) {
    func string(_ name: ExactText) -> String? {
      let text = document.member(name, of: object).flatMap(document.string)
      return text?.isEmpty ?? true ? nil : text
    }
    let message = string(Self.message) ?? string(Self.capitalMessage)
    if let name = string(Self.capitalChallengeName) ?? string(Self.challengeName) {
      (error, isNamed) = (.challenge(Challenge(name: name)), true)
    } else if let name = string(Self.errorName) {
      let description = string(Self.errorDescription)
      (error, isNamed) = (
        .failed(SignInFailure(name, message: description, from: .tokenEndpoint)), true
      )
    } else if let name = string(Self.type).flatMap(Self.exception) {
      (error, isNamed) = (.failed(SignInFailure(name, message: message, from: .api(nil))), true)
    } else if let message,
      let name = (string(Self.code) ?? string(Self.name)).flatMap(Self.exception)
    {
      (error, isNamed) = (.failed(SignInFailure(name, message: message, from: .api(nil))), false)
    } else {
      return nil
    }
  }

  // Made once: every object is searched for them.
  private static let message: ExactText = "message"
  private static let capitalMessage: ExactText = "Message"
  private static let capitalChallengeName: ExactText = "ChallengeName"
  private static let challengeName: ExactText = "challengeName"
  private static let errorName: ExactText = "error"
  private static let errorDescription: ExactText = "error_description"
  private static let type: ExactText = "__type"
  private static let code: ExactText = "code"
  private static let name: ExactText = "name"

  /// The name of an exception, without the namespace before it.
  private static func exception(_ type: String) -> String? {
    guard type.hasSuffix("Exception") else { return nil }
    return type.split(separator: "#").last.map(String.init) ?? type
  }
}
