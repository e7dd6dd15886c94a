extension NumericDate {
  /// The time in UTC and whole seconds in RFC 3339's form; outside the years 1 to 9999, the number.
  public var utc: String {
    let start = -62_135_596_800.0
    guard start <= seconds, seconds < Self.end else { return "\(seconds) s since 1970" }
    let whole = Int(seconds.rounded(.down))
    let second = (whole % 86400 + 86400) % 86400
    let date = CalendarDate(daysSince1970: (whole - second) / 86400)
    return "\(Self.digits(date.year, 4))-\(Self.digits(date.month))-\(Self.digits(date.day))"
      + "T\(Self.digits(second / 3600)):\(Self.digits(second / 60 % 60))"
      + ":\(Self.digits(second % 60))Z"
  }

  private static func digits(_ number: Int, _ count: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(count - text.utf8.count, 0)) + text
  }

  /// The number of seconds by which this is after `now`, rounded up.
  package func secondsAhead(of now: NumericDate) -> Int {
    Int(saturating: (seconds - now.seconds).rounded(.up))
  }

  /// The distance from `now`, such as `in 47 min` or `3 days ago`, in the largest unit with a count
  /// of at least two.
  package func relative(to now: NumericDate) -> String {
    let distance = seconds - now.seconds
    let amount = Self.amount(abs(distance))
    return distance > 0 ? "in \(amount)" : "\(amount) ago"
  }

  private static func amount(_ seconds: Double) -> String {
    let units: [(length: Double, name: String)] = [
      (365.25 * 86400, "years"), (86400, "days"), (3600, "h"), (60, "min"),
    ]
    for unit in units where seconds >= 2 * unit.length {
      return "\(Int(saturating: seconds / unit.length)) \(unit.name)"
    }
    return "\(Int(saturating: seconds)) s"
  }
}

extension Int {
  /// The whole part of any number: the nearest `Int` if it is too large, 0 if it is NaN.
  package init(saturating number: Double) {
    self =
      Int(exactly: number.rounded(.towardZero)) ?? (number > 0 ? .max : number < 0 ? .min : 0)
  }

  /// The sum, or the nearest `Int`. A file may claim to have any size.
  package func addingSaturated(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? (other > 0 ? .max : .min) : sum
  }
}
