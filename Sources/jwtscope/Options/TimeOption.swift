import ArgumentParser
import CognitoToken
import FoundationEssentials

/// The time a token is judged at.
struct TimeOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Judge as of this time: RFC 3339, or seconds since 1970. Default: now.", valueName: "time"),
    transform: Self.date)
  var at: NumericDate?

  /// For tokens that keep coming.
  var clock: @Sendable () -> NumericDate { { now } }

  var now: NumericDate { at ?? NumericDate(Date().timeIntervalSince1970) }

  private static func date(_ text: String) throws -> NumericDate {
    if let seconds = Double(text), seconds >= 0, seconds < NumericDate.end {
      return NumericDate(seconds)
    }
    for style in [
      Date.ISO8601FormatStyle(), Date.ISO8601FormatStyle(includingFractionalSeconds: true),
    ] {
      if let date = try? style.parse(text) { return NumericDate(date.timeIntervalSince1970) }
    }
    throw ValidationError(
      "\"\(text)\" is neither a time as 2026-01-31T12:00:00Z nor a number of seconds since 1970")
  }
}
