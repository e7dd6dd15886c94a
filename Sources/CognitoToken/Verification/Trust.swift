/// The trusted issuer and its signing keys.
public struct Trust: Sendable {
  /// The issuer that a token's `iss` must name. RFC 8725 §3.8.
  public enum Issuer: Equatable, Sendable {
    /// Any issuer: only the keys decide.
    case any
    /// One of these, compared byte for byte.
    case oneOf([String])

    /// A user pool, with either form of its issuer URL.
    public static func userPool(_ pool: UserPool) -> Issuer { .oneOf(pool.issuers) }

    /// The first issuer that is a user pool.
    var userPool: UserPool? { accepted.lazy.compactMap(UserPool.init(issuer:)).first }

    var accepted: [String] { if case .oneOf(let issuers) = self { issuers } else { [] } }
  }

  public let issuer: Issuer
  public let keys: JWKSet

  /// - Parameters:
  ///   - issuer: The expected issuer. There is no default: to accept every issuer, pass `.any`.
  ///   - keys: The issuer's JWK Set. A token cannot add keys to it.
  public init(_ issuer: Issuer, keys: JWKSet) {
    self.issuer = issuer
    self.keys = keys
  }
}
