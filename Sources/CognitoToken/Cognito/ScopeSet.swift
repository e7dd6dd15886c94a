/// The scopes of a `scope` claim. RFC 6749 §3.3: a list separated by single spaces; the order means nothing.
package struct ScopeSet: Equatable, Sendable {
  package enum Kind: Sendable {
    case custom, openIDConnect, cognito
  }

  /// What allows its bearer the user's self-service API, and what a sign-in through the API grants.
  package static let userAdmin = "aws.cognito.signin.user.admin"

  /// In the order of the claim, each once.
  package let granted: [String]

  package init(claim: String?) { self.init(utf8: Array((claim ?? "").utf8)) }

  init(utf8 claim: [UInt8]) {
    var granted: [String] = []
    var seen: Set<ArraySlice<UInt8>> = []
    for piece in claim.split(separator: UInt8(ascii: " ")) where seen.insert(piece).inserted {
      granted.append(String(decoding: piece, as: UTF8.self))
    }
    self.granted = granted
  }

  package func scopes(of kind: Kind) -> [String] { granted.filter { Self.kind(of: $0) == kind } }

  package func contains(_ scope: String) -> Bool { contains(ExactText(scope)) }

  func contains(_ scope: ExactText) -> Bool { granted.contains { ExactText($0) == scope } }

  /// What is neither OpenID Connect's nor Cognito's own is custom: a trigger may add any name.
  package static func kind(of scope: String) -> Kind {
    switch scope {
    case "openid", "profile", "email", "phone": .openIDConnect
    case _ where scope.utf8.starts(with: "aws.cognito.".utf8): .cognito
    default: .custom
    }
  }

  /// A custom scope's resource server identifier, which may itself have slashes, and its short name.
  package static func split(_ scope: String) -> (resourceServer: String, name: String)? {
    guard let slash = scope.lastIndex(of: "/") else { return nil }
    return (String(scope[..<slash]), String(scope[scope.index(after: slash)...]))
  }

  // MARK: In bytes

  /// Whether a piece of the claim's value is this scope, byte for byte.
  static func contains(_ scope: ExactText, in claim: Span<UInt8>) -> Bool {
    !allPieces(of: claim) { piece in !piece.isEqual(to: scope.utf8.span) }
  }

  /// Whether `predicate` holds for every piece of the claim's value.
  static func allPieces(
    of claim: Span<UInt8>, satisfy predicate: (borrowing Span<UInt8>) -> Bool
  ) -> Bool {
    var start = 0
    while start < claim.count {
      let end = claim.firstIndex(of: UInt8(ascii: " "), from: start) ?? claim.count
      if end > start, !predicate(claim.extracting(start..<end)) { return false }
      start = end + 1
    }
    return true
  }

  static func forEachPiece(of claim: Span<UInt8>, _ body: (borrowing Span<UInt8>) -> Void) {
    _ = allPieces(of: claim) { piece in
      body(piece)
      return true
    }
  }
}

extension ClaimsSet {
  /// The granted scopes in the order of the `scope` claim, each once. RFC 6749 §3.3.
  public var scopes: [String] { ScopeSet(claim: string(.scope)).granted }

  /// Appends the value of `scope` in UTF-8, if the token has it.
  func appendScope(to claim: inout [UInt8]) {
    if let node = node(.scope) { document.appendString(at: node, to: &claim) }
  }

  /// Appends the granted scopes as a JSON array, without a String for each.
  package func appendScopes(to output: inout [UInt8]) {
    output.append(UInt8(ascii: "["))
    var claim: [UInt8] = []
    appendScope(to: &claim)
    var isFirst = true
    ScopeSet.forEachPiece(of: claim.span) { piece in
      if !isFirst { output.append(UInt8(ascii: ",")) }
      isFirst = false
      JSONWriter.append(piece, to: &output)
    }
    output.append(UInt8(ascii: "]"))
  }
}
