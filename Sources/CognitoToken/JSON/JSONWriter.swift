/// Writes a JSON value: compact on one line, or indented by two spaces per level as `jq` does.
package struct JSONWriter {
  package enum Style: Sendable {
    case compact
    case indented
  }

  private let style: Style
  private var output: [UInt8] = []

  package static func string(_ value: JSON, style: Style) -> String {
    var writer = JSONWriter(style: style)
    writer.write(value, level: 0)
    return String(decoding: writer.output, as: UTF8.self)
  }

  private init(style: Style) { self.style = style }

  private mutating func write(_ value: JSON, level: Int) {
    switch value {
    case .null: append("null")
    case .bool(let value): append(value ? "true" : "false")
    case .number(let spelling): append(spelling)
    case .string(let value): Self.append(value, to: &output)
    case .array(let elements):
      writeAll(elements, between: ("[", "]"), level: level) { writer, element in
        writer.write(element, level: level + 1)
      }
    case .object(let members):
      writeAll(members, between: ("{", "}"), level: level) { writer, member in
        Self.append(member.name, to: &writer.output)
        writer.append(writer.style == .compact ? ":" : ": ")
        writer.write(member.value, level: level + 1)
      }
    }
  }

  private mutating func writeAll<Item>(
    _ items: [Item], between marks: (String, String), level: Int,
    writeItem: (inout JSONWriter, Item) -> Void
  ) {
    append(marks.0)
    for (index, item) in items.enumerated() {
      if index > 0 { append(",") }
      breakLine(level: level + 1)
      writeItem(&self, item)
    }
    if !items.isEmpty { breakLine(level: level) }
    append(marks.1)
  }

  private mutating func breakLine(level: Int) {
    guard style == .indented else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * level))
  }

  private mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

  /// Appends a string, given as its UTF-8 bytes, in quotation marks.
  static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
    guard
      bytes.firstNotPlain(from: 0) == bytes.count, bytes.firstIndex(of: UInt8(ascii: "#")) == nil
    else {
      append(String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self), to: &output)
      return
    }
    output.append(UInt8(ascii: "\""))
    output.append(bytes)
    output.append(UInt8(ascii: "\""))
  }

  /// Appends a string in quotation marks. Control, bidirectional and other invisible characters,
  /// and the second `#` of a possible command of a CI service (see `VisibleText`), are written as
  /// `\uXXXX`, which is the same value.
  static func append(_ value: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    var previous: Unicode.Scalar?
    for scalar in value.unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      case "\"": output.append(contentsOf: #"\""#.utf8)
      case "\\": output.append(contentsOf: #"\\"#.utf8)
      case "\n": output.append(contentsOf: #"\n"#.utf8)
      case "\r": output.append(contentsOf: #"\r"#.utf8)
      case "\t": output.append(contentsOf: #"\t"#.utf8)
      case _ where scalar == "#" && previous == "#" || VisibleText.isHidden(scalar):
        for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
          let digits = String(unit, radix: 16)
          output.append(contentsOf: #"\u"#.utf8)
          output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 4 - digits.utf8.count))
          output.append(contentsOf: digits.utf8)
        }
      default: output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
