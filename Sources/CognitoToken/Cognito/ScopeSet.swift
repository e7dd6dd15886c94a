/// The scopes of a `scope` claim. RFC 6749 §3.3: separated by spaces, in any order.
package struct ScopeSet: Sendable {
  package enum Kind: Sendable {
    case custom, openIDConnect, cognito
  }

  /// The scope that every sign-in through the API grants. It allows the self-service operations of
  /// the user pools API.
  package static let userAdmin = "aws.cognito.signin.user.admin"

  /// Each scope once, in the order of the claim.
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

  /// A scope that is neither OpenID Connect's nor Cognito's is custom: a trigger may add any name.
  package static func kind(of scope: String) -> Kind {
    switch ExactText(scope) {
    case "openid", "profile", "email", "phone": .openIDConnect
    case _ where scope.utf8.starts(with: "aws.cognito.".utf8): .cognito
    default: .custom
    }
  }

  /// A custom scope's resource server identifier, which may contain slashes, and its short name;
  /// nil if there is no slash.
  package static func split(_ scope: String) -> (resourceServer: String, name: String)? {
    guard let slash = scope.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return (String(scope[..<slash]), String(scope[scope.utf8.index(after: slash)...]))
  }

  /// Whether only the scope of a sign-in through the API is granted.
  var isOnlyUserAdmin: Bool { granted.count == 1 && contains(Self.userAdmin) }

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

  /// Appends the granted scopes as a JSON array, without making a String for each.
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
