import Synchronization

/// Makes signals that end the process wait for the current write, so that the output of an audit
/// ends with a whole line.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  private static let writing = Mutex(())

  /// Makes a separate thread take the signals from now on. Call it before other threads are
  /// created, because they inherit the signal mask that blocks the signals.
  static func awaitWrites() {
    var previous = sigset_t()
    var mask = mask(of: signals)
    unsafe pthread_sigmask(SIG_BLOCK, &mask, &previous)
    var thread = pthread_t()
    if unsafe pthread_create(&thread, nil, body, nil) != 0 {
      unsafe pthread_sigmask(SIG_SETMASK, &previous, nil)
    }
  }

  /// Runs `write` without interruption.
  static func wait(for write: () -> Void) { writing.withLock { _ in write() } }

  // A constant, because the compiler (6.3.1) fails on the same closure as an argument.
  private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    _ in
    while let signal = nextSignal() {
      // Waits at most 0.1 s, because the reader of the output may have stopped reading.
      for _ in 0..<100 {
        writing.withLockIfAvailable { _ in deliver(signal) }
        usleep(1000)
      }
      deliver(signal)
    }
    return nil
  }

  private static func nextSignal() -> Int32? {
    var mask = mask(of: signals)
    var signal: Int32 = 0
    return unsafe sigwait(&mask, &signal) == 0 ? signal : nil
  }

  /// Ends the process, unless its parent made it ignore the signal.
  private static func deliver(_ signal: Int32) {
    var mask = mask(of: [signal])
    unsafe pthread_sigmask(SIG_UNBLOCK, &mask, nil)
    raise(signal)
    unsafe pthread_sigmask(SIG_BLOCK, &mask, nil)
  }

  private static func mask(of signals: [Int32]) -> sigset_t {
    var mask = sigset_t()
    unsafe sigemptyset(&mask)
    for signal in signals { unsafe sigaddset(&mask, signal) }
    return mask
  }
}
