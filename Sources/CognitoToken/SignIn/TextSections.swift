/// Counts the sections in output of the AWS CLI and curl after which a user may have chosen the
/// text.
struct TextSections {
  /// The number of such sections so far: a challenge's parameters, or a response's body.
  private(set) var depth: Int
  /// Whether no response has started, so a line that starts with `>` is a request's header.
  private(set) var isBeforeResponse: Bool
  private let isInput: Bool
  private var isInHead = false

  /// - Parameters:
  ///   - isInput: Whether the text is the input itself, not a value in it.
  init(depth: Int, isInput: Bool) {
    self.depth = depth
    self.isInput = isInput
    isBeforeResponse = isInput
  }

  mutating func pass(_ line: ArraySlice<UInt8>) {
    guard isInput else { return }
    let line = line.trimmed
    if line.isEmpty {
      endHead()
    } else if line.starts(with: "HTTP/") {
      (isInHead, isBeforeResponse) = (true, false)
    } else if line.first == UInt8(ascii: "<"), line.dropFirst().first?.isWhiteSpace ?? true {
      (isInHead, isBeforeResponse) = (true, false)
      // curl shows a line with only < after the headers.
      if line.count == 1 { endHead() }
    } else if Self.isChallengeParameters(line) {
      depth += 1
    }
  }

  private mutating func endHead() {
    if isInHead { depth += 1 }
    isInHead = false
  }

  /// Whether the line starts a challenge's parameters, which a user may have chosen. The AWS CLI
  /// prints tokens before them.
  private static func isChallengeParameters(_ line: ArraySlice<UInt8>) -> Bool {
    let word = line.drop { !TokenText.isCharacter($0) || $0 == UInt8(ascii: "-") }
      .prefix(while: TokenText.isCharacter)
    return word.elementsEqual("ChallengeParameters".utf8)
      || word.elementsEqual("CHALLENGEPARAMETERS".utf8)
  }
}
