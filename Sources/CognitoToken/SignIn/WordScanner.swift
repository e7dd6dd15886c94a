/// Walks a text by its words: the runs of base64url's alphabet and dots, of which a token is one.
///
/// JSON's escapes and URLs' percent codes separate words and are part of none.
struct WordScanner {
  private let text: ArraySlice<UInt8>
  private var offset: Int
  /// What is between the last word and the one before.
  private(set) var gap = Gap()
  /// Where in its run, the text without white space and quotation marks around it, the last word is.
  private(set) var place = Place()
  private var run: Run?

  struct Gap {
    private var hasColon = false
    private var hasMark = false
    private var isBroken = false
    /// Whether an escape or a percent code is in it.
    fileprivate(set) var hasCode = false

    /// Whether the word before is a name and the one after is its value: `a: b`, `a=b`, `"a": "b"`, `| a | b |`,
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

  /// A word's place in its run.
  struct Place {
    /// How many values around it a name here is in: 0 for a URL's fragment or a run's beginning, 1 for the query.
    fileprivate(set) var nesting = 0
    /// Whether the run is a URL to which a browser was sent with an error.
    fileprivate(set) var isRefusal = false
    /// Whether the run begins with it and goes on with parameters, so that its name was cut off.
    fileprivate(set) var isParameterWithoutName = false
  }

  private struct Run {
    let url: RedirectURL
    let end: Int
    let isRefusal: Bool
    /// Whether no word has been in it yet, and only brackets have.
    var isAtStart = true

    init(_ text: ArraySlice<UInt8>) {
      let text = text.prefix { !$0.isWhiteSpace && !$0.isQuotationMark }
      url = RedirectURL(text)
      isRefusal = url.refusal != nil
      end = text.endIndex
    }

    /// The nesting of a name that begins at `start`, after a byte of the run.
    func nesting(at start: Int, after last: UInt8) -> Int {
      if isAtStart { return 0 }
      if url.isName(at: start) { return url.isInQuery(start) ? 1 : 0 }
      return switch last {
      case UInt8(ascii: ";"): url.hasParameters ? 1 : 0
      // An element's name: text has it as an entity.
      case UInt8(ascii: "<"): 0
      default: 1
      }
    }

    mutating func pass(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "<"), UInt8(ascii: "("): break
      default: isAtStart = false
      }
    }
  }

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    offset = text.startIndex
  }

  mutating func next() -> Range<Int>? {
    gap = Gap()
    var isAfterCode = false
    while offset < text.endIndex {
      let byte = text[offset]
      if byte.isWhiteSpace || byte.isQuotationMark {
        run = nil
      } else if run.map({ offset >= $0.end }) ?? true {
        run = Run(text[offset...])
      }
      if Redaction.isWordByte(byte) {
        let start = offset
        while offset < text.endIndex, Redaction.isWordByte(text[offset]) { offset += 1 }
        notePlace(of: start..<offset, isAfterCode: isAfterCode)
        return start..<offset
      }
      isAfterCode = true
      switch byte {
      case UInt8(ascii: "\\"): skipEscape()
      case UInt8(ascii: "%"): skipPercentCode()
      default:
        isAfterCode = false
        gap.pass(byte)
        run?.pass(byte)
        offset += 1
      }
      gap.hasCode = gap.hasCode || isAfterCode
    }
    return nil
  }

  private mutating func notePlace(of word: Range<Int>, isAfterCode: Bool) {
    guard let run else { return }
    let isFirst = run.isAtStart
    let nesting =
      isFirst ? 0 : run.nesting(at: word.lowerBound, after: text[word.lowerBound - 1])
    place = Place(
      nesting: isAfterCode ? 2 : nesting, isRefusal: run.isRefusal,
      isParameterWithoutName: isFirst && run.url.hasParameters)
    self.run?.isAtStart = false
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

  /// RFC 3986 §2.1; what the code stands for is looked at as if it were there itself.
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

  // MARK: Colours

  /// The text with spaces for a terminal's colour codes, so that offsets stay as they are.
  static func hidingColors(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.contains(0x1B) else { return text }
    var text = text
    var offset = text.startIndex
    while offset < text.endIndex {
      let end = controlSequenceEnd(at: offset, in: text)
      for index in offset..<end { text[index] = 0x20 }
      offset = max(end, offset + 1)
    }
    return text
  }

  /// ECMA-48 §5.4: ESC [, parameters, one final byte.
  private static func controlSequenceEnd(at start: Int, in text: ArraySlice<UInt8>) -> Int {
    guard text[start] == 0x1B else { return start }
    var end = start + 1
    guard end < text.endIndex, text[end] == UInt8(ascii: "[") else { return end }
    end += 1
    while end < text.endIndex, 0x20...0x3F ~= text[end] { end += 1 }
    return end < text.endIndex && 0x40...0x7E ~= text[end] ? end + 1 : end
  }
}
