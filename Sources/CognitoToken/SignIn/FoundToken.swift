/// The token that was found in what a sign-in printed.
package struct FoundToken: Equatable, Sendable {
  /// The compact JWS, well-formed or not: what is wrong with it is for its reader to say.
  package let text: [UInt8]
  /// Over how many lines it was broken; 1 if it was not.
  package let lineCount: Int

  init(_ text: some Sequence<UInt8>, lineCount: Int = 1) {
    self.text = Array(text)
    self.lineCount = lineCount
  }

  /// What a report should mention about how the token was found.
  package var warnings: [Warning] { lineCount == 1 ? [] : [.tokenFolded(pieces: lineCount)] }
}
