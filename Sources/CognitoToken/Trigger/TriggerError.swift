/// Why Cognito would not send an event or accept a response, and where the fault is.
package struct TriggerError: Error, Equatable, Sendable {
  package enum Subject: String, Sendable {
    case event, response
  }

  package enum Reason: Equatable, Sendable {
    case empty
    case tooLong
    case json(JSONError)
    /// The input is valid JSON, but not an object.
    case notAnObject(found: String)
    case member(path: String, expected: String, found: String)
    /// The function returned nothing.
    case nothingReturned
    /// The function returned an object that is neither the event nor its response.
    case neitherEventNorResponse
    /// The function returned only part of the event.
    case partOfEvent(missing: String)
    /// AWS Lambda's error object, with its `errorMessage`.
    case functionFailed(String)
    case tooManyChanges(Int)
    case machineNeedsVersion3(PreTokenGenerationEvent.Version)
  }

  /// The greatest length of an event or response, in bytes.
  package static let lengthLimit = 1 << 20
  /// The greatest number of changes of claims and scopes in one response. Amazon Cognito, quotas.
  package static let changeLimit = 5_000

  package let subject: Subject
  package let reason: Reason

  package var code: String {
    switch reason {
    case .empty: "empty-input"
    case .tooLong: "limit-exceeded"
    default: "malformed-trigger-\(subject.rawValue)"
    }
  }

  package var rule: String? {
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
  package var description: String {
    switch reason {
    case .empty: "the \(subject.rawValue) is empty: nothing was read"
    case .tooLong: "the \(subject.rawValue) is longer than the limit of \(Self.lengthLimit) bytes"
    case .json(let error): "the \(subject.rawValue) is not valid JSON: \(error)"
    case .notAnObject(let found):
      "the \(subject.rawValue) is \(found), but must be a JSON object"
    case .member(let path, let expected, let found):
      "in the \(subject.rawValue), \(ShownNames.cut(path, to: 200)) is \(found), "
        + "but must be \(expected)"
    case .nothingReturned: "the function returned nothing, so the sign-in fails"
    case .neitherEventNorResponse:
      """
      this is neither an event nor a response: it has no request and response, and no \
      \(PreTokenGenerationEvent.Version.v2Container)
      """
    case .partOfEvent(let missing):
      "the function returned an event without \(missing), so the sign-in fails"
    case .functionFailed(let message):
      """
      the function failed, so the sign-in fails: PreTokenGeneration failed with error \
      \(Excerpt.of(message))
      """
    case .tooManyChanges(let count):
      "the response makes \(count) changes; Cognito's quota is \(Self.changeLimit) per response"
    case .machineNeedsVersion3(let version):
      """
      Cognito sends \(PreTokenGenerationEvent.Source.clientCredentials.rawValue) only in version 3 \
      events, but this event has version \(version.rawValue)
      """
    }
  }
}
