/// A line in which the AWS CLI or an SDK reports an error.
struct ErrorLine {
  let failure: SignInFailure
  /// Where the error starts. The rest of the line is its message.
  let start: Int

  init?(_ line: ArraySlice<UInt8>) {
    // The first form that matches: a later one may be in text that a user chose.
    if let (start, failure) = Self.exception(in: line) {
      (self.start, self.failure) = (start, failure)
    } else if let (start, failure) = Self.serviceError(in: line) {
      (self.start, self.failure) = (start, failure)
    } else if let error = AWSCLIError(line) {
      start = line.startIndex
      failure = SignInFailure(.awsCLI(error), name: nil, nil)
    } else {
      return nil
    }
  }

  /// `An error occurred (NAME) when calling the OPERATION operation: MESSAGE`.
  private static func serviceError(in line: ArraySlice<UInt8>) -> (Int, SignInFailure)? {
    guard let opening = line.firstRange(of: "An error occurred ("),
      line[..<opening.lowerBound].allSatisfy(isOfPrefix)
    else { return nil }
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
    rest = rest.drop { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "(") }
    // The AWS CLI's own addition: (reached max retries: 2).
    if rest.first == UInt8(ascii: "(") { rest = rest.drop { $0 != UInt8(ascii: ")") } }
    let message = rest.firstRange(of: ": ").map { rest[$0.upperBound...] }
    if operation == nil, let error = message.flatMap(AWSCLIError.init) {
      return (opening.lowerBound, SignInFailure(.awsCLI(error), name: nil, nil))
    }
    return (
      opening.lowerBound,
      SignInFailure(
        String(decoding: name, as: UTF8.self),
        message: message.map { String(decoding: $0, as: UTF8.self) }, from: .api(operation))
    )
  }

  /// Whether a program's name, a log level or a time before an error may contain the byte.
  private static func isOfPrefix(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: ","):
      true
    default: TokenText.isCharacter(byte)
    }
  }

  /// `NotAuthorizedException: MESSAGE`, as SDKs print an uncaught error.
  private static func exception(in line: ArraySlice<UInt8>) -> (Int, SignInFailure)? {
    var rest = line.trimmed
    for prefix in prefixes where rest.starts(with: prefix) {
      rest = rest.dropFirst(prefix.utf8.count)
    }
    let word = rest.prefix(while: TokenText.isCharacter)
    let name = word.suffix(while: { $0 != UInt8(ascii: ".") })
    let ending = "Exception"
    guard name.count > ending.utf8.count, name.count <= 64,
      name.suffix(ending.utf8.count).elementsEqual(ending.utf8)
    else { return nil }
    let following = rest[word.endIndex...]
    guard following.first.map({ $0 == UInt8(ascii: ":") || $0.isWhiteSpace }) ?? true else {
      return nil
    }
    let message = following.dropFirst().trimmed
    // The AWS SDK for Python prints both forms.
    if message.starts(with: "An error occurred (" + String(decoding: name, as: UTF8.self) + ")"),
      let (_, failure) = serviceError(in: message)
    {
      return (word.startIndex, failure)
    }
    return (
      word.startIndex,
      SignInFailure(
        String(decoding: name, as: UTF8.self), message: String(decoding: message, as: UTF8.self),
        from: .api(nil))
    )
  }

  private static let prefixes = [
    "Exception in thread \"main\" ", "Uncaught ", "(in promise) ", "Error: ",
  ]
}

extension ErrorLine {
  /// The first error that a text reports, in a line or in the URL of a redirect.
  static func firstFailure(in text: ArraySlice<UInt8>) -> SignInFailure? {
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      if let error = ErrorLine(line) { return error.failure }
      for word in line.split(whereSeparator: { $0.isWhiteSpace || $0.isQuotationMark }) {
        guard let (error, description) = RedirectURL(word).refusal else { continue }
        return SignInFailure(
          RedirectURL.value(of: error), message: description.map(RedirectURL.value),
          from: .redirect)
      }
    }
    return nil
  }
}

extension ArraySlice<UInt8> {
  /// The longest suffix of bytes that all satisfy `isSuffix`.
  fileprivate func suffix(while isSuffix: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = lastIndex { !isSuffix($0) }.map { $0 + 1 } ?? startIndex
    return self[start...]
  }
}
