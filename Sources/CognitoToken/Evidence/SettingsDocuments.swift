/// The JSON documents of a file, one after the other, as `cat` joins the output of several
/// commands.
///
/// The end of a document is found by its brackets and quotation marks only, in one pass. The JSON
/// reader then checks the document.
struct SettingsDocuments {
  private let text: [UInt8]
  private var offset = 0

  init(_ text: [UInt8]) { self.text = text }

  /// The next document and its offset; nil at the end.
  mutating func next() throws(SettingsError) -> (json: JSON, offset: Int)? {
    while offset < text.count, Self.isWhiteSpace(text[offset]) { offset += 1 }
    guard offset < text.count else { return nil }
    let start = offset
    skip()
    do throws(JSONError) {
      return (try JSON(Array(text[start..<offset])), start)
    } catch {
      throw .json(error, offset: start + error.offset)
    }
  }

  /// Skips a value in brackets, a string, or a word.
  private mutating func skip() {
    var depth = 0
    repeat {
      switch text[offset] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "\""): skipString()
      default: if depth == 0 { skipWord() }
      }
      offset += 1
    } while offset < text.count && depth > 0
  }

  /// Skips to the closing quotation mark, or to the last byte.
  private mutating func skipString() {
    offset += 1
    while offset < text.count - 1, text[offset] != UInt8(ascii: "\"") {
      offset += text[offset] == UInt8(ascii: "\\") ? 2 : 1
    }
    offset = min(offset, text.count - 1)
  }

  private mutating func skipWord() {
    while offset < text.count - 1, !Self.isWhiteSpace(text[offset + 1]) { offset += 1 }
  }

  private static func isWhiteSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || 0x09...0x0A ~= byte || byte == 0x0D
  }
}
