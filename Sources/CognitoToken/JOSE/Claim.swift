/// The claims that this library reads, and the types that their values must have.
///
/// RFC 7519 §4.1; RFC 8693 §4.2 and §4.3; Amazon Cognito, "Understanding the access token".
public enum Claim: Int, CaseIterable, Sendable {
  /// The issuer: a string.
  case iss
  /// The subject, Cognito's ID of the user: a string.
  case sub
  /// The audience: a string or an array of strings.
  case aud
  /// The expiration time: a ``NumericDate``.
  case exp
  /// The time before which the token is not valid: a ``NumericDate``.
  case nbf
  /// The time of issue: a ``NumericDate``.
  case iat
  /// The token's ID: a string.
  case jti
  /// `auth_time`, when the user signed in: a ``NumericDate``.
  case authTime
  /// `client_id`, the app client: a string.
  case clientID
  /// `token_use`: `access` or `id`.
  case tokenUse
  /// The granted scopes: a string with spaces between them.
  case scope
  /// The user's name: a string.
  case username
  /// `cognito:groups`: an array of strings.
  case groups

  enum Form {
    case string, strings, stringOrStrings, numericDate

    var description: String {
      switch self {
      case .string: "a string"
      case .strings: "an array of strings"
      case .stringOrStrings: "a string or an array of strings"
      case .numericDate: "a number of seconds within the years 1970 to 9999"
      }
    }
  }

  /// The name in the token, such as `client_id`.
  public var name: String {
    switch self {
    case .iss: "iss"
    case .sub: "sub"
    case .aud: "aud"
    case .exp: "exp"
    case .nbf: "nbf"
    case .iat: "iat"
    case .jti: "jti"
    case .authTime: "auth_time"
    case .clientID: "client_id"
    case .tokenUse: "token_use"
    case .scope: "scope"
    case .username: "username"
    case .groups: "cognito:groups"
    }
  }

  var form: Form {
    switch self {
    case .exp, .nbf, .iat, .authTime: .numericDate
    case .aud: .stringOrStrings
    case .groups: .strings
    default: .string
    }
  }

  var rule: String {
    switch self {
    case .iss: "RFC 7519 §4.1.1"
    case .sub: "RFC 7519 §4.1.2"
    case .aud: "RFC 7519 §4.1.3"
    case .exp: "RFC 7519 §4.1.4"
    case .nbf: "RFC 7519 §4.1.5"
    case .iat: "RFC 7519 §4.1.6"
    case .jti: "RFC 7519 §4.1.7"
    case .authTime: "OpenID Connect Core §2"
    case .scope: "RFC 8693 §4.2"
    case .clientID: "RFC 8693 §4.3"
    case .tokenUse, .username, .groups: "Amazon Cognito: understanding the access token"
    }
  }

  /// The claims by the length of their names, so that a name is compared with few others.
  private static let byLength = (0...15).map { length in
    allCases.compactMap { claim in
      ShortName(Array(claim.name.utf8).span).flatMap { $0.count == length ? ($0, claim) : nil }
    }
  }

  init?(nameAt node: Int, in document: JSONDocument) {
    guard let name = document.shortName(at: node) else { return nil }
    for (other, claim) in Self.byLength[name.count] where other == name {
      self = claim
      return
    }
    return nil
  }

  func accepts(_ node: Int, in document: JSONDocument) -> Bool {
    let kind = document.kind(of: node)
    switch form {
    case .string: return kind == .string
    case .strings: return Self.isStrings(node, in: document)
    case .stringOrStrings: return kind == .string || Self.isStrings(node, in: document)
    case .numericDate:
      let spelling = document.text.span.extracting(document.range(of: node))
      return kind == .number && NumericDate(spelling: spelling) != nil
    }
  }

  private static func isStrings(_ array: Int, in document: JSONDocument) -> Bool {
    guard document.kind(of: array) == .array else { return false }
    let end = document.next(after: array)
    return (array + 1..<end).allSatisfy { document.kind(of: $0) == .string }
  }
}
