/// A value that only one thread at a time can use.
///
/// Unlike `Synchronization.Mutex`, it uses a lock that the thread sanitizer knows. On Linux, the
/// sanitizer reports every use of a Mutex as a race, which would hide real ones.
///
/// Sendable because the value is used only while the lock is held.
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
