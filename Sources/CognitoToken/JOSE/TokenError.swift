/// Why a text is not a token, and where.
public enum TokenError: Error, Equatable, Sendable {
  /// The parts of a compact JWS.
  public enum Part: Sendable {
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

  /// Longer than `CompactJWS.lengthLimit`; how long, in bytes.
  case tooLong(Int)
  /// Not three parts; how many.
  case partCount(Int)
  case base64URL(Part, Base64URLError)
  case json(Part, JSONError)
  case notAnObject(Part)
  /// A member's value is not what its definition says.
  case member(Part, name: String, expected: String, rule: String)

  public var code: String {
    if case .tooLong = self { "limit-exceeded" } else { "malformed-token" }
  }

  public var rule: String? {
    switch self {
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
    switch self {
    case .tooLong(let count):
      "the token is \(count) bytes long, over the limit of \(CompactJWS.lengthLimit) bytes"
    case .partCount(let count):
      "a token has three parts with dots between them, and this has \(count)"
    case .base64URL(let part, let error):
      "the token's \(part.position) part (\(part.name)) is not base64url: \(error)"
    case .json(let part, let error):
      "the token's \(part.position) part (\(part.name)) is not JSON that is allowed here: \(error)"
    case .notAnObject(let part):
      "the token's \(part.position) part (\(part.name)) is not a JSON object"
    case .member(let part, let name, let expected, _):
      "the \(part.name)'s \"\(name)\" is not \(expected)"
    }
  }
}
