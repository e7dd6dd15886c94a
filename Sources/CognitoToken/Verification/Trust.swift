/// Whose tokens are trusted: the issuer, and the keys that it signs with.
public struct Trust: Sendable {
  /// The issuer that a token's `iss` must name. RFC 8725 §3.8.
  public enum Issuer: Equatable, Sendable {
    /// Any issuer: the keys alone decide.
    case any
    /// One of these, byte for byte.
    case oneOf([String])

    /// A user pool, by either form of its issuer.
    public static func userPool(_ pool: UserPool) -> Issuer { .oneOf(pool.issuers) }

    /// The first user pool that is named.
    var userPool: UserPool? { accepted.lazy.compactMap(UserPool.init(issuer:)).first }

    var accepted: [String] { if case .oneOf(let issuers) = self { issuers } else { [] } }
  }

  public let issuer: Issuer
  public let keys: JWKSet

  /// - Parameters:
  ///   - issuer: The expected issuer. There is no default: `.any` must be said.
  ///   - keys: The issuer's JWK Set. Nothing in a token adds to it.
  public init(_ issuer: Issuer, keys: JWKSet) {
    self.issuer = issuer
    self.keys = keys
  }
}
