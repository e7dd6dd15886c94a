extension ClaimsSet {
  /// Appends the granted scopes as a JSON array, without a String for each.
  public func appendScopes(to output: inout [UInt8]) {
    output.append(UInt8(ascii: "["))
    if let node = node(.scope) {
      var claim: [UInt8] = []
      document.appendString(at: node, to: &claim)
      var isFirst = true
      ScopeSet.forEachPiece(of: claim.span) { piece in
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        JSONWriter.append(piece, to: &output)
      }
    }
    output.append(UInt8(ascii: "]"))
  }
}
