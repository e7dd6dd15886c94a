/// Text compared by its bytes.
///
/// `String` compares canonically equivalent spellings as equal: "é" in one code point and in two, "K" and the Kelvin
/// sign. Names and identifiers of RFC 7515 to 7519 are equal only where every code point is (RFC 7519 §7.3).
package struct ExactText: Hashable, Sendable {
  package let text: String

  package init(_ text: String) { self.text = text }

  package static func == (one: ExactText, other: ExactText) -> Bool {
    one.text.utf8.elementsEqual(other.text.utf8)
  }

  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    // Ends the text, as no UTF-8 contains this byte.
    hasher.combine(0xFF as UInt8)
  }
}

extension ExactText: ExpressibleByStringLiteral {
  package init(stringLiteral text: String) { self.init(text) }
}

extension ExactText: CustomStringConvertible {
  package var description: String { text }
}
