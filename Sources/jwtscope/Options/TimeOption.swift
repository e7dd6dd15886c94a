import ArgumentParser
import CognitoToken
import FoundationEssentials

/// The time as of which a token is checked.
struct TimeOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Check as of this time: RFC 3339, or seconds since 1970. Default: now.", valueName: "time"),
    transform: Self.date)
  var at: NumericDate?

  /// Returns the time of the call, for tokens that arrive over time; with `--at`, that time.
  var clock: @Sendable () -> NumericDate { { now } }

  var now: NumericDate { at ?? NumericDate(Date().timeIntervalSince1970) }

  private static func date(_ text: String) throws -> NumericDate {
    if let date = NumericDate(rfc3339: text) ?? NumericDate(decimalSeconds: text) { return date }
    throw ValidationError(
      """
      "\(text)" is not a time in the years 1970 to 9999: write it as 2026-01-31T12:00:00Z \
      (RFC 3339), or as seconds since 1970
      """)
  }
}

extension Int {
  /// The seconds of a duration such as `90`, `30s`, `5m` or `1h`.
  init(duration text: String) throws {
    let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600]
    let unit = text.last.flatMap { units[$0] }
    if let count = Int(unit == nil ? text[...] : text.dropLast()) {
      let (seconds, isTooLarge) = count.multipliedReportingOverflow(by: unit ?? 1)
      if !isTooLarge {
        self = seconds
        return
      }
    }
    throw ValidationError(
      """
      "\(text)" is not a duration: write it in whole seconds, minutes or hours, as 90, 30s, 5m or 1h
      """
    )
  }
}
