/// Why a text is not valid JSON, and where.
///
/// RFC 8259, with the stricter reading of RFC 7519 §4: member names are unique.
package struct JSONError: Error, Equatable, Sendable {
  /// Bytes from the start of the text.
  package let offset: Int
  package let reason: Reason

  package enum Reason: Equatable, Sendable {
    case endOfInput
    case unexpectedByte(UInt8)
    case trailingBytes
    case byteOrderMark
    case invalidUTF8
    case controlCharacter(UInt8)
    case invalidEscape
    case unpairedSurrogate
    case leadingZero
    case invalidNumber
    case duplicateMember(String)
    case tooDeep
    case tooLong
  }

  package init(offset: Int, reason: Reason) {
    self.offset = offset
    self.reason = reason
  }

  /// The section of an RFC that the text violates.
  package var rule: String {
    switch reason {
    case .endOfInput, .unexpectedByte, .trailingBytes: "RFC 8259 §2"
    case .byteOrderMark, .invalidUTF8: "RFC 8259 §8.1"
    case .controlCharacter, .invalidEscape: "RFC 8259 §7"
    case .unpairedSurrogate: "RFC 8259 §8.2"
    case .leadingZero, .invalidNumber: "RFC 8259 §6"
    case .duplicateMember: "RFC 7519 §4"
    case .tooDeep, .tooLong: "RFC 8259 §9"
    }
  }
}

extension JSONError: CustomStringConvertible {
  package var description: String { "\(reasonText) at byte \(offset)" }

  private var reasonText: String {
    switch reason {
    case .endOfInput: "it ends too early"
    case .unexpectedByte(let byte): "unexpected \(Self.name(of: byte))"
    case .trailingBytes: "more text after the value"
    case .byteOrderMark: "it starts with a byte order mark"
    case .invalidUTF8: "invalid UTF-8"
    case .controlCharacter(let byte): "unescaped control character \(Self.hex(byte)) in a string"
    case .invalidEscape: "invalid escape in a string"
    case .unpairedSurrogate: "unpaired surrogate in a string"
    case .leadingZero: "number with a leading zero"
    case .invalidNumber: "malformed number"
    case .duplicateMember(let name): "duplicate member \"\(name)\""
    case .tooDeep: "nested deeper than \(JSONReader.depthLimit) levels"
    case .tooLong: "longer than \(JSONReader.lengthLimit) bytes"
    }
  }

  private static func name(of byte: UInt8) -> String {
    0x21...0x7E ~= byte ? "\"\(Character(Unicode.Scalar(byte)))\"" : "byte \(hex(byte))"
  }

  private static func hex(_ byte: UInt8) -> String {
    "0x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
