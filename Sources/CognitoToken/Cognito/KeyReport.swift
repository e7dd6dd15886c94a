/// What there is to know of one key of a JWK Set.
public struct KeyReport: Sendable {
  public let key: JWK
  /// RFC 7638, with SHA-256; nil where the key lacks a member that it is made of.
  public let thumbprint: String?
  /// Bits of an RSA key, or a curve's name.
  public let size: String?
  /// Why `verify` cannot use the key.
  public let problem: String?
  /// What does not keep it from being used, but is not as it should be.
  public let warnings: [String]

  public init(_ key: JWK, in set: JWKSet) {
    self.key = key
    thumbprint = key.thumbprint
    size = Self.size(of: key)
    let usable = UsableKey(key)
    let sameID = set.keys.count { $0.kid != nil && $0.kid == key.kid }
    problem =
      if key.kid == nil {
        "it has no kid, so no token can name it"
      } else if sameID > 1 {
        "\(sameID) keys have this kid, so none of them can be chosen"
      } else {
        usable.problem.map { "\($0)" }
      }
    warnings = Self.warnings(of: key, usable.publicKey)
  }

  private static func warnings(of key: JWK, _ publicKey: PublicKey?) -> [String] {
    var warnings: [String] = []
    if !key.privateMembers.isEmpty {
      let names = key.privateMembers.joined(separator: ", ")
      warnings.append("it has private members (\(names)): publish only the public ones")
    }
    do throws(JWK.Problem) {
      try publicKey?.thoroughlyChecked()
    } catch { warnings.append("\(error): whoever made it may not have made a sound key") }
    return warnings
  }

  private static func size(of key: JWK) -> String? {
    switch key.material {
    case .success(.rsa(let n, _)):
      "\(JWK.bitCount(of: n)) bits"
    case .failure(.tooWeak(let bits)): "\(bits) bits"
    default: key.json["crv"]?.string
    }
  }
}

extension JWK {
  /// What keeps the key from verifying a signature, as OpenSSL sees it too.
  public var problem: Problem? { UsableKey(self).problem }

  /// RFC 7638 §3: SHA-256 of the members that a key of this type needs, in lexicographic order.
  public var thumbprint: String? {
    let names: [String]
    switch kty {
    case "RSA": names = ["e", "kty", "n"]
    case "EC": names = ["crv", "kty", "x", "y"]
    case "OKP": names = ["crv", "kty", "x"]
    default: return nil
    }
    let members = names.compactMap { name in
      json[name]?.string.map { JSON.Member(name, .string($0)) }
    }
    guard members.count == names.count else { return nil }
    let text = JSONWriter.string(.object(members), style: .compact)
    return Base64URL.encode(SHA256.digest(Array(text.utf8)))
  }

  /// The key without private or symmetric members.
  public var publicJSON: JSON {
    .object((json.members ?? []).filter { !privateMembers.contains($0.name) })
  }
}
