/// Finds the challenge in text that is not JSON.
enum ChallengeSearch {
  /// The challenge that the AWS CLI prints instead of tokens: after its name in YAML and tables,
  /// as the first word in `--output text`. Everything after `ChallengeParameters` may contain text
  /// that a user chose.
  static func challenge(in text: ArraySlice<UInt8>) -> Challenge? {
    let start = text.firstIndex { $0 != 0x0A && $0 != 0x0D } ?? text.endIndex
    let line = text[start..<text.endOfLine(from: start)]
    func lines() -> [ArraySlice<UInt8>] { text.split { $0 == 0x0A || $0 == 0x0D } }
    if let word = words(in: line).first,
      let challenge = Challenge(text[word]), line[word.upperBound...].first?.isWhiteSpace ?? true,
      challenge.isUnmistakable
        || lines().contains(where: { $0.starts(with: "CHALLENGEPARAMETERS\t") })
    {
      return challenge
    }
    if text.firstRange(of: "ChallengeName") == nil { return nil }
    var isInTable = false
    for line in lines() {
      let first = words(in: line).first
      if first.map({ text[$0].elementsEqual("ChallengeParameters".utf8) }) ?? false { return nil }
      let isTable = line.trimmed.first == UInt8(ascii: "|")
      if let challenge = named(in: line, first, isTable: isTable, &isInTable) { return challenge }
      // The line between a table's names and its values has no words.
      isInTable = isInTable && (isTable || first == nil)
    }
    return nil
  }

  /// The challenge after `ChallengeName`, where that starts a line or is in a table's row of names.
  private static func named(
    in line: ArraySlice<UInt8>, _ first: Range<Int>?, isTable: Bool, _ isNamed: inout Bool
  ) -> Challenge? {
    var scanner = WordScanner(line)
    var isValue = false
    while let word = scanner.next() {
      if isNamed || isValue, let challenge = Challenge(line[word]),
        challenge.known != nil || (isValue && scanner.gap.isAssignment)
      {
        return challenge
      }
      isValue = line[word].elementsEqual("ChallengeName".utf8) && (isTable || word == first)
      isNamed = isNamed || (isValue && isTable)
    }
    return nil
  }

  /// A challenge without `ChallengeName`, as `--query ChallengeName` prints it in a table.
  static func challengeWithoutName(in text: ArraySlice<UInt8>) -> Challenge? {
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let words = words(in: line)
      if words.count == 1, let challenge = words.first.flatMap({ Challenge(text[$0]) }),
        challenge.isUnmistakable
      {
        return challenge
      }
    }
    return nil
  }

  /// The first two words of a line.
  private static func words(in line: ArraySlice<UInt8>) -> [Range<Int>] {
    var scanner = WordScanner(line)
    var words: [Range<Int>] = []
    while words.count < 2, let word = scanner.next() {
      // A table's frame and the mark of a list's element are hyphens.
      if !line[word].allSatisfy({ $0 == UInt8(ascii: "-") }) { words.append(word) }
    }
    return words
  }
}
