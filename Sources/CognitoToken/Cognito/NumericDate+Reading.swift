extension NumericDate {
  /// Reads seconds since 1970 in decimal digits, with or without a fraction; nil outside the years
  /// 1970 to 9999.
  package init?(decimalSeconds text: String) {
    let parts = text.utf8.split(
      separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isDigit) }),
      let seconds = Double(text), seconds < Self.end
    else { return nil }
    self.init(seconds)
  }

  /// Reads a date and time of RFC 3339 §5.6; nil outside the years 1970 to 9999.
  ///
  /// A leap second (`:60`) is accepted at the end of any month in UTC, and is the first second of
  /// the next month: a NumericDate does not count it.
  public init?(rfc3339 text: String) {
    var reader = RFC3339Reader(text: Array(text.utf8)[...])
    guard let time = reader.read() else { return nil }
    let minutes = time.date.daysSince1970 * 24 * 60 + time.minute - time.offset
    if time.second == 60 {
      let (days, minute) = (minutes + 1).quotientAndRemainder(dividingBy: 24 * 60)
      guard minute == 0, days >= 0, CalendarDate(daysSince1970: days).day == 1 else { return nil }
    }
    let seconds = Double(minutes * 60 + time.second) + time.fraction
    guard seconds >= 0, seconds < Self.end else { return nil }
    self.init(seconds)
  }
}

/// Reads RFC 3339's `date-time` from the start of `text`.
private struct RFC3339Reader {
  var text: ArraySlice<UInt8>

  /// `minute` of the day, `second` of the minute, and `offset` in minutes east of UTC.
  typealias Time = (date: CalendarDate, minute: Int, second: Int, fraction: Double, offset: Int)

  /// nil if the text is anything else.
  mutating func read() -> Time? {
    guard let date = readDate(), skip("T") || skip("t"),
      let minute = readMinutes(), skip(":"), let second = readNumber(2, 0...60),
      let fraction = readFraction(), let offset = readOffset(), text.isEmpty
    else { return nil }
    return (date, minute, second, fraction, offset)
  }

  private mutating func readDate() -> CalendarDate? {
    guard let year = readNumber(4, 0...9999), skip("-"), let month = readNumber(2, 1...12),
      skip("-"), let day = readNumber(2, 1...CalendarDate.dayCount(ofMonth: month, year: year))
    else { return nil }
    return CalendarDate(year: year, month: month, day: day)
  }

  private mutating func readMinutes() -> Int? {
    guard let hour = readNumber(2, 0...23), skip(":"), let minute = readNumber(2, 0...59) else {
      return nil
    }
    return hour * 60 + minute
  }

  private mutating func readFraction() -> Double? {
    guard skip(".") else { return 0 }
    let digits = text.prefix(while: \.isDigit)
    text = text.dropFirst(digits.count)
    return digits.isEmpty ? nil : Double("0." + String(decoding: digits, as: UTF8.self))
  }

  private mutating func readOffset() -> Int? {
    if skip("Z") || skip("z") { return 0 }
    if skip("+") { return readMinutes() }
    return skip("-") ? readMinutes().map { -$0 } : nil
  }

  private mutating func readNumber(_ length: Int, _ range: ClosedRange<Int>) -> Int? {
    let digits = text.prefix(length)
    guard digits.count == length, digits.allSatisfy(\.isDigit) else { return nil }
    text = text.dropFirst(length)
    let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return range ~= number ? number : nil
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard text.first == UInt8(ascii: character) else { return false }
    text = text.dropFirst()
    return true
  }
}
