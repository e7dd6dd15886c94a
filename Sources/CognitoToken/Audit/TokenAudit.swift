internal import Dispatch

/// Judges many tokens, one a line, on several cores, with verdicts in the order of the input.
///
/// Lanes take turns at reading a block of lines, judge it side by side, and write what came of it in order. A lane
/// that is ahead waits until fewer blocks are under way, so that memory does not grow with the input.
public final class TokenAudit: Sendable {
  /// Turns verdicts into bytes of output, in any lane.
  public struct Renderer: Sendable {
    let append: @Sendable (AuditVerdict, inout [UInt8]) -> Void
    let finish: @Sendable ([UInt8], AuditTotals) -> [UInt8]

    /// - Parameters:
    ///   - append: adds a verdict to those of its block.
    ///   - finish: makes the block's output of what was added, given the totals of the block.
    public init(
      append: @escaping @Sendable (AuditVerdict, inout [UInt8]) -> Void,
      finish: @escaping @Sendable ([UInt8], AuditTotals) -> [UInt8] = { bytes, _ in bytes }
    ) {
      self.append = append
      self.finish = finish
    }
  }

  /// Takes what was rendered of one block, and how many bytes of the sources were read by then.
  public typealias Writer = @Sendable ([UInt8], _ position: Int) throws -> Void

  private struct Output: ~Copyable {
    var next = 0
    /// What is judged, while something before it is not.
    var waiting: [Int: (bytes: [UInt8], position: Int)] = [:]
    var totals: AuditTotals
    /// The first that kept something from being judged or written.
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
  ///   - clock: The time as of which the tokens of a block are verified, called when it was read.
  ///   - lanes: How many tokens are verified at the same time, from 1 to 1024.
  ///   - isOrdered: Whether the output has the order of the input.
  ///   - render: Turns verdicts into bytes.
  ///   - write: Takes the bytes of one block after the other.
  public init(
    of sources: sending [LineSource], verifier: TokenVerifier,
    clock: @escaping @Sendable () -> NumericDate, lanes: Int, isOrdered: Bool, render: Renderer,
    write: @escaping Writer
  ) {
    let lanes = min(max(lanes, 1), 1024)
    self.lanes = lanes
    self.isOrdered = isOrdered
    self.render = render
    self.write = write
    makeLane = { AuditLane(verifier, clock: clock) }
    input = Locked(LineBlocks(sources))
    output = Locked(
      Output(totals: AuditTotals(expecting: verifier.expectations.scopes)))
    // Counted up from 0, since a semaphore must not end lower than it began, and a failure leaves blocks under way.
    slots = DispatchSemaphore(value: 0)
    for _ in 0..<2 * lanes + 2 { slots.signal() }
  }

  /// A source that cannot be read is in the totals, and the others are judged.
  ///
  /// - Throws: what writing threw, or `OpenSSLError`, after everything before it was written.
  public func run() throws -> AuditTotals {
    if lanes == 1 {
      runLane()
    } else {
      DispatchQueue.concurrentPerform(iterations: lanes) { _ in runLane() }
    }
    return try output.withLock { output in
      if let failure = output.failure { throw failure }
      return output.totals
    }
  }

  private func runLane() {
    var lane = makeLane()
    do {
      while let block = nextBlock() {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(block.length / 4)
        let totals = try lane.judge(block) { verdict in render.append(verdict, &bytes) }
        try finish(block, render.finish(bytes, totals), totals)
      }
    } catch {
      output.withLock { $0.failure = $0.failure ?? error }
      // For a lane that waits, which passes it on.
      slots.signal()
    }
  }

  /// nil at the end of the input, and when another lane failed.
  private func nextBlock() -> LineBlocks.Block? {
    slots.wait()
    let hasFailed = output.withLock { $0.failure != nil }
    let block = hasFailed ? nil : input.withLock { $0.next() }
    if block == nil { slots.signal() }
    return block
  }

  private func finish(
    _ block: LineBlocks.Block, _ bytes: [UInt8], _ totals: AuditTotals
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
