/// The trusted issuers and their signing keys.
public struct Trust: Sendable {
  /// The issuer that a token's `iss` must name. RFC 8725 §3.8.
  public enum Issuer: Equatable, Sendable {
    /// Any issuer: only the keys decide.
    case any
    /// One of these, compared byte for byte.
    case oneOf([String])

    /// A user pool, with either form of its issuer URL.
    public static func userPool(_ pool: UserPool) -> Issuer { .oneOf(pool.issuers) }

    var accepted: [String] { if case .oneOf(let issuers) = self { issuers } else { [] } }
  }

  /// A user pool or another issuer, with its JWK Set.
  public struct Pool: Sendable {
    /// The accepted values of `iss`; any, if empty.
    public let issuers: [String]
    /// The pool's JWK Set.
    public let keys: JWKSet
    /// App clients that are expected in this pool's tokens, in addition to those of
    /// `Expectations.client`. Empty: only `Expectations.client` decides.
    public let clientIDs: [String]

    /// - Parameters:
    ///   - issuers: The values of `iss` that name the pool. Empty: any.
    ///   - keys: The pool's JWK Set.
    ///   - clientIDs: App clients that are expected in this pool's tokens.
    public init(issuers: [String], keys: JWKSet, clientIDs: [String] = []) {
      self.issuers = issuers
      self.keys = keys
      self.clientIDs = clientIDs
    }

    /// A user pool, with either form of its issuer URL.
    public init(_ userPool: UserPool, keys: JWKSet, clientIDs: [String] = []) {
      self.init(issuers: userPool.issuers, keys: keys, clientIDs: clientIDs)
    }

    /// The user pool that the issuers name, if they name one.
    var userPool: UserPool? { issuers.lazy.compactMap(UserPool.init(issuer:)).first }
  }

  /// The trusted pools; of two with the same issuer, the first counts.
  public let pools: [Pool]
  /// Whether a token is verified only with the keys of the pool that its `iss` names.
  let isByIssuer: Bool

  /// Trusts one JWK Set, whatever `iss` is. A separate check compares `iss` with the expected
  /// issuer.
  ///
  /// - Parameters:
  ///   - issuer: The expected issuer. There is no default: to accept every issuer, pass `.any`.
  ///   - keys: The issuer's JWK Set. A token cannot add keys to it.
  public init(_ issuer: Issuer, keys: JWKSet) {
    pools = [Pool(issuers: issuer.accepted, keys: keys)]
    isByIssuer = false
  }

  /// Trusts several pools. A token is verified only with the keys of the pool that its `iss` names;
  /// of two with the same issuer, the first.
  public init(_ pools: [Pool]) {
    self.pools = pools
    isByIssuer = true
  }

  /// All expected values of `iss`; any, if empty.
  var issuers: [String] { pools.flatMap(\.issuers) }
}
