/// A cause of a missing scope, with what shows it. The hints that a token shows and those that
/// settings show are in two files.
package enum Hint: Equatable, Sendable {
  /// The token shows the cause.
  case token(Token)
  /// The settings of the pool and the app client show the cause.
  case settings(Settings)

  package enum Certainty: String, Codable, Sendable {
    /// A documented rule proves it.
    case certain
    /// Only observed, or one of several possible causes.
    case likely
  }

  /// The app client and the user pool that a token names. The client's ID is not validated.
  package struct AppClient: Equatable, Sendable {
    package let id: String?
    package let pool: UserPool?
    /// Whether settings show that the client allows every missing scope.
    package internal(set) var allowsMissing = false
    /// Whether it is described by settings of what is deployed, not by a template or plan.
    package internal(set) var isDeployed = false
    /// Whether a missing scope is not defined yet, so the client cannot allow it.
    package internal(set) var lacksDefinition = false

    package init(id: String?, pool: UserPool?) {
      self.id = id
      self.pool = pool
    }
  }

  package typealias ID = HintCode

  package var id: ID {
    switch self {
    case .token(let hint): .token(hint.id)
    case .settings(let hint): hint.id
    }
  }

  /// Amazon Cognito, "Understanding the access token", "Pre token generation Lambda trigger" and
  /// "Scopes, M2M, and resource servers" document what is certain.
  package var certainty: Certainty {
    switch self {
    case .token(let hint): hint.certainty
    case .settings(let hint): hint.certainty
    }
  }
}

/// Why an expected scope is missing, by what shows it. The raw value is the stable name in reports.
///
/// Amazon Cognito, "Understanding the access token", "Pre token generation Lambda trigger" and
/// "Scopes, M2M, and resource servers".
public enum HintCode: RawRepresentable, CaseIterable, Hashable, Codable, Sendable {
  /// The token shows the cause.
  case token(Token)
  /// The settings of the user pool and the app client show the cause.
  case settings(Settings)

  /// All codes, those from the token first.
  public static let allCases =
    Token.allCases.map(HintCode.token) + Settings.allCases.map(HintCode.settings)

  /// The stable name in reports.
  public var rawValue: String {
    switch self {
    case .token(let code): code.rawValue
    case .settings(let code): code.rawValue
    }
  }

  /// The code with this name in reports; nil if there is none.
  public init?(rawValue: String) {
    guard let code = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = code
  }
}
