import Testing

@testable import jwtscope

@Suite struct `A progress line` {
  @Test func `shows the position, the rate and the time left`() {
    let line = ProgressLine(sizes: [60_000_000, 40_000_000])
    #expect(
      line.text(position: 12_500_000, after: 0.5)
        == "12.5 of 100.0 MB (12 %), 25.0 MB/s, 4 s left")
  }

  /// The size of a sparse file may exceed the disk.
  @Test(
    arguments: [[5 << 60, 5 << 60], [.max, .max, .max], [.max], [0], []],
    [0, 1, 5 << 60, .max])
  func `works for files of any size, at any speed`(sizes: [Int], position: Int) {
    let line = ProgressLine(sizes: sizes)
    for seconds in [0, 1e-300, 0.2, 1e300] {
      #expect(line.text(position: position, after: seconds).hasSuffix(" s left"))
    }
  }
}
