import CognitoToken
import SystemPackage

/// Text from the system that may not be UTF-8: arguments, paths and environment variables.
///
/// Each byte that is not UTF-8 is kept as a private use character, U+10FE80 to U+10FEFF. The bytes
/// of these characters themselves are kept in the same way, so that every file name can be
/// restored.
enum PlatformText {
  private static let base: UInt32 = 0x10FE00

  static func text(_ bytes: [UInt8]) -> String {
    if let text = String(validating: bytes, as: UTF8.self),
      text.unicodeScalars.allSatisfy({ byte($0) == nil })
    {
      return text
    }
    var scalars = String.UnicodeScalarView()
    var rest = bytes[...]
    while let first = rest.first {
      let character = rest.prefix(first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4)
      if let text = String(validating: character, as: UTF8.self),
        let scalar = text.unicodeScalars.first,
        byte(scalar) == nil
      {
        scalars.append(scalar)
        rest = rest[character.endIndex...]
      } else {
        scalars.append(Unicode.Scalar(base + UInt32(first)) ?? "\u{FFFD}")
        rest = rest.dropFirst()
      }
    }
    return String(scalars)
  }

  static func bytes(_ text: String) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar in
      byte(scalar).map { [$0] } ?? Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
  }

  /// The text with each byte that is not UTF-8 in the form `\xE9`.
  static func visible(_ text: String) -> String {
    var visible = ""
    for scalar in text.unicodeScalars {
      if let byte = byte(scalar) {
        visible += "\\x" + String(byte, radix: 16, uppercase: true)
      } else {
        visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }

  /// The text as a message may repeat it.
  static func shown(_ text: String) -> String { Redaction.redacting(argument: visible(text)) }

  private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    0x80...0xFF ~= scalar.value &- base ? UInt8(scalar.value - base) : nil
  }
}

extension FilePath {
  /// The path that an argument names, byte for byte.
  init(argument: String) {
    unsafe self.init(
      platformString: PlatformText.bytes(argument).map(CInterop.PlatformChar.init(bitPattern:)) + [
        0
      ])
  }
}
