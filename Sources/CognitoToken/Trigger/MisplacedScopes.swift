/// Scopes that a function put where Cognito does not look for them.
///
/// Looked for by name: whatever has "scope" in its name and is not at the documented place.
struct MisplacedScopes {
  private static let shownLimit = 3

  /// Where the first of them are, and how many there are.
  private(set) var paths: [String] = []
  private(set) var count = 0
  private var path: [String] = []

  var isEmpty: Bool { count == 0 }

  init(in output: JSON, isWholeEvent: Bool) {
    guard isWholeEvent else {
      search(output, isResponse: true)
      return
    }
    for member in output.members ?? [] where !member.name.utf8.elementsEqual("request".utf8) {
      let isResponse = member.name.utf8.elementsEqual("response".utf8)
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

  /// Notes scopes that the function put into the event's own list of them.
  mutating func noteRequest(_ scopes: [String], sent: [String]) {
    let known = Set(sent.map { Array($0.utf8) })
    if scopes.allSatisfy({ known.contains(Array($0.utf8)) }) { return }
    path = ["request", "scopes"]
    note("")
  }

  /// Looks through everything in a value; `isResponse`: the value is the response itself.
  private mutating func search(_ value: JSON, isResponse: Bool = false) {
    for (index, element) in (value.array ?? []).enumerated() {
      descend("[\(index)]", element)
    }
    for member in value.members ?? [] {
      if isResponse, Self.isEqual(member.name, PreTokenGenerationEvent.Version.v2Container) {
        descend(member.name, member.value) { $0.searchContainer(member.value) }
      } else if Self.isEqual(member.name, "claimsToAddOrOverride") {
        descend(member.name, member.value) { $0.searchClaims(member.value) }
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

  /// Here the two documented members are at home.
  private mutating func searchAccessToken(_ generation: JSON) {
    for member in generation.members ?? [] {
      switch member.name {
      case "scopesToAdd", "scopesToSuppress": break
      case "claimsToAddOrOverride":
        descend(member.name, member.value) { $0.searchClaims(member.value) }
      case "claimsToSuppress":
        let names = member.value.array ?? []
        if names.contains("scope") { descend(member.name, member.value) { $0.note("") } }
      default: visit(member)
      }
    }
  }

  /// A claim may have any name and value; only these cannot be meant as one.
  private mutating func searchClaims(_ claims: JSON) {
    for claim in claims.members ?? []
    where ["scope", "scopesToAdd", "scopesToSuppress"].contains(where: {
      Self.isEqual(claim.name, $0)
    }) {
      descend(claim.name, claim.value) { $0.note(claim.value) }
    }
  }

  private mutating func visit(_ member: JSON.Member) {
    if Self.namesScopes(member.name) {
      descend(member.name, member.value) { $0.note(member.value) }
    } else {
      descend(member.name, member.value)
    }
  }

  private mutating func descend(
    _ name: String, _ value: JSON, _ body: ((inout Self) -> Void)? = nil
  ) {
    path.append(name)
    if let body { body(&self) } else { search(value) }
    path.removeLast()
  }

  private mutating func note(_ value: JSON) {
    if value.isNothing { return }
    count += 1
    // Joined for a few only: paths can be long, and many.
    if paths.count < Self.shownLimit {
      paths.append(
        path.reduce("") { $0 + ($0.isEmpty || $1.hasPrefix("[") ? "" : ".") + $1 })
    }
  }

  private static func isEqual(_ name: String, _ other: String) -> Bool {
    name.utf8.elementsEqual(other.utf8)
  }

  /// `scopeToAdd`, `ScopesToAdd`, `add_scopes` …
  private static func namesScopes(_ name: String) -> Bool {
    name.utf8.count <= 64 && name.lowercased().contains("scope")
  }

  /// What belongs into a response, and stands beside it.
  private static func isFamiliar(_ name: String) -> Bool {
    ["accessTokenGeneration", "idTokenGeneration"].contains { isEqual(name, $0) }
      || isEqual(name, PreTokenGenerationEvent.Version.v1Container)
  }
}
