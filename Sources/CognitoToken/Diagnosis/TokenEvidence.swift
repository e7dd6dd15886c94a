/// The settings that a token was issued under, as far as files describe them.
///
/// Amazon Cognito API reference, `UserPoolType` and `UserPoolClientType`: `LastModifiedDate`.
/// Resource servers have no date.
struct TokenEvidence: Sendable {
  let pool: UserPoolSettings?
  let client: AppClientSettings?
  let scopes: DefinedScopes
  let source: SettingsSource?
  private let issued: NumericDate?
  /// Whether the settings are from the Region that issued the token: each replica has its own
  /// trigger. nil if that is not known.
  private let isOfRegion: Bool?

  /// - Throws: `SettingsError` if none of the settings are for the token's user pool and app
  ///   client.
  init(_ settings: PoolSettings, for claims: ClaimsSet) throws(SettingsError) {
    let iss = claims.string(.iss) ?? ""
    let poolID = iss.split(separator: "/").last.map(String.init) ?? ""
    pool = try settings.pool(id: poolID, in: Self.region(issuing: iss), isRegionNeeded: false)
    client = try settings.client(id: claims.string(.clientID), poolID: poolID)
    scopes = settings.definedScopes(of: .named(poolID))
    source = settings.source
    issued = claims.date(.iat)
    isOfRegion = Self.isIssued(by: pool?.region, iss)
  }

  /// The date on which settings changed after the token was issued.
  var changedSince: (name: SettingsName, date: NumericDate)? {
    guard let issued else { return nil }
    let dated = [
      isOfRegion == false ? nil : pool.map { ($0.name, $0.lastModified) },
      client.map { ($0.name, $0.lastModified) },
    ]
    for case (let name, let date?)? in dated where date > issued { return (name, date) }
    return nil
  }

  /// How sure a conclusion from the pool's trigger is; nil if it is another Region's.
  var poolCertainty: Hint.Certainty? {
    if isOfRegion == false { return nil }
    return isOfRegion == true && isUnchanged(pool?.lastModified) ? .certain : .likely
  }

  var clientCertainty: Hint.Certainty { isUnchanged(client?.lastModified) ? .certain : .likely }

  var scopesCertainty: Hint.Certainty {
    scopes.isOfPool && source == .deployed && issued != nil && changedSince == nil
      ? .certain : .likely
  }

  /// Whether these settings, and all others that have a date, are as they were when the token was
  /// issued.
  private func isUnchanged(_ date: NumericDate?) -> Bool {
    guard let date, let issued, source == .deployed else { return false }
    return date <= issued && changedSince == nil
  }

  /// Only the original form of an issuer names the Region that issued the token. An emulator has no
  /// Regions, so its settings always match.
  private static func isIssued(by region: String?, _ iss: String) -> Bool? {
    guard let region else { return nil }
    if case .emulator = TokenIssuer(iss) { return true }
    return Self.region(issuing: iss).map { $0 == region }
  }

  private static func region(issuing iss: String) -> String? {
    switch TokenIssuer(iss) {
    case .userPool(let pool) where ExactText(iss) == ExactText(pool.issuers[0]): pool.region
    case .replica(_, let region): region
    default: nil
    }
  }
}
