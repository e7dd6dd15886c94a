/// The encodings of text files: UTF-8 with or without a byte order mark, and UTF-16 with one.
///
/// The Unicode Standard §23.8. Windows PowerShell's `>` writes UTF-16, and several editors write a
/// byte order mark.
package enum InputEncoding {
  /// The text in UTF-8 without a byte order mark; bytes in an unknown encoding are unchanged.
  ///
  /// An unpaired surrogate and an incomplete code unit become invalid UTF-8, which every reader
  /// refuses. A single NUL at the end is ignored: cutting UTF-16 at a newline byte leaves it.
  package static func utf8(_ input: [UInt8]) -> [UInt8] {
    switch (input.first, input.dropFirst().first) {
    case (0xEF, 0xBB) where input.count > 2 && input[2] == 0xBF: Array(input.dropFirst(3))
    case (0xFF, 0xFE): utf8(ofUTF16: input.dropFirst(2), low: 0, high: 1)
    case (0xFE, 0xFF): utf8(ofUTF16: input.dropFirst(2), low: 1, high: 0)
    default: input
    }
  }

  /// - Parameters:
  ///   - low: The position of the low byte in a code unit.
  ///   - high: The position of the high byte.
  private static func utf8(ofUTF16 input: ArraySlice<UInt8>, low: Int, high: Int) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(input.count / 2)
    var lead: UInt16?
    for start in stride(from: input.startIndex, to: input.endIndex - 1, by: 2) {
      let unit = UInt16(input[start + high]) << 8 | UInt16(input[start + low])
      if let first = lead.take() {
        if UTF16.isTrailSurrogate(unit) {
          let scalar = 0x10000 + UInt32(first & 0x3FF) << 10 + UInt32(unit & 0x3FF)
          append(scalar, to: &output)
          continue
        }
        output.append(invalid)
      }
      if UTF16.isLeadSurrogate(unit) { lead = unit } else { append(UInt32(unit), to: &output) }
    }
    let hasHalf = !input.count.isMultiple(of: 2) && input.last != 0
    if lead != nil || hasHalf { output.append(invalid) }
    return output
  }

  private static func append(_ value: UInt32, to output: inout [UInt8]) {
    if let bytes = Unicode.Scalar(value).flatMap(UTF8.encode) {
      output.append(contentsOf: bytes)
    } else {
      output.append(invalid)
    }
  }

  /// A byte that never occurs in UTF-8.
  private static let invalid: UInt8 = 0xFF
}
