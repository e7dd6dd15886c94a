/// A text that a user chose, encoded for each format of sign-in output.
struct UserText {
  let text: String

  init(_ text: String) { self.text = text }

  /// RFC 8259 §7.
  var inJSON: String {
    replacing { scalar in
      switch scalar {
      case "\"", "\\": "\\\(scalar)"
      case "\n": "\\n"
      case let scalar where scalar.value < 0x20: "\\u00" + hex(scalar.value)
      default: nil
      }
    }
  }

  /// For a JSON string inside a JSON string.
  var inJSONInJSON: String { UserText(inJSON).inJSON }

  /// Without line breaks.
  var inLine: String { replacing { $0.value < 0x20 || $0.value == 0x7F ? " " : nil } }

  /// For a single-quoted scalar, folded as PyYAML and ruamel.yaml fold it.
  var inYAML: String {
    UserText(text.replacing("\r", with: "\n")).replacing { scalar in
      switch scalar {
      case "'": "''"
      case "\n": "\n\n    "
      case let scalar where scalar.value < 0x20: " "
      default: nil
      }
    }
  }

  /// RFC 3986 §2.1: everything except unreserved characters is encoded.
  var inURL: String { percentEncoded { !$0.isUnreserved } }

  /// Only the URL Standard's fragment percent-encode set and the separators of parameters are
  /// encoded.
  var inFragment: String {
    percentEncoded { byte in
      byte <= 0x20 || byte >= 0x7F || "\"<>`&#%+".utf8.contains(byte)
    }
  }

  /// RFC 6265 §4.1.1, and the comma, which browsers allow.
  var inCookie: String {
    String(
      decoding: text.utf8.filter { 0x21...0x7E ~= $0 && !"\";\\".utf8.contains($0) }, as: UTF8.self)
  }

  var inShell: String { UserText(inLine).replacing { $0 == "'" ? "'\\''" : nil } }

  /// Quoted as Python's `repr` and Node's `util.inspect` quote it.
  var inScript: String {
    let mark = text.contains("'") && !text.contains("\"") ? "\"" : "'"
    let body = replacing { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\n": "\\n"
      case let scalar where String(scalar) == mark: "\\\(mark)"
      case let scalar where scalar.value < 0x20: "\\x" + hex(scalar.value)
      default: nil
      }
    }
    return mark + body + mark
  }

  private func replacing(_ replacement: (Unicode.Scalar) -> String?) -> String {
    var output = ""
    for scalar in text.unicodeScalars {
      if let replaced = replacement(scalar) {
        output += replaced
      } else {
        output.unicodeScalars.append(scalar)
      }
    }
    return output
  }

  private func percentEncoded(_ isEncoded: (UInt8) -> Bool) -> String {
    text.utf8.map { byte in
      isEncoded(byte) ? "%" + hex(UInt32(byte)) : String(Unicode.Scalar(byte))
    }.joined()
  }

  private func hex(_ value: UInt32) -> String {
    (value < 16 ? "0" : "") + String(value, radix: 16, uppercase: true)
  }
}

extension UInt8 {
  fileprivate var isUnreserved: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
      UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
