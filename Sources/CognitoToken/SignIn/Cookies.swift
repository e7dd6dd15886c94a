/// The cookies in a line: the value of a header, or Amplify's own cookies with others among them.
/// RFC 6265 §4.
struct Cookies {
  let pairs: [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)]
  let isHeader: Bool

  /// - Parameters:
  ///   - line: A line; the result is nil if it contains no cookies.
  ///   - field: The line's header, if it has one.
  init?(_ line: ArraySlice<UInt8>, _ field: TextField?) {
    isHeader = field.map { Self.isHeader($0.name) } ?? false
    let text = isHeader ? field?.value ?? line : line
    guard isHeader || line.firstRange(of: Self.amplify) != nil else { return nil }
    pairs = text.split(separator: UInt8(ascii: ";")).map { part in
      let name = part.prefix { $0 != UInt8(ascii: "=") }
      return (name.trimmed, part[name.endIndex...].dropFirst().trimmed)
    }
    if isHeader { return }
    let isAmplify = pairs.contains { $0.name.starts(with: Self.amplify) }
    // A line of another form may contain Amplify's names in a value that a user chose.
    let isStrict = pairs.allSatisfy {
      $0.name.allSatisfy(Self.isName) && $0.value.allSatisfy(Self.isValue)
    }
    if !isAmplify || !isStrict || pairs.count == 1 { return nil }
  }

  private static let amplify = "CognitoIdentityServiceProvider."

  private static func isHeader(_ name: ArraySlice<UInt8>) -> Bool {
    let name = name.lazy.map(\.lowercased)
    return name.elementsEqual("cookie".utf8) || name.elementsEqual("set-cookie".utf8)
  }

  /// RFC 6265 §4.1.1: a token of RFC 2616 §2.2.
  private static func isName(_ byte: UInt8) -> Bool {
    0x21...0x7E ~= byte && !"()<>@,;:\\\"/[]?={}".utf8.contains(byte)
  }

  private static func isValue(_ byte: UInt8) -> Bool {
    !byte.isWhiteSpace && byte != UInt8(ascii: "\"")
  }
}
