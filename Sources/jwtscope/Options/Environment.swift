import Glibc

/// The environment's variables, and the machine.
enum Environment {
  /// The variable's value, where it is set to something.
  static subscript(name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  static func has(_ name: String) -> Bool { self[name] != nil }

  static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
