/// Why a text is not a token.
///
/// The description says what is wrong and where, for a developer's log.
public struct TokenError: Error, Equatable, Sendable {
  package let reason: Reason

  package init(_ reason: Reason) { self.reason = reason }

  /// The parts of a compact JWS.
  package enum Part: Sendable {
    case header, claims, signature

    package var name: String {
      switch self {
      case .header: "header"
      case .claims: "claims set"
      case .signature: "signature"
      }
    }

    var position: String {
      switch self {
      case .header: "first"
      case .claims: "second"
      case .signature: "third"
      }
    }
  }

  package enum Reason: Equatable, Sendable {
    /// Longer than `CompactJWS.lengthLimit`. The length is in bytes.
    case tooLong(Int)
    /// The text has this many parts instead of three.
    case partCount(Int)
    case base64URL(Part, Base64URLError)
    case json(Part, JSONError)
    case notAnObject(Part)
    /// A member's value has a type that its definition does not allow.
    case member(Part, name: String, expected: String, rule: String)
  }

  /// `limit-exceeded` if the text is longer than 65,536 bytes, otherwise `malformed-token`.
  public var code: String {
    if case .tooLong = reason { "limit-exceeded" } else { "malformed-token" }
  }

  /// The section of the RFC that the text violates; nil if it only exceeds a limit of this library.
  public var rule: String? {
    switch reason {
    case .tooLong: nil
    case .partCount: "RFC 7515 §7.1"
    case .base64URL(_, let error): error.rule
    case .json(_, let error): error.rule
    case .notAnObject(let part): part == .header ? "RFC 7515 §4" : "RFC 7519 §7.2"
    case .member(_, _, _, let rule): rule
    }
  }
}

extension TokenError: CustomStringConvertible {
  public var description: String {
    switch reason {
    case .tooLong(let count):
      "the token is \(count) bytes long, over the limit of \(CompactJWS.lengthLimit) bytes"
    case .partCount(let count):
      "a token has three parts with dots between them, but this has \(count)"
    case .base64URL(let part, let error):
      "the token's \(part.position) part (\(part.name)) is not base64url: \(error)"
    case .json(let part, let error):
      "the token's \(part.position) part (\(part.name)) is not valid JSON: \(error)"
    case .notAnObject(let part):
      "the token's \(part.position) part (\(part.name)) is not a JSON object"
    case .member(let part, let name, let expected, _):
      "the \(part.name)'s \"\(name)\" is not \(expected)"
    }
  }
}
