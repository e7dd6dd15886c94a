/// A line in which the AWS CLI or an SDK says that a sign-in failed.
struct ErrorLine {
  let failure: SignInFailure
  /// Where it begins: what follows in the line are its words.
  let start: Int

  init?(_ line: ArraySlice<UInt8>) {
    // The first to be in the line: what follows may be of others' choice.
    if let (start, failure) = Self.exception(in: line) {
      (self.start, self.failure) = (start, failure)
    } else if let (start, failure) = Self.serviceError(in: line) {
      (self.start, self.failure) = (start, failure)
    } else if let complaint = AWSCLIComplaint(line) {
      start = line.startIndex
      failure = SignInFailure(complaint)
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
    // What the AWS CLI says of its own: (reached max retries: 2).
    if rest.first == UInt8(ascii: "(") { rest = rest.drop { $0 != UInt8(ascii: ")") } }
    let message = rest.firstRange(of: ": ").map { rest[$0.upperBound...] }
    if operation == nil, let complaint = message.flatMap(AWSCLIComplaint.init) {
      return (opening.lowerBound, SignInFailure(complaint))
    }
    return (
      opening.lowerBound,
      SignInFailure(
        String(decoding: name, as: UTF8.self),
        says: message.map { String(decoding: $0, as: UTF8.self) }, from: .operation(operation))
    )
  }

  /// What a program's name, a log's level or a time may be written with before an error.
  private static func isOfPrefix(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: ":"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: ","):
      true
    default: Redaction.isWordByte(byte)
    }
  }

  /// `NotAuthorizedException: MESSAGE`, as SDKs print an error that nobody caught.
  private static func exception(in line: ArraySlice<UInt8>) -> (Int, SignInFailure)? {
    var rest = line.trimmed
    for prefix in prefixes where rest.starts(with: prefix) {
      rest = rest.dropFirst(prefix.utf8.count)
    }
    let word = rest.prefix(while: Redaction.isWordByte)
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
    // The AWS SDK for Python says it twice.
    if message.starts(with: "An error occurred (" + String(decoding: name, as: UTF8.self) + ")"),
      let (_, failure) = serviceError(in: message)
    {
      return (word.startIndex, failure)
    }
    return (
      word.startIndex,
      SignInFailure(
        String(decoding: name, as: UTF8.self), says: String(decoding: message, as: UTF8.self),
        from: .operation(nil))
    )
  }

  private static let prefixes = [
    "Exception in thread \"main\" ", "Uncaught ", "(in promise) ", "Error: ",
  ]
}

extension ArraySlice<UInt8> {
  /// The longest end of which all bytes satisfy `isSuffix`.
  fileprivate func suffix(while isSuffix: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = lastIndex { !isSuffix($0) }.map { $0 + 1 } ?? startIndex
    return self[start...]
  }
}
