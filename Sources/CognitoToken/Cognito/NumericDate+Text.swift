internal import FoundationEssentials

extension NumericDate {
  /// As RFC 3339 writes it, in UTC and whole seconds.
  public var utc: String {
    Date(timeIntervalSince1970: seconds.rounded(.down)).formatted(Date.ISO8601FormatStyle())
  }

  /// `in 47 min`, `3 days ago`: in the largest unit that is there twice, to be read at a glance.
  public func relative(to now: NumericDate) -> String {
    let distance = seconds - now.seconds
    let amount = Self.amount(abs(distance))
    return distance >= 0 ? "in \(amount)" : "\(amount) ago"
  }

  private static func amount(_ seconds: Double) -> String {
    let units: [(length: Double, name: String)] = [
      (365.25 * 86400, "years"), (86400, "days"), (3600, "h"), (60, "min"),
    ]
    for unit in units where seconds >= 2 * unit.length {
      return "\(Int(seconds / unit.length)) \(unit.name)"
    }
    return "\(Int(seconds)) s"
  }
}
