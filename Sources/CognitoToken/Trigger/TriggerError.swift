/// Why an event or a response is not one that Cognito would send or accept, and where.
public struct TriggerError: Error, Equatable, Sendable {
  public enum Subject: String, Sendable {
    case event, response
  }

  public enum Reason: Equatable, Sendable {
    case empty
    case tooLong
    case json(JSONError)
    /// The whole is something else.
    case notAnObject(found: String)
    case member(path: String, expected: String, found: String)
    /// The function returned nothing.
    case nothingReturned
    /// The function returned an object that is neither the event nor its response.
    case neitherEventNorResponse
    /// The function returned a part of the event.
    case partOfEvent(missing: String)
    /// What AWS Lambda gives instead of a result.
    case functionFailed(String)
    case tooManyChanges(Int)
    case machineNeedsVersion3(PreTokenGenerationEvent.Version)
  }

  /// The longest event or response, in bytes.
  public static let lengthLimit = 1 << 20
  /// Amazon Cognito, quotas: changes of claims and scopes by one pre token generation trigger.
  public static let changeLimit = 5_000

  public let subject: Subject
  public let reason: Reason

  public var code: String {
    switch reason {
    case .empty: "empty-input"
    case .tooLong: "limit-exceeded"
    default: "malformed-trigger-\(subject.rawValue)"
    }
  }

  public var rule: String? {
    switch reason {
    case .json(let error): error.rule
    case .empty, .tooLong: nil
    case .tooManyChanges: "Amazon Cognito: quotas"
    case .nothingReturned, .partOfEvent, .functionFailed, .neitherEventNorResponse:
      "Amazon Cognito: customizing user pool workflows with Lambda triggers"
    case .notAnObject, .member, .machineNeedsVersion3:
      "Amazon Cognito: pre token generation Lambda trigger"
    }
  }
}

extension TriggerError: CustomStringConvertible {
  public var description: String {
    switch reason {
    case .empty:
      """
      the \(subject.rawValue) is empty: nothing was read; did the \
      \(subject == .response ? "function" : "command that makes it") fail?
      """
    case .tooLong: "the \(subject.rawValue) is longer than the limit of \(Self.lengthLimit) bytes"
    case .json(let error): "the \(subject.rawValue) is not valid JSON: \(error)"
    case .notAnObject(let found):
      "the \(subject.rawValue) is \(found), where a JSON object is expected"
    case .member(let path, let expected, let found):
      "in the \(subject.rawValue), \(path) is \(found), where \(expected) is expected"
    case .nothingReturned:
      """
      the function returned nothing, and the sign-in fails: it must return the event it was given, with its \
      changes in response
      """
    case .neitherEventNorResponse:
      """
      this is neither the event nor a response: it has no request and response, and no \
      \(PreTokenGenerationEvent.Version.v2Container)
      """
    case .partOfEvent(let missing):
      """
      the function returned an event without \(missing), and the sign-in fails: it must return the whole event it was \
      given
      """
    case .functionFailed(let message):
      "the function failed, and so does the sign-in: PreTokenGeneration failed with error \(message)"
    case .tooManyChanges(let count):
      "the response makes \(count) changes; Cognito's quota is \(Self.changeLimit) in one response"
    case .machineNeedsVersion3(let version):
      """
      \(PreTokenGenerationEvent.Source.clientCredentials.rawValue) comes in version 3 events only, and this one's \
      version is \(version.rawValue)
      """
    }
  }
}
