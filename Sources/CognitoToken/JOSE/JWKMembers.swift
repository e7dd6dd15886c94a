/// The members of keys in IANA's registry "JSON Web Key Parameters".
enum JWKMembers {
  /// RFC 7517 §4: the public members that keys of any type have.
  private static let common: Set<ExactText> = [
    "kty", "use", "key_ops", "alg", "kid", "x5u", "x5c", "x5t", "x5t#S256",
  ]

  /// The members of private and symmetric keys. RFC 7518 §6.2.2, §6.3.2 and §6.4.1; `priv` belongs
  /// to key type AKP.
  static let privateNames = ["d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"]

  /// The members of a public key of this type: RFC 7518 §6.2.1 and §6.3.1, RFC 8037 §2.
  private static func publicNames(ofType kty: ExactText) -> Set<ExactText> {
    switch kty {
    case "RSA": ["n", "e"]
    case "EC": ["crv", "x", "y"]
    case "OKP": ["crv", "x"]
    case "AKP": ["pub"]
    default: []
    }
  }

  /// The members in a thumbprint, in their order: RFC 7638 §3.2, RFC 8037 §2.
  static func thumbprintNames(ofType kty: ExactText) -> [String]? {
    switch kty {
    case "RSA": ["e", "kty", "n"]
    case "EC": ["crv", "kty", "x", "y"]
    case "OKP": ["crv", "kty", "x"]
    default: nil
    }
  }

  /// Whether the member is registered as public for keys of this type, and its value is a string or
  /// an array of strings.
  static func isPublic(_ member: JSON.Member, ofType kty: ExactText?) -> Bool {
    guard member.value.string != nil || member.value.strings != nil else { return false }
    let name = ExactText(member.name)
    return common.contains(name) || kty.map { publicNames(ofType: $0).contains(name) } ?? false
  }
}

extension JWK {
  /// The key with only the members that are registered as public for its type. Unknown members may
  /// be private.
  package var publicJSON: JSON {
    let type = kty.map { ExactText($0) }
    return .object((json.members ?? []).filter { JWKMembers.isPublic($0, ofType: type) })
  }
}
