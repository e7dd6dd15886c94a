/// The parameters of a URL to which a browser was sent: in its query, and in the fragment for what no server is to see.
///
/// RFC 6749 §4.1.2 and §4.2.2. A redirect URI may have a query of its own, and of anybody's choice.
struct RedirectURL {
  private let text: ArraySlice<UInt8>
  /// Where `?` is; nil where there is no query.
  private let queryMark: Int?
  /// Where `#` is; nil where there is no fragment.
  private let fragmentMark: Int?
  let hasParameters: Bool

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    fragmentMark = text.firstIndex(of: UInt8(ascii: "#"))
    queryMark = text[..<(fragmentMark ?? text.endIndex)].firstIndex(of: UInt8(ascii: "?"))
    hasParameters =
      queryMark != nil || fragmentMark != nil || text.contains(UInt8(ascii: "&"))
  }

  /// Whether a parameter's name begins here.
  func isName(at start: Int) -> Bool {
    if start == text.startIndex { return true }
    let before = start - 1
    return text[before] == UInt8(ascii: "&") || before == queryMark || before == fragmentMark
  }

  func isInQuery(_ index: Int) -> Bool {
    queryMark.map { index > $0 } ?? false && fragmentMark.map { index < $0 } ?? true
  }

  /// The fields `name=value` of the fragment, or else of the query, that tell of an error.
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
}
