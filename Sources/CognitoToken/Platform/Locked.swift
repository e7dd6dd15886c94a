/// A value that one thread at a time may use.
///
/// As `Synchronization.Mutex` is, but by a lock that the thread sanitizer knows: it takes every use of a Mutex on Linux
/// for a race, and so would see none among them that is one.
///
/// Sendable, since the value is used only by whoever holds the lock.
@safe final class Locked<Value: ~Copyable>: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<CLibrary.Mutex>
  private var value: Value

  init(_ value: consuming sending Value) {
    self.value = value
    unsafe mutex = CLibrary.makeMutex()
  }

  deinit { unsafe CLibrary.destroy(mutex) }

  func withLock<Result, Failure: Error>(
    _ body: (inout Value) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    unsafe CLibrary.lock(mutex)
    defer { unsafe CLibrary.unlock(mutex) }
    return try body(&value)
  }
}
