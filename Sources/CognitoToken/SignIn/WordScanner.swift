/// Walks a text by its words: the runs of base64url's alphabet and dots, of which a token is one.
///
/// A terminal's colour codes, JSON's escapes and URLs' percent codes stand between words and are part of none.
struct WordScanner {
  private let text: ArraySlice<UInt8>
  private var offset: Int
  /// What stands between the last word and the one before.
  private(set) var gap = Gap()

  struct Gap {
    private var hasColon = false
    private var hasMark = false
    private var isBroken = false

    /// Whether the word before is a name and the one behind its value: `a: b`, `a=b`, `"a": "b"`, `| a | b |`,
    /// `<a>b`, and YAML's `a:` with `b` on the next line.
    var isAssignment: Bool { hasMark && !isBroken }

    fileprivate mutating func pass(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: ":"): (hasColon, hasMark) = (true, true)
      case UInt8(ascii: "="), UInt8(ascii: "|"), UInt8(ascii: ">"), UInt8(ascii: "("):
        hasMark = true
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): isBroken = isBroken || !hasColon
      case let byte where byte.isWhiteSpace || byte.isQuotationMark: break
      default: isBroken = true
      }
    }
  }

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    offset = text.startIndex
  }

  mutating func next() -> Range<Int>? {
    gap = Gap()
    while offset < text.endIndex {
      let byte = text[offset]
      if Redaction.isWordByte(byte) {
        let start = offset
        while offset < text.endIndex, Redaction.isWordByte(text[offset]) { offset += 1 }
        return start..<offset
      }
      switch byte {
      case 0x1B: skipControlSequence()
      case UInt8(ascii: "\\"): skipEscape()
      case UInt8(ascii: "%"): skipPercentCode()
      default:
        gap.pass(byte)
        offset += 1
      }
    }
    return nil
  }

  /// ECMA-48 §5.4: ESC [, parameters, one final byte.
  private mutating func skipControlSequence() {
    offset += 1
    guard byte(at: offset) == UInt8(ascii: "[") else { return }
    offset += 1
    while let byte = byte(at: offset), 0x20...0x3F ~= byte { offset += 1 }
    if let byte = byte(at: offset), 0x40...0x7E ~= byte { offset += 1 }
  }

  /// RFC 8259 §7.
  private mutating func skipEscape() {
    offset += 1
    switch byte(at: offset) {
    case UInt8(ascii: "u"): offset = min(offset + 5, text.endIndex)
    case UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "\""), UInt8(ascii: "/"), UInt8(ascii: "\\"):
      offset += 1
    default: break
    }
  }

  /// RFC 3986 §2.1; what the code stands for is looked at as if it stood there itself.
  private mutating func skipPercentCode() {
    offset += 1
    guard offset + 2 <= text.endIndex, let high = JSONString.hexDigit(text[offset]),
      let low = JSONString.hexDigit(text[offset + 1])
    else {
      gap.pass(UInt8(ascii: "%"))
      return
    }
    gap.pass(UInt8(truncatingIfNeeded: high << 4 | low))
    offset += 2
  }

  private func byte(at offset: Int) -> UInt8? {
    offset < text.endIndex ? text[offset] : nil
  }
}
