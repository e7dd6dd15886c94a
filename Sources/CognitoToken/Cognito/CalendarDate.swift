/// A day of the Gregorian calendar, in the years 1 to 9999.
struct CalendarDate: Equatable {
  let year: Int
  /// 1 to 12.
  let month: Int
  /// 1 to 31.
  let day: Int

  init(year: Int, month: Int, day: Int) {
    (self.year, self.month, self.day) = (year, month, day)
  }

  // Days are counted from 1 March of the year 0, so that a leap day is the last day of its year,
  // century and 400 years.

  init(daysSince1970 days: Int) {
    let days = days + Self.epoch
    let (era, dayOfEra) = (days / 146_097, days % 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - Self.days(beforeYear: yearOfEra)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - Self.days(beforeMonth: monthFromMarch) + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  }

  var daysSince1970: Int {
    Self.days(beforeYear: month <= 2 ? year - 1 : year)
      + Self.days(beforeMonth: month <= 2 ? month + 9 : month - 3) + day - 1 - Self.epoch
  }

  static func dayCount(ofMonth month: Int, year: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeap ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// The days from 0000-03-01 to 1970-01-01.
  private static let epoch = 719_468

  private static func days(beforeYear year: Int) -> Int {
    365 * year + year / 4 - year / 100 + year / 400
  }

  /// Starting with March, every five months have 153 days.
  private static func days(beforeMonth monthFromMarch: Int) -> Int {
    (153 * monthFromMarch + 2) / 5
  }
}
