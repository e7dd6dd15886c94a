import CognitoToken
import SystemPackage

/// The arguments that this process was started with.
enum Arguments {
  /// The arguments without the tool's name. Bytes that are not UTF-8 are kept.
  static var words: [String] {
    unsafe UnsafeBufferPointer(start: CommandLine.unsafeArgv, count: Int(CommandLine.argc))
      .dropFirst()
      .map { word in
        guard let word = unsafe word else { return "" }
        return PlatformText.text(
          unsafe Array(UnsafeRawBufferPointer(start: word, count: strlen(word))))
      }
  }

  /// The parser's message, with each argument in it redacted.
  static func redacting(_ message: String, repeating words: [String]) -> String {
    var message = Array(message.utf8)
    let values = words.flatMap { word in [word] + value(of: word) }
    for value in values.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      let shown = PlatformText.shown(value)
      if shown != value { message = message.replacing(Array(value.utf8), with: Array(shown.utf8)) }
    }
    return String(decoding: message, as: UTF8.self)
  }

  /// The text after the first `=` of an option.
  private static func value(of word: String) -> [String] {
    guard word.hasPrefix("-"), let equals = word.firstIndex(of: "=") else { return [] }
    return [String(word[word.index(after: equals)...])]
  }
}

/// The environment variables of this process, and facts about the machine.
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

/// Standard input, output and error, which a caller may have left closed.
enum StandardStreams {
  /// Opens `/dev/null` instead of closed streams, in a mode in which they still fail when used.
  ///
  /// Otherwise the next file that is opened would get the descriptor of a closed stream, and be
  /// read as the input or overwritten with the output.
  static func keepClosed() {
    for (stream, mode) in [
      (FileDescriptor.standardInput, FileDescriptor.AccessMode.writeOnly),
      (.standardOutput, .readOnly), (.standardError, .readOnly),
    ] where fcntl(stream.rawValue, F_GETFD) < 0 {
      _ = try? FileDescriptor.open("/dev/null", mode)
    }
  }
}
