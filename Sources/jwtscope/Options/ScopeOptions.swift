import ArgumentParser
import CognitoToken

/// What is expected of the token's scopes.
struct ScopeOptions: ParsableArguments {
  @Option(help: "A scope that must be granted; repeatable, or several with spaces between them.")
  var scope: [String] = []

  @Option(help: "Scopes of which at least one must be granted; repeatable likewise.")
  var anyScope: [String] = []

  @Option(help: "A scope that must not be granted; repeatable likewise.")
  var forbidScope: [String] = []

  func validate() throws {
    for value in scope + anyScope + forbidScope where Self.pieces([value]).isEmpty {
      throw ValidationError("a scope is empty")
    }
  }

  func expectation(exact: Bool = false) -> ExpectedScopes {
    ExpectedScopes(
      all: Self.pieces(scope), any: Self.pieces(anyScope), forbidden: Self.pieces(forbidScope),
      exact: exact)
  }

  /// A value may hold several, as the claim does.
  static func pieces(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: " ").map(String.init) }
  }
}
