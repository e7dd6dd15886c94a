/// The cookies in a line: a header's, or Amplify's own with others among them. RFC 6265 §4.2.1.
struct Cookies {
  let pairs: [(name: ArraySlice<UInt8>, value: ArraySlice<UInt8>)]

  /// - Parameters:
  ///   - line: a line; nil is the result where it is neither.
  ///   - field: the line's header, if it has one.
  init?(_ line: ArraySlice<UInt8>, _ field: TextField?) {
    let isHeader = field.map { Self.isHeader($0.name) } ?? false
    let text = isHeader ? field?.value ?? line : line
    guard isHeader || line.firstRange(of: Self.amplify) != nil else { return nil }
    pairs = text.split(separator: UInt8(ascii: ";")).map { part in
      let name = part.prefix { $0 != UInt8(ascii: "=") }
      return (name.trimmed, part[name.endIndex...].dropFirst().trimmed)
    }
    let isAmplify = pairs.contains { $0.name.starts(with: Self.amplify) }
    guard isHeader || (isAmplify && pairs.count > 1) else { return nil }
  }

  private static let amplify = "CognitoIdentityServiceProvider."

  private static func isHeader(_ name: ArraySlice<UInt8>) -> Bool {
    let name = name.lazy.map(\.lowercased)
    return name.elementsEqual("cookie".utf8) || name.elementsEqual("set-cookie".utf8)
  }
}
