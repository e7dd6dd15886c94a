extension ClaimsSet {
  /// Appends the value of `scope` in UTF-8, if the token has it.
  func appendScope(to claim: inout [UInt8]) {
    if let node = node(.scope) { document.appendString(at: node, to: &claim) }
  }

  /// Appends the granted scopes as a JSON array, without a String for each.
  public func appendScopes(to output: inout [UInt8]) {
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
