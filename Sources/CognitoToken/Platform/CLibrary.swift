#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// The functions of the platform's C library that this target uses. No other file of the target
/// imports the C library.
enum CLibrary {
  typealias Mutex = pthread_mutex_t

  static func makeMutex() -> UnsafeMutablePointer<Mutex> {
    let mutex = UnsafeMutablePointer<Mutex>.allocate(capacity: 1)
    unsafe mutex.initialize(to: Mutex())
    unsafe pthread_mutex_init(mutex, nil)
    return unsafe mutex
  }

  static func destroy(_ mutex: UnsafeMutablePointer<Mutex>) {
    unsafe pthread_mutex_destroy(mutex)
    unsafe mutex.deallocate()
  }

  static func lock(_ mutex: UnsafeMutablePointer<Mutex>) { unsafe pthread_mutex_lock(mutex) }
  static func unlock(_ mutex: UnsafeMutablePointer<Mutex>) { unsafe pthread_mutex_unlock(mutex) }

  /// The position of the first `byte` among `count` bytes; nil if there is none.
  static func find(
    _ byte: UInt8, in bytes: UnsafeRawPointer, count: Int
  ) -> UnsafeRawPointer? {
    unsafe memchr(bytes, Int32(byte), count).map { UnsafeRawPointer($0) }
  }

  static func areEqual(_ one: UnsafeRawPointer, _ other: UnsafeRawPointer, count: Int) -> Bool {
    unsafe memcmp(one, other, count) == 0
  }
}
