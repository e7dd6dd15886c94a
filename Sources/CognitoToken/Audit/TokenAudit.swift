internal import Dispatch

/// Verifies many tokens, one per line, on several cores, with verdicts in the order of the input.
///
/// Lanes take turns reading blocks of lines, and verify them in parallel. The output is written in
/// the order of the blocks. A lane that is too far ahead waits, so that memory does not grow with
/// the input.
public final class TokenAudit: Sendable {
  /// Turns verdicts into bytes of output. Any lane calls it.
  public struct Renderer: Sendable {
    let append: @Sendable (Verdict, inout [UInt8]) -> Void
    let finish: @Sendable ([UInt8], Totals) -> [UInt8]

    /// - Parameters:
    ///   - append: appends a verdict to the output of its block.
    ///   - finish: completes the block's output, given the block's totals.
    public init(
      append: @escaping @Sendable (Verdict, inout [UInt8]) -> Void,
      finish: @escaping @Sendable ([UInt8], Totals) -> [UInt8] = { bytes, _ in bytes }
    ) {
      self.append = append
      self.finish = finish
    }
  }

  /// Writes the output of one block. `position` is the number of source bytes read so far.
  public typealias Writer = @Sendable ([UInt8], _ position: Int) throws -> Void

  private struct Output: ~Copyable {
    var next = 0
    /// The output of finished blocks that wait for an earlier block.
    var waiting: [Int: (bytes: [UInt8], position: Int)] = [:]
    var totals: Totals
    /// The first error from verifying or writing.
    var failure: (any Error)?
    var isBroken = false
  }

  private let lanes: Int
  private let isOrdered: Bool
  private let render: Renderer
  private let write: Writer
  private let makeLane: @Sendable () -> AuditLane
  private let input: Locked<LineBlocks>
  private let output: Locked<Output>
  private let slots: DispatchSemaphore

  /// - Parameters:
  ///   - sources: The input, in order.
  ///   - verifier: Verifies each token.
  ///   - time: The time as of which each token is verified.
  ///   - detail: How much the totals count.
  ///   - lanes: How many tokens are verified at the same time, from 1 to 1024.
  ///   - isOrdered: Whether the output keeps the order of the input.
  ///   - render: Turns verdicts into bytes.
  ///   - write: Writes the bytes of one block after another.
  public init(
    of sources: sending [Source], verifier: TokenVerifier, time: Time,
    detail: Totals.Detail = .verdicts, lanes: Int, isOrdered: Bool, render: Renderer,
    write: @escaping Writer
  ) {
    let lanes = min(max(lanes, 1), 1024)
    self.lanes = lanes
    self.isOrdered = isOrdered
    self.render = render
    self.write = write
    makeLane = { AuditLane(verifier, time: time, detail: detail, lanes: lanes) }
    input = Locked(LineBlocks(sources))
    output = Locked(
      Output(totals: Totals(expecting: verifier.expectations.scopes, detail: detail)))
    // Counted up from 0: a semaphore must not be destroyed with less than its initial value, and a
    // failure leaves blocks unfinished.
    slots = DispatchSemaphore(value: 0)
    for _ in 0..<2 * lanes + 2 { slots.signal() }
  }

  /// Verifies all lines. A source that cannot be read is listed in the totals, and the other
  /// sources are still verified.
  ///
  /// - Throws: the writer's error, or `OpenSSLError`, after all earlier output has been written.
  public func run() throws -> Totals {
    if lanes == 1 {
      runLane()
    } else {
      DispatchQueue.concurrentPerform(iterations: lanes) { _ in runLane() }
    }
    return try output.withLock { output in
      if let failure = output.failure { throw failure }
      output.totals.finish()
      return output.totals
    }
  }

  private func runLane() {
    var lane = makeLane()
    do {
      while let block = nextBlock() {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(block.length / 4)
        let totals = try lane.verify(block) { verdict in render.append(verdict, &bytes) }
        try finish(block, render.finish(bytes, totals), totals)
      }
    } catch {
      output.withLock { $0.failure = $0.failure ?? error }
      // Wakes a waiting lane, which ends and wakes the next one.
      slots.signal()
    }
  }

  /// The next block; nil at the end of the input, and after another lane has failed.
  private func nextBlock() -> LineBlocks.Block? {
    slots.wait()
    let hasFailed = output.withLock { $0.failure != nil }
    let block = hasFailed ? nil : input.withLock { $0.next() }
    if block == nil { slots.signal() }
    return block
  }

  private func finish(
    _ block: LineBlocks.Block, _ bytes: [UInt8], _ totals: Totals
  ) throws {
    try output.withLock { output in
      output.totals.add(totals)
      output.waiting[isOrdered ? block.number : output.next] = (bytes, block.position)
      while let ready = output.waiting.removeValue(forKey: output.next) {
        output.next += 1
        slots.signal()
        if output.isBroken { continue }
        do {
          try write(ready.bytes, ready.position)
        } catch {
          output.isBroken = true
          throw error
        }
      }
    }
  }
}
