import ArgumentParser
import CognitoToken

/// The expectations of a token's scopes.
struct ScopeOptions: ParsableArguments {
  @Option(help: "A scope that must be granted; repeatable, or several separated by spaces.")
  var scope: [String] = []

  @Option(
    help: ArgumentHelp(
      "At least one of these scopes must be granted; repeatable in the same way.",
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

  var values: ScopeValues {
    ScopeValues(
      all: Self.pieces(scope), any: Self.pieces(anyScope), forbidden: Self.pieces(forbidScope))
  }

  /// The scopes in the values. A value may contain several, as the claim does.
  static func pieces(_ values: [String]) -> [String] {
    values.flatMap { $0.split(separator: " ").map(String.init) }
  }
}

/// The scopes that options or a file of expectations name; nil or empty if not set.
struct ScopeValues {
  var all: [String] = []
  var any: [String] = []
  var forbidden: [String] = []
  var exact: Bool?

  var expected: Expectations.Scopes {
    Expectations.Scopes(all: all, any: any, forbidden: forbidden, exact: exact ?? false)
  }

  var contradiction: String? {
    (exact ?? false) && all.isEmpty && any.isEmpty
      ? "--exact-scopes requires --scope or --any-scope" : nil
  }

  /// The members of a file of expectations that set these values.
  static let members = [
    ExpectationMember(
      "scopes", ["--scope"], .list(.scope), "Scopes that must all be granted.",
      \.scopes.all
    ) { $0.strings ?? [] },
    ExpectationMember(
      "anyScopes", ["--any-scope"], .list(.scope), "Scopes of which at least one must be granted.",
      \.scopes.any
    ) { $0.strings ?? [] },
    ExpectationMember(
      "forbiddenScopes", ["--forbid-scope"], .list(.scope), "Scopes that must not be granted.",
      \.scopes.forbidden
    ) { $0.strings ?? [] },
    ExpectationMember(
      "exactScopes", ["--exact-scopes"], .boolean,
      "Whether no scope may be granted that scopes and anyScopes do not name. Default: false.",
      \.scopes.exact
    ) { $0 == true },
  ]
}
