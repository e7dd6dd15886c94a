/// One value or member name of a `JSONDocument`: where it stands in the text.
///
/// Nodes are in the order of the text. An object is followed by name, value, name, value …; an array by
/// its elements; `next` leads past a whole value without a walk through it.
struct JSONNode: Sendable {
  enum Kind: UInt8, Sendable {
    case null, bool, number, string, array, object
  }

  let kind: Kind
  /// Whether a string has escapes, so that its bytes are not yet its value.
  let isEscaped: Bool
  /// Bytes from the beginning of the text; for a string, those between the quotation marks.
  let start: Int32
  var end: Int32
  /// The node after this value.
  var next: Int32

  var range: Range<Int> { Int(start)..<Int(end) }
}
