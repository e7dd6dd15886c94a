/// A time in seconds since 1970-01-01T00:00:00Z, without leap seconds. RFC 7519 §2.
public struct NumericDate: Equatable, Comparable, Sendable {
  /// The start of the year 10000, in seconds. Times in a token must be before it.
  public static let end = 253_402_300_800.0

  /// Seconds since 1970, with a fraction.
  public let seconds: Double

  /// - Parameter seconds: Seconds since 1970.
  public init(_ seconds: Double) { self.seconds = seconds }

  /// Reads a JSON number; nil outside the years 1970 to 9999.
  init?(spelling: Span<UInt8>) {
    var whole = 0
    guard spelling.count <= 12 else {
      self.init(parsing: spelling)
      return
    }
    for index in spelling.indices {
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= spelling[index] else {
        self.init(parsing: spelling)
        return
      }
      whole = whole * 10 + Int(spelling[index] - UInt8(ascii: "0"))
    }
    self.init(inRange: Double(whole))
  }

  private init?(parsing spelling: Span<UInt8>) {
    let text = String(decoding: spelling.indices.map { spelling[$0] }, as: UTF8.self)
    guard let seconds = Double(text) else { return nil }
    self.init(inRange: seconds)
  }

  private init?(inRange seconds: Double) {
    guard seconds >= 0, seconds < Self.end else { return nil }
    self.seconds = seconds
  }

  public static func < (one: NumericDate, other: NumericDate) -> Bool {
    one.seconds < other.seconds
  }
}
