/// Scopes that a function put where Cognito does not read them.
///
/// They are found by name: any member with "scope" in its name that is not at a documented place,
/// and scopes in a list of claims to suppress.
struct MisplacedScopes {
  private static let shownLimit = 3

  /// Paths of the first few.
  private(set) var paths: [String] = []
  private(set) var count = 0
  /// Whether all of them are in lists of claims to suppress.
  private(set) var areSuppressedClaims = true
  private var path: [String] = []
  /// Names of the access token's claims, and its scopes.
  private let claims: Set<ExactText>
  private let granted: Set<ExactText>

  var isEmpty: Bool { count == 0 }

  /// - Parameter token: the access token's claims before the trigger.
  init(in output: JSON, isWholeEvent: Bool, token: JSON = .null) {
    claims = Set((token.members ?? []).map { ExactText($0.name) })
    granted = Set(ScopeSet(claim: token["scope"]?.string).granted.map { ExactText($0) })
    guard isWholeEvent else {
      search(output, isResponse: true)
      return
    }
    for member in output.members ?? [] where ExactText(member.name) != "request" {
      let isResponse = ExactText(member.name) == "response"
      if isResponse || Self.isFamiliar(member.name) || Self.namesScopes(member.name) {
        path = [member.name]
        if !isResponse, Self.namesScopes(member.name) {
          note(member.value)
        } else {
          search(member.value, isResponse: isResponse)
        }
      }
    }
    path = []
  }

  /// Notes scopes that the function added to the list in the event's request.
  mutating func noteRequest(_ scopes: [String], sent: [String]) {
    let known = Set(sent.map { ExactText($0) })
    if scopes.allSatisfy({ known.contains(ExactText($0)) }) { return }
    path = ["request", "scopes"]
    note("")
  }

  // MARK: Search

  /// Searches a whole value. `isResponse`: it is the response itself.
  private mutating func search(_ value: JSON, isResponse: Bool = false) {
    for (index, element) in (value.array ?? []).enumerated() {
      descend("[\(index)]", element)
    }
    for member in value.members ?? [] {
      if isResponse, Self.isEqual(member.name, PreTokenGenerationEvent.Version.v2Container) {
        descend(member.name, member.value) { $0.searchContainer(member.value) }
      } else {
        visit(member)
      }
    }
  }

  private mutating func searchContainer(_ container: JSON) {
    for member in container.members ?? [] {
      guard Self.isEqual(member.name, "accessTokenGeneration") else {
        visit(member)
        continue
      }
      descend(member.name, member.value) { $0.searchAccessToken(member.value) }
    }
  }

  /// Skips scopesToAdd and scopesToSuppress, whose documented place is here.
  private mutating func searchAccessToken(_ generation: JSON) {
    for member in generation.members ?? []
    where !["scopesToAdd", "scopesToSuppress"].contains(where: { Self.isEqual(member.name, $0) }) {
      visit(member)
    }
  }

  private mutating func visit(_ member: JSON.Member) {
    if Self.isEqual(member.name, "claimsToAddOrOverride") {
      descend(member.name, member.value) { $0.searchClaims(member.value) }
    } else if Self.isEqual(member.name, "claimsToSuppress") {
      descend(member.name, member.value) { $0.searchSuppressed(member.value) }
    } else if Self.namesScopes(member.name) {
      descend(member.name, member.value) { $0.note(member.value) }
    } else {
      descend(member.name, member.value)
    }
  }

  /// A claim may have any name and value, but these names are never meant as claims.
  private mutating func searchClaims(_ claims: JSON) {
    for claim in claims.members ?? []
    where ["scope", "scopesToAdd", "scopesToSuppress"].contains(where: {
      Self.isEqual(claim.name, $0)
    }) {
      descend(claim.name, claim.value) { $0.note(claim.value) }
    }
  }

  private mutating func searchSuppressed(_ names: JSON) {
    let hasScope = names.array?.contains { $0.string.map(isScope) ?? false } ?? false
    if hasScope { note(names, isSuppressedClaim: true) }
  }

  /// Whether a name in a list of claims is a scope's: "scope" itself, one that Cognito defines, one
  /// that the token has, or one in the form of a custom scope. `email`, `phone` and `profile` are
  /// claims as well.
  private func isScope(_ name: String) -> Bool {
    if Self.isEqual(name, Claim.scope.name) { return true }
    if claims.contains(ExactText(name)) { return false }
    switch ScopeSet.kind(of: name) {
    case .cognito: return true
    case .openIDConnect: return Self.isEqual(name, "openid")
    case .custom:
      // Claims are often named by a URL.
      let hasForm = ScopeSet.split(name).map { !$0.resourceServer.isEmpty && !$0.name.isEmpty }
      return granted.contains(ExactText(name)) || (hasForm ?? false) && !name.contains("://")
    }
  }

  // MARK: Paths

  private mutating func descend(
    _ name: String, _ value: JSON, _ body: ((inout Self) -> Void)? = nil
  ) {
    path.append(name)
    if let body { body(&self) } else { search(value) }
    path.removeLast()
  }

  private mutating func note(_ value: JSON, isSuppressedClaim: Bool = false) {
    if value.isNullOrEmpty { return }
    count += 1
    areSuppressedClaims = areSuppressedClaims && isSuppressedClaim
    // There can be many long paths, so only the first ones are joined, and they are cut.
    if paths.count < Self.shownLimit {
      let names = path.map { ShownNames.cut(Redaction.redacting($0), to: 64) }
      paths.append(
        ShownNames.cut(
          names.reduce("") { $0 + ($0.isEmpty || $1.hasPrefix("[") ? "" : ".") + $1 }, to: 300))
    }
  }

  private static func isEqual(_ name: String, _ other: String) -> Bool {
    ExactText(name) == ExactText(other)
  }

  /// Whether the name is like `scopeToAdd`, `ScopesToAdd` or `add_scopes`.
  private static func namesScopes(_ name: String) -> Bool {
    name.utf8.count <= 64 && name.lowercased().contains("scope")
  }

  /// Whether the member belongs in a response, although it is next to it.
  private static func isFamiliar(_ name: String) -> Bool {
    ["accessTokenGeneration", "idTokenGeneration"].contains { isEqual(name, $0) }
      || isEqual(name, PreTokenGenerationEvent.Version.v1Container)
  }
}
