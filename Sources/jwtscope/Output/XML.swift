import CognitoToken

/// An XML element that contains elements, lines of text, or markup.
struct XML {
  enum Content {
    case elements([XML])
    case lines([String])
    case markup(String)
  }

  let name: String
  let attributes: [(name: String, value: String)]
  let content: Content

  init(_ name: String, _ attributes: [(String, String)] = [], _ elements: [XML] = []) {
    self.name = name
    self.attributes = attributes
    content = .elements(elements)
  }

  init(_ name: String, _ attributes: [(String, String)] = [], lines: [String]) {
    self.name = name
    self.attributes = attributes
    content = .lines(lines)
  }

  init(_ name: String, _ attributes: [(String, String)], markup: String) {
    self.name = name
    self.attributes = attributes
    content = .markup(markup)
  }

  /// The element on its own lines, indented by `level` levels.
  func text(level: Int = 0) -> String {
    let margin = String(repeating: "  ", count: level)
    let attributes = attributes.map { " \($0.name)=\"\(Self.escaped($0.value))\"" }.joined()
    switch content {
    case .elements(let elements) where elements.isEmpty:
      return "\(margin)<\(name)\(attributes)/>\n"
    case .elements(let elements):
      let inside = elements.map { $0.text(level: level + 1) }.joined()
      return "\(margin)<\(name)\(attributes)>\n\(inside)\(margin)</\(name)>\n"
    case .markup(let inside):
      return "\(margin)<\(name)\(attributes)>\n\(inside)\(margin)</\(name)>\n"
    case .lines(let lines):
      let inside = lines.map(Self.escaped).joined(separator: "\n")
      return "\(margin)<\(name)\(attributes)>\(inside)</\(name)>\n"
    }
  }

  /// Escapes markup, and shows invisible characters. XML 1.0 §2.2 cannot express most control
  /// characters in any way.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in VisibleText.escaping(text).unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
