import CognitoToken

/// A value of --jwks: the place of a JWK Set, perhaps with the pool or the issuer that it is for.
struct NamedJWKS {
  /// nil for the only expected pool or issuer.
  let name: String?
  let place: String

  /// The text before the first `=` is a name only if it is a pool's ID or one of the issuers, so
  /// that a URL with a query stays a URL.
  init(_ word: String, issuers: [String]) {
    let name = String(word.prefix { $0 != "=" })
    if name.endIndex < word.endIndex, UserPool(id: name) != nil || issuers.contains(exactly: name) {
      self.name = name
      place = String(word.dropFirst(name.count + 1))
    } else {
      self.name = nil
      place = word
    }
  }
}

extension [String] {
  /// Whether it equals this text, byte for byte.
  func contains(exactly text: String) -> Bool {
    contains { $0.utf8.elementsEqual(text.utf8) }
  }
}
