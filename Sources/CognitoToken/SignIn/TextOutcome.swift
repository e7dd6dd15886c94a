/// How a sign-in ended, in text that is not JSON.
enum TextOutcome {
  /// The challenge behind the name `ChallengeName`, as YAML and tables have it.
  static func namedChallenge(in text: ArraySlice<UInt8>) -> SignInOutputError? {
    var scanner = WordScanner(text)
    var isNamed = false
    var isValue = false
    while let word = scanner.next() {
      if isNamed, let challenge = Challenge(text[word]),
        challenge.isKnown || (isValue && scanner.gap.isAssignment)
      {
        return .challenge(challenge)
      }
      isValue = text[word].elementsEqual("ChallengeName".utf8)
      isNamed = isNamed || isValue
    }
    return nil
  }

  /// An error, or a challenge of which only the value is there.
  static func find(in text: ArraySlice<UInt8>) -> SignInOutputError? {
    failure(in: text).map { .failed($0) } ?? unnamedChallenge(in: text).map { .challenge($0) }
  }

  // MARK: Challenges

  /// `--output text` has the challenge's name first, and on a line of their own its parameters behind their heading.
  private static func unnamedChallenge(in text: ArraySlice<UInt8>) -> Challenge? {
    var scanner = WordScanner(text)
    let first = scanner.next().flatMap { Challenge(text[$0]) }
    if let first, first.isUnmistakable { return first }
    while let word = scanner.next() {
      if let first, text[word].elementsEqual("CHALLENGEPARAMETERS".utf8) { return first }
      if let challenge = Challenge(text[word]), challenge.isUnmistakable { return challenge }
    }
    return nil
  }

  // MARK: Errors

  private static func failure(in text: ArraySlice<UInt8>) -> SignInFailure? {
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      if let failure = serviceError(in: line) ?? commandLineError(in: line)
        ?? redirectError(in: line)
      {
        return failure
      }
    }
    return nil
  }

  /// `An error occurred (NAME) when calling the OPERATION operation: MESSAGE`.
  private static func serviceError(in line: ArraySlice<UInt8>) -> SignInFailure? {
    guard let opening = line.firstRange(of: "An error occurred (") else { return nil }
    let afterOpening = line[opening.upperBound...]
    let name = afterOpening.prefix { $0 != UInt8(ascii: ")") }
    guard name.contains(where: { !$0.isWhiteSpace }) else { return nil }
    var rest = afterOpening.dropFirst(name.count + 1)
    var operation: String?
    if let calling = rest.firstRange(of: "when calling the ") {
      let word = rest[calling.upperBound...].prefix { !$0.isWhiteSpace }
      if !word.isEmpty { operation = String(decoding: word, as: UTF8.self) }
      rest = rest[word.endIndex...]
    }
    let message = rest.firstRange(of: ": ").map { rest[$0.upperBound...] }
    return SignInFailure(
      String(decoding: name, as: UTF8.self),
      says: message.map { String(decoding: $0, as: UTF8.self) }, from: .operation(operation))
  }

  /// What the AWS CLI prints when it got no answer at all.
  private static func commandLineError(in line: ArraySlice<UInt8>) -> SignInFailure? {
    let isError = commandLineErrors.contains { line.starts(with: $0) }
    return isError
      ? SignInFailure(nil, says: String(decoding: line, as: UTF8.self), from: .awsCLI) : nil
  }

  private static let commandLineErrors = [
    "aws: error: ", "aws: [ERROR]: ", "Unable to locate credentials", "You must specify a region",
    "Could not connect to the endpoint URL", "Connect timeout on endpoint URL",
    "Parameter validation failed", "Error parsing parameter", "The config profile (",
    "SSL validation failed",
  ]

  /// RFC 6749 §4.1.2.1: the error in the URL to which the browser was sent.
  private static func redirectError(in line: ArraySlice<UInt8>) -> SignInFailure? {
    var error: String?
    var description: String?
    for word in line.split(whereSeparator: { $0.isWhiteSpace || $0.isQuotationMark }) {
      let fields = word.split(whereSeparator: isFieldSeparator)
      for field in fields where fields.count > 1 {
        if field.starts(with: "error=") {
          error = error ?? value(of: field)
        } else if field.starts(with: "error_description=") {
          description = description ?? value(of: field)
        }
      }
    }
    return error.map { SignInFailure($0, says: description, from: .redirect) }
  }

  private static func isFieldSeparator(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#") || byte == UInt8(ascii: "&")
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
