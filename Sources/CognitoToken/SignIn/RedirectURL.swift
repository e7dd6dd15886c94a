/// The parameters of a URL to which a browser was redirected, in its query or its fragment.
///
/// RFC 6749 §4.1.2 and §4.2.2. The query may also contain parameters that a user chose.
struct RedirectURL {
  private let text: ArraySlice<UInt8>
  /// The index of `?`; nil if there is no query.
  private let queryMark: Int?
  /// The index of `#`; nil if there is no fragment.
  private let fragmentMark: Int?
  let hasParameters: Bool

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    fragmentMark = text.firstIndex(of: UInt8(ascii: "#"))
    queryMark = text[..<(fragmentMark ?? text.endIndex)].firstIndex(of: UInt8(ascii: "?"))
    hasParameters =
      queryMark != nil || fragmentMark != nil || text.firstIndex(of: UInt8(ascii: "&")) != nil
  }

  /// Whether a parameter's name starts here.
  func isName(at start: Int) -> Bool {
    if start == text.startIndex { return true }
    let before = start - 1
    return text[before] == UInt8(ascii: "&") || before == queryMark || before == fragmentMark
  }

  func isInQuery(_ index: Int) -> Bool {
    queryMark.map { index > $0 } ?? false && fragmentMark.map { index < $0 } ?? true
  }

  /// The fields `name=value` that report an error, in the fragment or else in the query. RFC 6749
  /// §4.1.2.1.
  var refusal: (error: ArraySlice<UInt8>, description: ArraySlice<UInt8>?)? {
    guard hasParameters else { return nil }
    let query = text[
      (queryMark.map { $0 + 1 } ?? text.startIndex)..<(fragmentMark ?? text.endIndex)]
    let fragment = fragmentMark.map { text[($0 + 1)...] } ?? []
    for part in [fragment, query] {
      let fields = part.split(separator: UInt8(ascii: "&"))
      if let error = fields.first(where: { $0.starts(with: "error=") }) {
        return (error, fields.first { $0.starts(with: "error_description=") })
      }
    }
    return nil
  }

  /// The value of a field in application/x-www-form-urlencoded.
  static func value(of field: ArraySlice<UInt8>) -> String {
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
