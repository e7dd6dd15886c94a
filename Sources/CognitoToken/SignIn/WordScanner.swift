/// Splits a text into words that consist of the characters of a token.
///
/// JSON's escapes and a URL's percent-encoding separate words.
struct WordScanner {
  private let text: ArraySlice<UInt8>
  private var offset: Int
  /// The characters between the last two words.
  private(set) var gap = Gap()
  /// The last word's place in its run: the text around it up to white space and quotation marks.
  private(set) var place = Place()
  private var run: Run?

  struct Gap {
    private var hasColon = false
    private var hasMark = false
    private var isBroken = false
    /// Whether the gap contains an escape or percent-encoding.
    fileprivate(set) var hasCode = false

    /// Whether the word before the gap is a name and the word after it is the name's value: `a: b`,
    /// `a=b`, `"a": "b"`, `| a | b |`, `<a>b`, and YAML's `a:` with `b` on the next line.
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
    /// The number of values that contain a name here: 0 in a URL's fragment or at a run's start, 1
    /// in a query.
    fileprivate(set) var nesting = 0
    /// Whether the run is the URL of a redirect that reports an error.
    fileprivate(set) var isRefusal = false
    /// Whether the word starts a run of parameters, so its name was cut off.
    fileprivate(set) var isParameterWithoutName = false
  }

  private struct Run {
    let url: RedirectURL
    let end: Int
    let isRefusal: Bool
    /// Whether only brackets have been read in the run so far.
    var isAtStart = true

    init(_ text: ArraySlice<UInt8>, at start: Int) {
      var run = Self.run(of: text, at: start, through: nil)
      let isQuoted = start > text.startIndex && text[start - 1].isQuotationMark
      // A URL that is not in quotation marks may contain apostrophes. RFC 3986 §2.2.
      let apostrophe = UInt8(ascii: "'")
      if text[run.endIndex...].first == apostrophe, !isQuoted, run.firstRange(of: "://") != nil {
        run = Self.run(of: text, at: start, through: apostrophe)
      }
      url = RedirectURL(run)
      isRefusal = url.refusal != nil
      end = run.endIndex
    }

    /// The bytes up to white space or a quotation mark other than `mark`.
    private static func run(
      of text: ArraySlice<UInt8>, at start: Int, through mark: UInt8?
    ) -> ArraySlice<UInt8> {
      var index = start
      while index < text.endIndex, !text[index].isWhiteSpace,
        !text[index].isQuotationMark || text[index] == mark
      {
        index = text.endOfWord(from: index + 1)
      }
      return text[start..<index]
    }

    /// The nesting of a name that starts at `start`, after a byte of the run.
    func nesting(at start: Int, after last: UInt8) -> Int {
      if isAtStart { return 0 }
      if url.isName(at: start) { return url.isInQuery(start) ? 1 : 0 }
      return switch last {
      case UInt8(ascii: ";"): url.hasParameters ? 1 : 0
      // An element's name: in XML text, < is written as an entity.
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
      if run.map({ offset >= $0.end }) ?? true {
        run = byte.isWhiteSpace || byte.isQuotationMark ? nil : Run(text, at: offset)
      }
      if TokenText.isCharacter(byte) {
        let start = offset
        offset = text.endOfWord(from: offset)
        setPlace(of: start..<offset, isAfterCode: isAfterCode)
        return start..<offset
      }
      isAfterCode = true
      switch byte {
      case UInt8(ascii: "\\"): skipEscape()
      case UInt8(ascii: "%"): skipPercentEncoding()
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

  private mutating func setPlace(of word: Range<Int>, isAfterCode: Bool) {
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

  /// Adds the encoded byte to the gap. RFC 3986 §2.1.
  private mutating func skipPercentEncoding() {
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

  /// The text with a terminal's colour codes replaced by spaces, so that offsets stay the same.
  static func hidingColors(of text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.span.firstIndex(of: 0x1B) != nil else { return text }
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
