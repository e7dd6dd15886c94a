/// The challenge or the error that an object in a response reports.
struct ErrorObject {
  let error: SignInOutputError
  /// Whether the object's member names show that it is an error. Values may be text that a user
  /// chose.
  let isNamed: Bool

  init?(_ document: JSONDocument, _ object: Int) {
    if !Self.mayBe(document, object) { return nil }
    func string(_ name: ExactText) -> String? {
      document.member(name, of: object).flatMap(document.string).flatMap { $0.isEmpty ? nil : $0 }
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

  /// Whether the object has one of the members that every challenge or error needs. Most objects in
  /// a log have none, and need no search for nine names.
  private static func mayBe(_ document: JSONDocument, _ object: Int) -> Bool {
    var name = object + 1
    let end = document.next(after: object)
    while name < end {
      let last = document.text[document.range(of: name).upperBound - 1]
      if last == UInt8(ascii: "e") || last == UInt8(ascii: "r") || document.hasEscapes(name),
        needed.contains(where: { document.isString(name, equalTo: $0) })
      {
        return true
      }
      name = document.next(after: name + 1)
    }
    return false
  }

  private static let needed = [
    capitalChallengeName, challengeName, errorName, type, code, name,
  ]

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
