/// How a sign-in ended, in text that is not JSON.
enum TextOutcome {
  // MARK: Challenges

  /// The challenge that the AWS CLI prints where its tokens would be: with its name in YAML and tables, first of all in
  /// `--output text`. What follows the name of a challenge's parameters is of others' choice.
  static func challenge(in text: ArraySlice<UInt8>) -> Challenge? {
    let lines = text.split { $0 == 0x0A || $0 == 0x0D }
    if let line = lines.first, let word = words(in: line).first,
      let challenge = Challenge(text[word]), line[word.upperBound...].first?.isWhiteSpace ?? true,
      challenge.isUnmistakable
        || lines.contains(where: { $0.starts(with: "CHALLENGEPARAMETERS\t") })
    {
      return challenge
    }
    var isInTable = false
    for line in lines {
      let first = words(in: line).first
      if first.map({ text[$0].elementsEqual("ChallengeParameters".utf8) }) ?? false { return nil }
      let isTable = line.trimmed.first == UInt8(ascii: "|")
      if let challenge = named(in: line, first, isTable: isTable, &isInTable) { return challenge }
      // The line between a table's names and its values has no words.
      isInTable = isInTable && (isTable || first == nil)
    }
    return nil
  }

  /// The challenge behind the name `ChallengeName`, where that begins a line or is in a table's row of names.
  private static func named(
    in line: ArraySlice<UInt8>, _ first: Range<Int>?, isTable: Bool, _ isNamed: inout Bool
  ) -> Challenge? {
    var scanner = WordScanner(line)
    var isValue = false
    while let word = scanner.next() {
      if isNamed || isValue, let challenge = Challenge(line[word]),
        challenge.isKnown || (isValue && scanner.gap.isAssignment)
      {
        return challenge
      }
      isValue = line[word].elementsEqual("ChallengeName".utf8) && (isTable || word == first)
      isNamed = isNamed || (isValue && isTable)
    }
    return nil
  }

  /// A challenge of which only the value is there, as `--query ChallengeName` leaves it in a table.
  static func lonelyChallenge(in text: ArraySlice<UInt8>) -> Challenge? {
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

  /// The first words of a line; no more than are needed to see whether there is only one.
  private static func words(in line: ArraySlice<UInt8>) -> [Range<Int>] {
    var scanner = WordScanner(line)
    var words: [Range<Int>] = []
    while words.count < 2, let word = scanner.next() {
      // The frame of a table and the mark of a list's element.
      if !line[word].allSatisfy({ $0 == UInt8(ascii: "-") }) { words.append(word) }
    }
    return words
  }

  // MARK: Errors

  /// The first error that a line of the text tells.
  static func failure(in text: ArraySlice<UInt8>) -> SignInFailure? {
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      if let error = ErrorLine(line) { return error.failure }
      if let failure = redirectError(in: line) { return failure }
    }
    return nil
  }

  /// RFC 6749 §4.1.2.1 and §4.2.2.1: the error in the URL to which the browser was sent.
  private static func redirectError(in line: ArraySlice<UInt8>) -> SignInFailure? {
    for word in line.split(whereSeparator: { $0.isWhiteSpace || $0.isQuotationMark }) {
      guard let (error, description) = RedirectURL(word).refusal else { continue }
      return SignInFailure(value(of: error), says: description.map(value), from: .redirect)
    }
    return nil
  }

  /// A field's value, of application/x-www-form-urlencoded.
  private static func value(of field: ArraySlice<UInt8>) -> String {
    var value: [UInt8] = []
    var rest = field.drop { $0 != UInt8(ascii: "=") }.dropFirst()
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first.flatMap(JSONString.hexDigit),
        let low = rest.dropFirst().first.flatMap(JSONString.hexDigit)
      {
        value.append(UInt8(truncatingIfNeeded: high << 4 | low))
        rest = rest.dropFirst(2)
      } else {
        value.append(byte == UInt8(ascii: "+") ? 0x20 : byte)
      }
    }
    return String(decoding: value, as: UTF8.self)
  }
}
