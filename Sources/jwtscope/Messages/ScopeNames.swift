import CognitoToken

/// Scopes in a sentence.
enum ScopeNames {
  /// Longer lists are shown in full only in the section about scopes.
  static let limit = 5

  /// The scopes, or the first of a long list. They may come from arguments.
  static func list(_ scopes: [String], quoted: Bool = false) -> String {
    let shown = scopes.prefix(scopes.count > limit ? 3 : limit).map { scope in
      let scope = Redaction.redacting(argument: scope)
      return quoted ? "\"\(scope)\"" : scope
    }
    let rest = scopes.count - shown.count
    return shown.joined(separator: quoted ? ", " : " ") + (rest > 0 ? " and \(rest) more" : "")
  }

  /// What to do about a comma in a missing scope. It may be part of a scope (RFC 6749 §3.3).
  static func commaAdvice(_ missing: [String]) -> String {
    missing.contains { $0.contains(",") } ? "; separate scopes with spaces, not with commas" : ""
  }
}
