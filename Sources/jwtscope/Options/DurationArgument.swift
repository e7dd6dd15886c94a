import ArgumentParser

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
      "\"\(text)\" is not a duration: write it in whole seconds, minutes or hours, as 90, 30s, 5m or 1h"
    )
  }
}
