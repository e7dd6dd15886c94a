/// The sections of what the AWS CLI and curl print, as far as they tell whose words follow.
struct TextSections {
  /// How many sections with the words of others have begun: a challenge's parameters, or a response's body.
  private(set) var depth: Int
  /// Whether no response has begun, so that a line that begins with `>` is of a request's head.
  private(set) var isBeforeResponse: Bool
  private let isInput: Bool
  private var isInHead = false

  /// - Parameters:
  ///   - isInput: whether the text is the input itself and not a value in it.
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
      // The line without a header is the last of curl's.
      if line.count == 1 { endHead() }
    } else if Self.isChallengeParameters(line) {
      depth += 1
    }
  }

  private mutating func endHead() {
    if isInHead { depth += 1 }
    isInHead = false
  }

  /// The AWS CLI prints the tokens before the parameters, which have values of the users' own choice.
  private static func isChallengeParameters(_ line: ArraySlice<UInt8>) -> Bool {
    let word = line.drop { !Redaction.isWordByte($0) || $0 == UInt8(ascii: "-") }
      .prefix(while: Redaction.isWordByte)
    return word.elementsEqual("ChallengeParameters".utf8)
      || word.elementsEqual("CHALLENGEPARAMETERS".utf8)
  }
}
