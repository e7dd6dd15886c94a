/// Text from a token made safe to show: nothing in it can drive a terminal, reorder a line, hide, or command the
/// CI service that reads the log.
package enum VisibleText {
  /// The text with every control, bidirectional and otherwise invisible character as `\u{XXXX}`, and with what
  /// begins a command in a log broken up in the same way.
  package static func escaping(_ text: String) -> String {
    var visible = ""
    var (previous, last): (Unicode.Scalar, Unicode.Scalar) = (" ", " ")
    for scalar in text.unicodeScalars {
      if isHidden(scalar) || isCommandMark(scalar, after: last, previous) {
        visible += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      } else {
        visible.unicodeScalars.append(scalar)
      }
      (previous, last) = (last, scalar)
    }
    return visible
  }

  /// Whether this is the second character of what a CI service takes for the beginning of a command in what a step
  /// prints: `##` anywhere in a line (`##[` in GitHub Actions, `##vso[` in Azure Pipelines, `##teamcity[`), and `::` at
  /// its beginning (GitHub Actions). As lines are broken at spaces, every word is taken for the beginning of one.
  private static func isCommandMark(
    _ scalar: Unicode.Scalar, after last: Unicode.Scalar, _ previous: Unicode.Scalar
  ) -> Bool {
    scalar == "#" && last == "#" || scalar == ":" && last == ":" && previous == " "
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
