/// Text from a token made safe to show: nothing in it can drive a terminal, reorder a line or hide.
public enum VisibleText {
  /// The text with every control, bidirectional and otherwise invisible character as `\u{XXXX}`.
  public static func escaping(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isHidden) else { return text }
    var visible = ""
    for scalar in text.unicodeScalars {
      if isHidden(scalar) {
        visible += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }

  /// Controls, formats (bidirectional marks, zero-width characters, soft hyphen, tags), line and paragraph
  /// separators, unassigned, private use and surrogates, variation selectors and other default ignorables, and
  /// every white space but the plain one.
  static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    if 0x20...0x7E ~= scalar.value { return false }
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate,
      .privateUse, .unassigned:
      return true
    default: return scalar.properties.isDefaultIgnorableCodePoint || scalar.value == 0x2800
    }
  }
}
