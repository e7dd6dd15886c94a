/// Text compared by its bytes.
///
/// `String` treats canonically equivalent spellings as equal: "é" as one code point and as two, "K"
/// and the Kelvin sign. RFC 7519 §7.3 compares names and identifiers code point by code point.
package struct ExactText: Hashable, Sendable {
  package let utf8: [UInt8]

  package init(_ text: String) { utf8 = Array(text.utf8) }
  init(utf8: [UInt8]) { self.utf8 = utf8 }

  package var text: String { String(decoding: utf8, as: UTF8.self) }
}

extension ExactText: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}

extension ExactText: CustomStringConvertible {
  package var description: String { text }
}
