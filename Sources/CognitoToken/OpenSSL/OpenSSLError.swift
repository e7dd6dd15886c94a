internal import COpenSSL

/// OpenSSL failed at something that no input should make it fail at.
package struct OpenSSLError: Error, Equatable, Sendable {
  /// What was being done, and what OpenSSL's error queue said of it.
  package let description: String

  /// Empties the thread's error queue into a description.
  init(_ call: String) { description = "\(call): \(Self.drainedQueue() ?? "no reason given")" }

  /// Empties the thread's error queue; the reasons in it, the first cause first.
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
