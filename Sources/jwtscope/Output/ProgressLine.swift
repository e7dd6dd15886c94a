/// A line on the terminal that says how far an audit of files is: rewritten in place, and gone at the end.
struct ProgressLine {
  private let total: Int
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant
  private var isShown = false

  /// - Parameter total: bytes of all files.
  init(total: Int) {
    self.total = total
    last = start
  }

  /// - Parameter position: bytes read by now.
  mutating func update(_ position: Int) {
    let now = ContinuousClock.now
    guard now - last > .milliseconds(200) else { return }
    last = now
    isShown = true
    let seconds = Self.seconds(now - start)
    let rate = Double(position) / seconds
    let left = rate > 0 ? Double(max(total - position, 0)) / rate : 0
    let percent = total > 0 ? min(100, 100 * Double(position) / Double(total)) : 100
    let line =
      "\(Self.megabytes(position)) of \(Self.megabytes(total)) MB (\(Int(percent)) %), "
      + "\(Self.megabytes(Int(rate))) MB/s, \(Int(left.rounded(.up))) s left"
    Terminal.printNotice("\r\u{1B}[K\(line)")
  }

  mutating func clear() {
    if isShown { Terminal.printNotice("\r\u{1B}[K") }
    isShown = false
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }

  private static func megabytes(_ bytes: Int) -> String {
    let tenths = bytes / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
