/// Text compared by its bytes.
///
/// `String` compares canonically equivalent spellings as equal: "é" in one code point and in two, "K" and the Kelvin
/// sign. Names and identifiers of RFC 7515 to 7519 are equal only where every code point is (RFC 7519 §7.3).
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
