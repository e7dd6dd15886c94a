import Synchronization

/// Has the signals that ask for the end wait for what is being written, so that the output of an audit ends with a
/// whole line.
enum Interruption {
  private static let signals = [SIGINT, SIGTERM, SIGHUP]
  private static let writing = Mutex(())

  /// Has a thread of its own take the signals from now on. Before other threads are made, which inherit that they do
  /// not.
  static func awaitWrites() {
    var previous = sigset_t()
    var mask = mask(of: signals)
    unsafe pthread_sigmask(SIG_BLOCK, &mask, &previous)
    var thread = pthread_t()
    if unsafe pthread_create(&thread, nil, body, nil) != 0 {
      unsafe pthread_sigmask(SIG_SETMASK, &previous, nil)
    }
  }

  /// Writes without being interrupted.
  static func wait(for write: () -> Void) { writing.withLock { _ in write() } }

  // A constant, since the compiler (6.3.1) fails on the same closure as an argument.
  private static let body: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    _ in
    while let signal = nextSignal() {
      // A tenth of a second at most: a reader that has stopped reading is not waited for.
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

  /// Ends the process, unless whoever started it has it ignore the signal.
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
