/// Makes text from a token safe to show: it cannot control a terminal, reorder a line, be
/// invisible, or run a command of the CI service that reads the log.
package enum VisibleText {
  /// The text with every control, bidirectional and other invisible character as `\u{XXXX}`. If two
  /// characters could start a command of a CI service, the second is escaped in the same way.
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

  /// Whether this is the second of two characters that start a command of a CI service: `##`
  /// anywhere in a line (`##[` in GitHub Actions, `##vso[` in Azure Pipelines, `##teamcity[`), and
  /// `::` at the start of one (GitHub Actions). Lines are wrapped at spaces, so every word may
  /// start a line.
  private static func isCommandMark(
    _ scalar: Unicode.Scalar, after last: Unicode.Scalar, _ previous: Unicode.Scalar
  ) -> Bool {
    scalar == "#" && last == "#" || scalar == ":" && last == ":" && previous == " "
  }

  /// Controls, formats (bidirectional marks, zero-width characters, soft hyphen, tags), line and
  /// paragraph separators, unassigned and private use characters, surrogates, variation selectors
  /// and other default ignorables, and all white space except U+0020.
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
