/// The differences between two tokens, for example from before and after a trigger was attached.
package struct TokenDiff: Sendable {
  /// In the order of the new token; the removed scopes are in the order of the old one.
  package let addedScopes: [String]
  package let removedScopes: [String]
  /// Without the scopes and the folded claims.
  package let claims: MemberDiff
  package let header: MemberDiff
  /// The names of members that differ, but change with each sign-in or key and are ignored.
  package let folded: [String]
  package let notes: [Note]

  /// A fact that affects what the difference means.
  package enum Note: Equatable, Sendable {
    case sameToken, otherUser, otherClient, otherPool, otherTokenUse
    /// The new token was issued before the old one.
    case older
    /// The two are valid for different times, in seconds.
    case otherLifetime(old: Int, new: Int)
    case warning(Side, Warning)

    package enum Side: Sendable {
      case old, new
    }

    package var code: String {
      switch self {
      case .sameToken: "same-token"
      case .otherUser: "other-user"
      case .otherClient: "other-client"
      case .otherPool: "other-pool"
      case .otherTokenUse: "other-token-use"
      case .older: "older"
      case .otherLifetime: "other-lifetime"
      case .warning(_, let warning): warning.code.rawValue
      }
    }
  }

  /// Whether only folded members differ.
  package var isSame: Bool {
    addedScopes.isEmpty && removedScopes.isEmpty && claims.isEmpty && header.isEmpty
  }

  private static let newWithEachSignIn = [
    "jti", "origin_jti", "event_id", "iat", "nbf", "exp", "auth_time", "at_hash", "nonce",
  ]
  /// Claims whose elements have no order.
  private static let sets = [Claim.groups.name, Claim.aud.name]

  package init(from old: UnverifiedToken, to new: UnverifiedToken) {
    let (before, after) = (old.claims.json, new.claims.json)
    let areScopes = Self.isScope(before) && Self.isScope(after)
    let oldScopes = areScopes ? ScopeSet(claim: old.claims.string(.scope)).granted : []
    let newScopes = areScopes ? ScopeSet(claim: new.claims.string(.scope)).granted : []
    addedScopes = newScopes.subtracting(oldScopes)
    removedScopes = oldScopes.subtracting(newScopes)
    let header = MemberDiff(from: old.header.json, to: new.header.json, folding: ["kid"])
    let claims = MemberDiff(
      from: before, to: after, folding: Self.newWithEachSignIn,
      without: areScopes ? [Claim.scope.name] : [], asSets: Self.sets)
    self.header = header
    self.claims = claims
    folded = header.folded + claims.folded
    notes = Self.notes(old, new)
  }

  /// Whether `scope` is a string or absent, so it can be compared as a set of scopes.
  private static func isScope(_ claims: JSON) -> Bool {
    claims[Claim.scope.name].map { $0.string != nil } ?? true
  }

  // MARK: Notes

  private static func notes(_ old: UnverifiedToken, _ new: UnverifiedToken) -> [Note] {
    let (before, after) = (old.claims, new.claims)
    var notes: [Note] = []
    if old.text == new.text { notes.append(.sameToken) }
    if differ(before.string(.sub), after.string(.sub)) { notes.append(.otherUser) }
    if differ(client(of: before), client(of: after)) { notes.append(.otherClient) }
    if differ(before.string(.iss), after.string(.iss)), !areOfOnePool(before, after) {
      notes.append(.otherPool)
    }
    if differ(before.string(.tokenUse), after.string(.tokenUse)) { notes.append(.otherTokenUse) }
    if let first = before.date(.iat), let second = after.date(.iat), second < first {
      notes.append(.older)
    }
    if let old = lifetime(before), let new = lifetime(after), old != new {
      notes.append(.otherLifetime(old: old, new: new))
    }
    return notes + old.warnings.map { .warning(.old, $0) }
      + new.warnings.map { .warning(.new, $0) }
  }

  /// Seconds from `iat` to `exp`.
  private static func lifetime(_ claims: ClaimsSet) -> Int? {
    guard let issued = claims.date(.iat), let expiry = claims.date(.exp) else { return nil }
    return Int(saturating: expiry.seconds - issued.seconds)
  }

  private static func differ(_ one: String?, _ other: String?) -> Bool {
    guard let one, let other else { return false }
    return ExactText(one) != ExactText(other)
  }

  private static func client(of claims: ClaimsSet) -> String? {
    if claims.has(.tokenUse, equalTo: "id") { return claims.string(.aud) }
    return claims.string(.clientID)
  }

  /// Whether both issuers belong to the same user pool, which has two forms of issuer.
  private static func areOfOnePool(_ one: ClaimsSet, _ other: ClaimsSet) -> Bool {
    guard let one = one.string(.iss).flatMap({ UserPool(issuer: $0) }) else { return false }
    return one == other.string(.iss).flatMap { UserPool(issuer: $0) }
  }
}
