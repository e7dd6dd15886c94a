/// Names from a token or a response as messages may repeat them: redacted, cut and quoted.
package enum ShownNames {
  /// The first three names.
  package static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).map { "\"\(cut(Redaction.redacting($0), to: 64))\"" }
    let rest = names.count > 3 ? " and \(names.count - 3) more" : ""
    return shown.joined(separator: ", ") + rest
  }

  /// The text, cut to a number of Unicode scalars.
  package static func cut(_ text: String, to limit: Int) -> String {
    let start = text.unicodeScalars.prefix(limit)
    return start.endIndex == text.unicodeScalars.endIndex ? text : String(start) + "…"
  }
}
