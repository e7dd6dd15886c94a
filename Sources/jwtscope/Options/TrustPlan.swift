import ArgumentParser
import CognitoToken

/// The pools and issuers whose tokens are expected, each with the place of its JWK Set.
struct TrustPlan {
  private struct Entry {
    /// The pool's ID, or the issuer.
    let name: String
    let issuers: [String]
    var pool: UserPool?
    var clientIDs: [String] = []
    var jwks: JWKSLocation?

    func isNamed(_ name: String) -> Bool { ([self.name] + issuers).contains(exactly: name) }
  }

  private var entries: [Entry] = []
  /// The JWK Set that is given without a pool's name. Its keys are used for any `iss`.
  private var unnamed: JWKSLocation?

  /// - Parameter jwks: the values of --jwks.
  /// - Throws: `ToolError` if a JWK Set is missing, given twice, or for a pool not expected.
  init(pools: [ExpectedPool], issuers: [String], jwks: [String]) throws {
    for pool in pools { try add(pool) }
    for issuer in issuers where !entries.contains(where: { $0.isNamed(issuer) }) {
      entries.append(Entry(name: issuer, issuers: [issuer]))
    }
    let jwks = jwks.map { NamedJWKS($0, issuers: issuers) }
    if entries.isEmpty { for name in jwks.compactMap(\.name) { try add(namedByKeys: name) } }
    for set in jwks { try add(set, count: jwks.count) }
    try checkKeys()
  }

  /// Reads and fetches the JWK Sets.
  func trust() throws -> Trust {
    if let unnamed {
      let issuers = entries.flatMap(\.issuers)
      return Trust(
        issuers.isEmpty ? .any : .oneOf(issuers), keys: try KeySource.keys(at: unnamed))
    }
    let places = try entries.map { entry in
      try entry.jwks ?? .address(WebAddress(entry.pool?.jwksURL ?? ""))
    }
    let sets = try KeySource.keys(at: places)
    return Trust(
      zip(entries, sets).map { entry, keys in
        Trust.Pool(issuers: entry.issuers, keys: keys, clientIDs: entry.clientIDs)
      })
  }

  /// The app clients of the only pool, if its JWK Set is given without a name.
  var unnamedClientIDs: [String] { unnamed == nil ? [] : entries.flatMap(\.clientIDs) }

  // MARK: Pools and issuers

  private mutating func add(_ pool: ExpectedPool) throws {
    if entries.contains(where: { $0.pool == pool.pool }) { return }
    entries.append(
      Entry(
        name: pool.pool.id, issuers: pool.pool.issuers, pool: pool.pool, clientIDs: pool.clientIDs,
        jwks: pool.jwks.map(JWKSLocation.file)))
  }

  private mutating func add(namedByKeys name: String) throws {
    if let pool = UserPool(id: name) { try add(ExpectedPool(pool: pool)) }
  }

  // MARK: JWK Sets

  private mutating func add(_ set: NamedJWKS, count: Int) throws {
    let location = try Self.location(set.place)
    guard let index = try index(of: set, count: count) else {
      unnamed = location
      return
    }
    if entries[index].jwks != nil {
      throw ToolError.usage(
        """
        \(Self.shown(entries[index].name)) has two JWK Sets: give it one, with --jwks or in the \
        file that --expect names
        """)
    }
    entries[index].jwks = location
  }

  /// The position of the pool or issuer of the JWK Set; nil if it has no name and needs none.
  private func index(of set: NamedJWKS, count: Int) throws -> Int? {
    if let name = set.name {
      if let index = entries.firstIndex(where: { $0.isNamed(name) }) { return index }
      throw ToolError.usage(
        """
        --jwks is for \(Self.shown(name)), which is not expected: add --user-pool-id \
        \(Self.shown(name))
        """
      )
    }
    if entries.count > 1 || count > 1 {
      throw ToolError.usage(
        """
        --jwks \(PlatformText.shown(set.place)) does not say which pool it is for: write \
        --jwks POOL=FILE for each, such as --jwks us-east-1_Example01=jwks.json
        """)
    }
    return entries.first?.jwks == nil ? nil : 0
  }

  private static func location(_ place: String) throws -> JWKSLocation {
    do {
      return try JWKSLocation(place)
    } catch {
      throw ToolError.usage("--jwks \(PlatformText.shown(place)) is not valid: \(error)")
    }
  }

  private func checkKeys() throws {
    if entries.isEmpty, unnamed == nil {
      throw ToolError.usage(
        """
        no JWK Set is given: name one with --jwks, or name the user pool with --user-pool-id to \
        fetch its JWK Set
        """)
    }
    if unnamed != nil { return }
    for entry in entries where entry.jwks == nil && entry.pool == nil {
      let name = Self.shown(entry.name)
      throw ToolError.usage(
        """
        there is no JWK Set for the issuer \(name): add --jwks \(name)=FILE, because only user \
        pools' JWK Sets are fetched
        """
      )
    }
  }

  /// A pool's ID or an issuer, shown in a message.
  private static func shown(_ name: String) -> String { PlatformText.shown(name) }
}
