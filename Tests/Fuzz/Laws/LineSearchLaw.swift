import CognitoToken

/// An audit finds in a line what a search of the line alone finds, after any other line.
package struct LineSearchLaw {
  private var search = LineSearch(.access)

  package init() {}

  /// The lines of logs, and of outputs of a sign-in, with a text in several places.
  package static func lines(with text: String) -> [[UInt8]] {
    let (start, real) = (
      "2026-01-01T00:30:00Z 10.0.0.1 GET /v1/photos?page=1 200", SignInTokens.real
    )
    let texts = [
      text, "1\(text)", "\(start) \(text)", "\(start) \(text) authorization: Bearer \(real)",
      "\(start) authorization: Bearer \(real) \(text)", "1\(text) \(real) 12.5 ms",
      "\(start) \"\(text)\" \"Bearer \(real)\" \"-\"", "\(start)\(text)\(real)",
      "\(start) \(real)\(text)",
      "{\"a\":\"\(text)\",\"token\":\"\(real)\"}",
      "{\"a\":{\"b\":[1,\"\(real)\"]},\"\(text)\":\"x\"}",
      "{\"headers\":{\"authorization\":\"Bearer \(real)\"},\"\(text)\":\"NotAuthorizedException\"}",
    ]
    return texts.flatMap { $0.utf8.split(separator: UInt8(ascii: "\n")) }.map(trimmed)
      .filter { !$0.isEmpty }
  }

  /// As an audit trims a line.
  private static func trimmed(_ line: Substring.UTF8View) -> [UInt8] {
    let isSpace = { (byte: UInt8) in byte == 0x20 || 0x09...0x0D ~= byte }
    return Array(Array(line.drop(while: isSpace)).reversed().drop(while: isSpace).reversed())
  }

  package mutating func violation(in line: [UInt8]) -> String? {
    let isSame = found(in: line) == Self.foundAlone(in: line)
    return isSame
      ? nil : "a line of a log has another token: \(String(decoding: line, as: UTF8.self))"
  }

  private mutating func found(in line: [UInt8]) -> Result<[UInt8], SignInOutputError> {
    Result { () throws(SignInOutputError) in
      switch try search.find(in: line.span) {
      case .part(let range): Array(line[range])
      case .text(let text): Array(text)
      }
    }
  }

  private static func foundAlone(in line: [UInt8]) -> Result<[UInt8], SignInOutputError> {
    Result { () throws(SignInOutputError) in try SignInOutput.find(in: line, use: .access).text }
  }
}
