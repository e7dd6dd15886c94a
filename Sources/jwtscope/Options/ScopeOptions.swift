import ArgumentParser
import CognitoToken

/// The expectations of a token's scopes.
struct ScopeOptions: ParsableArguments {
  @Option(help: "A scope that must be granted; repeatable, or several separated by spaces.")
  var scope: [String] = []

  @Option(
    help: ArgumentHelp(
      "Scopes of which at least one must be granted; repeatable in the same way.",
      valueName: "scope"))
  var anyScope: [String] = []

  @Option(
    help: ArgumentHelp(
      "A scope that must not be granted; repeatable in the same way.", valueName: "scope"))
  var forbidScope: [String] = []

  func validate() throws {
    for value in scope + anyScope + forbidScope where Self.pieces([value]).isEmpty {
      throw ValidationError("a scope must not be empty")
    }
  }

  var expectation: Expectations.Scopes { values.expectedScopes }

  var values: ExpectationValues {
    var values = ExpectationValues()
    values.scopes = Self.pieces(scope)
    values.anyScopes = Self.pieces(anyScope)
    values.forbiddenScopes = Self.pieces(forbidScope)
    return values
  }

  /// The scopes in the values. A value may contain several, as the claim does.
  static func pieces(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: " ").map(String.init) }
  }
}
