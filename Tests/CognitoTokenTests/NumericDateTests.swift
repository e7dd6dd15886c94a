import Foundation
import Testing

@testable import CognitoToken

@Suite struct `A time` {
  private static let calendar = {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    return calendar
  }()

  /// Foundation's seconds of a calendar time; nil if it does not exist, as on 30 February.
  private static func seconds(
    _ year: Int, _ month: Int, _ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0
  ) -> Int? {
    let components = DateComponents(
      calendar: calendar, year: year, month: month, day: day, hour: hour, minute: minute,
      second: second)
    return components.isValidDate ? components.date.map { Int($0.timeIntervalSince1970) } : nil
  }

  private static func digits(_ number: Int, _ count: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: count - text.count) + text
  }

  @Test(arguments: [1970, 1972, 1999, 2000, 2023, 2024, 2026, 2100, 2400, 9996, 9999])
  func `is read on every day of a year, and on no other day`(year: Int) {
    for month in 0...13 {
      for day in 0...32 {
        let date =
          "\(Self.digits(year, 4))-\(Self.digits(month, 2))-\(Self.digits(day, 2))T12:34:56Z"
        let expected = Self.seconds(year, month, day, 12, 34, 56)
        #expect(NumericDate(rfc3339: date)?.seconds == expected.map(Double.init), "\(date)")
        if let expected { #expect(NumericDate(Double(expected)).utc == date) }
      }
    }
  }

  @Test func `is read at every second of a day, and at no other time`() {
    for hour in [0, 1, 9, 14, 22, 23, 24, 25, 99] {
      for minute in [0, 1, 29, 59, 60, 61, 99] {
        for second in [0, 1, 30, 59, 60, 61, 99] {
          let time = [hour, minute, second].map { Self.digits($0, 2) }.joined(separator: ":")
          let expected = Self.seconds(2026, 2, 14, hour, minute, second)
          #expect(
            NumericDate(rfc3339: "2026-02-14T\(time)Z")?.seconds == expected.map(Double.init),
            "\(time)")
        }
      }
    }
  }

  @Test func `is read with every offset from UTC`() throws {
    let utc = try #require(NumericDate(rfc3339: "2026-03-01T00:30:00Z")?.seconds)
    for hour in 0...25 {
      for minute in 0...61 {
        let offset = "\(Self.digits(hour, 2)):\(Self.digits(minute, 2))"
        let seconds = Double(hour * 3600 + minute * 60)
        let isOffset = hour < 24 && minute < 60
        let east = NumericDate(rfc3339: "2026-03-01T00:30:00+\(offset)")
        let west = NumericDate(rfc3339: "2026-03-01T00:30:00-\(offset)")
        #expect(east?.seconds == (isOffset ? utc - seconds : nil), "+\(offset)")
        #expect(west?.seconds == (isOffset ? utc + seconds : nil), "-\(offset)")
      }
    }
  }

  @Test(
    arguments: [
      ("2026-01-01t00:30:00z", 1_767_227_400), ("2026-01-01T00:30:00.0Z", 1_767_227_400),
      ("2026-01-01T00:30:00.25Z", 1_767_227_400.25),
      ("2026-01-01T00:30:00.250000000000000000000000000000Z", 1_767_227_400.25),
      ("2026-01-01T00:30:59.99999999999999999999999Z", 1_767_227_460),
      ("1970-01-01T00:00:00-00:00", 0), ("1970-01-01T00:00:00+00:00", 0),
      ("1969-12-31T23:00:00-01:00", 0), ("9999-12-31T23:59:59Z", 253_402_300_799),
      ("2000-02-29T00:00:00Z", 951_782_400),
      // A leap second is the second after it: at the end of a month in UTC, and nowhere else.
      ("2016-12-31T23:59:60Z", 1_483_228_800), ("2016-12-31T23:59:60.5Z", 1_483_228_800.5),
      ("1990-12-31T15:59:60-08:00", 662_688_000), ("2015-07-01T01:59:60+02:00", 1_435_708_800),
      ("2024-02-29T23:59:60Z", 1_709_251_200),
    ] as [(String, Double)]) func `is read as RFC 3339 writes it`(text: String, seconds: Double)
  {
    #expect(NumericDate(rfc3339: text)?.seconds == seconds)
  }

  @Test(arguments: [
    "", "2026", "2026-01-01", "2026-01-01T00:30Z", "2026-01-01T00:30:00", "2026-01-01 00:30:00Z",
    "20260101T003000Z", "2026-W01-4T00:30:00Z", "2026-001T00:30:00Z", "+2026-01-01T00:30:00Z",
    "2026-1-1T00:30:00Z", "2026-01-01T0:30:00Z", "2026-01-01T00:30:00.Z", "2026-01-01T00:30:00,5Z",
    "2026-01-01T00:30:00Zjunk", "2026-01-01T00:30:00Z ", " 2026-01-01T00:30:00Z",
    "2026-01-01T00:30:00+0100", "2026-01-01T00:30:00+01", "2026-01-01T00:30:00GMT",
    "2026-01-01T00:30:00Z+01:00", "2026-01-01T00:30:00\u{2212}01:00", "２026-01-01T00:30:00Z",
    "2026-01-01T00:30:0٣Z", "1969-12-31T23:59:59Z", "0000-01-01T00:00:00Z",
    "9999-12-31T23:59:59-00:01", "9999-12-31T23:59:60Z", "2026-02-29T00:00:00Z",
    "2026-02-30T00:00:00Z", "2100-02-29T00:00:00Z", "2026-01-01T14:61:00Z", "2026-01-01T24:00:00Z",
    "2026-06-15T23:59:60Z", "2016-12-31T23:58:60Z", "2016-12-31T22:59:60Z",
    "2016-12-31T23:59:60+01:00", "2016-12-31T23:59:61Z", "1767227400", "0x6AB", "1e9",
  ]) func `is refused in any other form`(text: String) {
    #expect(NumericDate(rfc3339: text) == nil)
  }

  /// A text with one character changed is read if and only if the grammar and the calendar allow
  /// it.
  @Test(arguments: [
    "2026-02-28T23:59:59Z", "2024-02-29t00:00:00.125z", "2016-12-31T23:59:60+00:00",
    "2019-10-30T09:08:07-05:30",
  ]) func `with one character changed is read by the same rules`(text: String) throws {
    let grammar =
      /([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]+)?(?:[Zz]|[+\-]([0-9]{2}):([0-9]{2}))/
    let characters = Array(text)
    var changed: Set<String> = []
    for index in 0...characters.count {
      let (start, rest) = (String(characters[..<index]), characters[index...])
      changed.insert(start + String(rest.dropFirst()))
      for character in "0123456789-+:.,TtZz eExX_\t\n\0½٣é\u{301}" {
        changed.insert(start + String(character) + String(rest))
        changed.insert(start + String(character) + String(rest.dropFirst()))
      }
    }
    for text in changed {
      var isTime = false
      if let match = text.wholeMatch(of: grammar), let year = Int(match.1), year >= 1970,
        let month = Int(match.2), let day = Int(match.3), let hour = Int(match.4),
        let minute = Int(match.5), let second = Int(match.6)
      {
        let offset = (match.7.flatMap { Int($0) } ?? 0, match.8.flatMap { Int($0) } ?? 0)
        let isOffset = offset.0 < 24 && offset.1 < 60
        if second == 60 {
          // The last minute of a month in UTC; of these texts, only where the offset is zero.
          isTime =
            isOffset && offset == (0, 0) && hour == 23 && minute == 59
            && Self.seconds(year, month, day) != nil && Self.seconds(year, month, day + 1) == nil
        } else {
          isTime = isOffset && Self.seconds(year, month, day, hour, minute, second) != nil
        }
      }
      #expect((NumericDate(rfc3339: text) != nil) == isTime, "\(text.debugDescription)")
    }
  }

  @Test(
    arguments: [
      ("0", 0), ("1767227400", 1_767_227_400), ("1767227400.0", 1_767_227_400),
      ("1767227400.25", 1_767_227_400.25), ("0001767227400", 1_767_227_400),
      ("253402300799.5", 253_402_300_799.5),
    ] as [(String, Double)]) func `in seconds is read from decimal digits`(
      text: String, seconds: Double
    )
  {
    #expect(NumericDate(decimalSeconds: text)?.seconds == seconds)
  }

  @Test(arguments: [
    "", " ", "+1", "-1", "-0", "1e9", "1E9", "0x6AB", "0x1p30", "0b1", "1_000", "1,5", "1.", ".5",
    ".",
    "1.5.5", "1.-5", "1 ", " 1", "1\n", "inf", "infinity", "nan", "٣", "１", "253402300800",
    "99999999999999999999", "1767227400s", "1767227400Z",
  ]) func `in seconds is refused in any other form`(text: String) {
    #expect(NumericDate(decimalSeconds: text) == nil)
  }

  /// A program can make one of any number.
  @Test(
    arguments: [
      .nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 1e19, -1e19,
      253_402_300_800, -62_135_596_801, -62_135_596_800, -0.5, 0, 0.5,
    ] as [Double]) func `of any number can be written`(seconds: Double)
  {
    let date = NumericDate(seconds)
    #expect(!date.utc.isEmpty)
    for other in [0, seconds, -seconds, .nan, .infinity] {
      #expect(!date.relative(to: NumericDate(other)).isEmpty)
    }
  }

  @Test(
    arguments: [
      (-62_135_596_800, "0001-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
      (-0.5, "1969-12-31T23:59:59Z"), (0, "1970-01-01T00:00:00Z"),
      (951_782_399.999, "2000-02-28T23:59:59Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
    ] as [(Double, String)]) func `is written in UTC`(seconds: Double, text: String)
  {
    #expect(NumericDate(seconds).utc == text)
  }
}

@Suite struct `Arithmetic on numbers from outside` {
  @Test(
    arguments: [
      (.nan, 0), (.infinity, .max), (-.infinity, .min), (1e300, .max), (-1e300, .min), (1.9, 1),
      (-1.9, -1), (9_223_372_036_854_775_808, .max), (-9_223_372_036_854_775_808, .min), (0, 0),
    ] as [(Double, Int)]) func `saturates where a number has no whole part`(
      number: Double, whole: Int
    )
  {
    #expect(Int(saturating: number) == whole)
  }

  @Test(
    arguments: [
      (.max, 1, .max), (.max, .max, .max), (.min, -1, .min), (5 << 60, 5 << 60, .max),
      (.max, .min, -1),
      (1, 2, 3),
    ] as [(Int, Int, Int)]) func `saturates where a sum overflows`(one: Int, other: Int, sum: Int)
  {
    #expect(one.addingSaturated(other) == sum)
  }
}
