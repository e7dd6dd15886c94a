extension Expectations {
  /// The scopes that a token must and must not carry. Scopes are compared exactly (RFC 6749 §3.3).
  public struct Scopes: Equatable, Sendable {
    /// Each of these must be granted.
    public var all: [String] { required.map(\.text) }
    /// At least one of these must be granted.
    public var any: [String] { alternatives.map(\.text) }
    /// None of these may be granted.
    public var forbidden: [String] { excluded.map(\.text) }
    /// Whether nothing beyond `all` and `any` may be granted.
    public let exact: Bool

    private let required: [ExactText]
    private let alternatives: [ExactText]
    private let excluded: [ExactText]
    private let named: [ExactText]

    /// - Parameters:
    ///   - all: Scopes that must all be granted.
    ///   - any: Scopes of which at least one must be granted.
    ///   - forbidden: Scopes that must not be granted.
    ///   - exact: Whether no other scopes than `all` and `any` may be granted.
    public init(
      all: [String] = [], any: [String] = [], forbidden: [String] = [], exact: Bool = false
    ) {
      required = all.map { ExactText($0) }
      alternatives = any.map { ExactText($0) }
      excluded = forbidden.map { ExactText($0) }
      named = required + alternatives
      self.exact = exact
    }

    /// Whether nothing is expected.
    public var isEmpty: Bool { named.isEmpty && excluded.isEmpty && !exact }
    /// Whether it requires any scope to be granted.
    var asksForScopes: Bool { !named.isEmpty }

    /// Checks the `scope` claim. A token that passes needs no storage except `claim`.
    ///
    /// - Parameter claim: storage for the claim's value.
    func check(_ claims: ClaimsSet, reusing claim: inout [UInt8]) -> Outcome {
      if isEmpty { return .skipped(.notAsked) }
      claim.removeAll(keepingCapacity: true)
      claims.appendScope(to: &claim)
      return passes(claim.span) ? .passed : Outcome(failures(ScopeSet(utf8: claim)))
    }

    private func passes(_ claim: Span<UInt8>) -> Bool {
      for scope in required where !ScopeSet.contains(scope, in: claim) { return false }
      for scope in excluded where ScopeSet.contains(scope, in: claim) { return false }
      var isAnyGranted = alternatives.isEmpty
      for scope in alternatives where !isAnyGranted {
        isAnyGranted = ScopeSet.contains(scope, in: claim)
      }
      if !isAnyGranted { return false }
      return !exact
        || ScopeSet.allPieces(of: claim) { piece in
          for scope in named where piece.isEqual(to: scope.utf8.span) { return true }
          return false
        }
    }

    private func failures(_ granted: ScopeSet) -> [Failure.Allowed] {
      let missing = missing(in: granted)
      let forbidden = forbidden(in: granted)
      let unexpected = unexpected(in: granted)
      var failures: [Failure.Allowed] = []
      if !missing.isEmpty { failures.append(.scopeMissing(missing, granted: granted.granted)) }
      if !forbidden.isEmpty { failures.append(.scopeForbidden(forbidden)) }
      if !unexpected.isEmpty {
        failures.append(
          .scopeUnexpected(unexpected, expected: named.map(\.text), granted: granted.granted))
      }
      return failures
    }

    // MARK: What is wrong with the granted scopes

    func missing(in granted: ScopeSet) -> MissingScopes {
      let hasAny = alternatives.contains { granted.contains($0) }
      return MissingScopes(
        all: required.filter { !granted.contains($0) }.map(\.text),
        any: hasAny ? [] : alternatives.map(\.text))
    }

    /// Those of `all` and `any` that are granted.
    package func granted(in granted: ScopeSet) -> [String] {
      named.filter { granted.contains($0) }.map(\.text)
    }

    func forbidden(in granted: ScopeSet) -> [String] {
      excluded.filter { granted.contains($0) }.map(\.text)
    }

    func unexpected(in granted: ScopeSet) -> [String] {
      exact ? granted.granted.filter { !named.contains(ExactText($0)) } : []
    }
  }
}

extension Expectations.Scopes {
  /// A token's scopes, compared with the expected ones.
  public struct Comparison: Sendable {
    package let granted: ScopeSet
    /// Expected scopes that are not granted.
    public let missing: [String]
    /// Forbidden scopes that are granted.
    public let forbidden: [String]
    /// Granted scopes that are not expected, if `exact` is set.
    public let unexpected: [String]

    init(_ granted: ScopeSet, _ expected: Expectations.Scopes) {
      self.granted = granted
      missing = expected.missing(in: granted).scopes
      forbidden = expected.forbidden(in: granted)
      unexpected = expected.unexpected(in: granted)
    }
  }
}

/// Expected scopes that are not granted.
package struct MissingScopes: Equatable, Sendable {
  /// The missing scopes of those that must all be granted.
  package let all: [String]
  /// The scopes of which at least one must be granted; empty if one is.
  package let any: [String]

  package var scopes: [String] { all + any }
  package var isEmpty: Bool { all.isEmpty && any.isEmpty }
}
