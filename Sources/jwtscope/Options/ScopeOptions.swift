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

  var expectation: Expectations.Scopes {
    var scopes = Expectations.Scopes()
    scopes.all = Self.pieces(scope)
    scopes.any = Self.pieces(anyScope)
    scopes.forbidden = Self.pieces(forbidScope)
    return scopes
  }

  /// A value may hold several, as the claim does.
  static func pieces(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: " ").map(String.init) }
  }
}
