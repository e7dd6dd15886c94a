internal import COpenSSL

/// A failure of OpenSSL that no input should cause.
package struct OpenSSLError: Error, Equatable, Sendable {
  /// The call that failed, and the reasons in OpenSSL's error queue.
  package let description: String

  /// Describes the failed call with the thread's error queue, which is then empty.
  init(_ call: String) { description = "\(call): \(Self.drainedQueue() ?? "no reason given")" }

  /// Empties the thread's error queue and returns its reasons, the first cause first; nil if there
  /// is none.
  @discardableResult
  static func drainedQueue() -> String? {
    var reasons: [String] = []
    while true {
      let code = ERR_get_error()
      if code == 0 { break }
      if let reason = unsafe ERR_reason_error_string(code) {
        unsafe reasons.append(String(cString: reason))
      }
    }
    return reasons.isEmpty ? nil : reasons.joined(separator: ", ")
  }
}

extension OpenSSLError: CustomStringConvertible {}
