import CognitoToken

/// The progress of an audit of files: one line on the terminal, rewritten in place and removed at
/// the end.
struct ProgressLine {
  private let total: Int
  private let start = ContinuousClock.now
  private var last: ContinuousClock.Instant
  private var isShown = false

  /// - Parameter sizes: bytes of each file. Their sum may overflow `Int`.
  init(sizes: [Int]) {
    total = sizes.reduce(0) { $0.addingSaturated($1) }
    last = start
  }

  /// - Parameter position: bytes read so far.
  mutating func update(_ position: Int) {
    let now = ContinuousClock.now
    guard now - last > .milliseconds(200) else { return }
    last = now
    isShown = true
    let line = text(position: position, after: Self.seconds(now - start))
    Terminal.printNotice("\r\u{1B}[K\(line)")
  }

  mutating func clear() {
    if isShown { Terminal.printNotice("\r\u{1B}[K") }
    isShown = false
  }

  /// `12.5 of 100.0 MB (12 %), 25.0 MB/s, 4 s left`
  func text(position: Int, after seconds: Double) -> String {
    let rate = Double(position) / max(seconds, 1e-9)
    let left = rate > 0 ? max(Double(total) - Double(position), 0) / rate : 0
    let percent = total > 0 ? min(100, 100 * Double(position) / Double(total)) : 100
    return "\(Self.megabytes(position)) of \(Self.megabytes(total)) MB "
      + "(\(Int(saturating: percent)) %), \(Self.megabytes(Int(saturating: rate))) MB/s, "
      + "\(Int(saturating: left.rounded(.up))) s left"
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
  }

  private static func megabytes(_ bytes: Int) -> String {
    let tenths = bytes / 100_000
    return "\(tenths / 10).\(tenths % 10)"
  }
}
