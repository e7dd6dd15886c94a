/// What differs between two tokens, such as those of a sign-in before and after a trigger was attached.
public struct TokenDiff: Sendable {
  /// Each in the order of the token it is from.
  public let addedScopes: [String]
  public let removedScopes: [String]
  /// But for the scopes, and for what is folded.
  public let claims: MemberDiff
  public let header: MemberDiff
  /// Names of what differs and says nothing: it is new with each sign-in, or with each key.
  public let folded: [String]
  /// What to know before one draws conclusions.
  public let notes: [Note]

  public struct Note: Equatable, Sendable {
    public let code: String
    public let message: String
  }

  /// Whether nothing but what is folded differs.
  public var isSame: Bool {
    addedScopes.isEmpty && removedScopes.isEmpty && claims.isEmpty && header.isEmpty
  }

  private static let newWithEachSignIn = [
    "jti", "origin_jti", "event_id", "iat", "nbf", "exp", "auth_time", "at_hash", "nonce",
  ]
  /// Their order means nothing.
  private static let sets = [Claim.groups.name, Claim.aud.name]

  public init(from old: UnverifiedToken, to new: UnverifiedToken) {
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

  /// Whether the `scope` is a string or absent, so that it is a set of scopes.
  private static func isScope(_ claims: JSON) -> Bool {
    claims[Claim.scope.name].map { $0.string != nil } ?? true
  }

  // MARK: Apples and pears

  private static func notes(_ old: UnverifiedToken, _ new: UnverifiedToken) -> [Note] {
    let (before, after) = (old.claims, new.claims)
    var notes: [Note] = []
    func note(_ isDue: Bool, _ code: String, _ message: String) {
      if isDue { notes.append(Note(code: code, message: message)) }
    }
    note(old.text == new.text, "same-token", "OLD and NEW are one and the same token")
    note(
      differ(before.string(.sub), after.string(.sub)), "other-user",
      "the two are of different users (sub)")
    note(
      differ(client(of: before), client(of: after)), "other-client",
      "the two are of different app clients (client_id, or an ID token's aud)")
    note(
      differ(before.string(.iss), after.string(.iss)) && !areOfOnePool(before, after), "other-pool",
      "the two are of different user pools (iss)")
    note(
      differ(before.string(.tokenUse), after.string(.tokenUse)), "other-token-use",
      "the two are tokens of different kinds (token_use)")
    if let first = before.date(.iat), let second = after.date(.iat) {
      note(
        second < first, "older", "NEW was issued before OLD: are they the wrong way round?")
      if let firstEnd = before.date(.exp), let secondEnd = after.date(.exp) {
        let lives = (
          Int(saturating: firstEnd.seconds - first.seconds),
          Int(saturating: secondEnd.seconds - second.seconds)
        )
        note(
          lives.0 != lives.1, "other-lifetime",
          "OLD was issued for \(lives.0) s, NEW for \(lives.1) s")
      }
    }
    for (side, token) in [("OLD", old), ("NEW", new)] {
      notes += token.warnings.map { Note(code: $0.code, message: "\(side): \($0.message)") }
    }
    return notes
  }

  private static func differ(_ one: String?, _ other: String?) -> Bool {
    guard let one, let other else { return false }
    return !one.utf8.elementsEqual(other.utf8)
  }

  private static func client(of claims: ClaimsSet) -> String? {
    if claims.has(.tokenUse, equalTo: Array("id".utf8)) { return claims.string(.aud) }
    return claims.string(.clientID)
  }

  /// A pool has two forms of issuer.
  private static func areOfOnePool(_ one: ClaimsSet, _ other: ClaimsSet) -> Bool {
    guard let one = one.string(.iss).flatMap({ UserPool(issuer: $0) }) else { return false }
    return one == other.string(.iss).flatMap { UserPool(issuer: $0) }
  }
}
