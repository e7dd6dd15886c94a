/// The environment's variables, and the machine.
enum Environment {
  /// The variable's value, if it is set and not empty.
  static subscript(name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let bytes = unsafe Array(UnsafeRawBufferPointer(start: value, count: strlen(value)))
    return bytes.isEmpty ? nil : PlatformText.text(bytes)
  }

  static func has(_ name: String) -> Bool { self[name] != nil }

  static var coreCount: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
