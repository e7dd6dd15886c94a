import ArgumentParser

/// The location of a JWK Set: a file, a URL or standard input.
enum JWKSLocation {
  case standardInput
  case file(String)
  case address(WebAddress)

  init(_ text: String) throws {
    if text == "-" {
      self = .standardInput
    } else if text.first(where: { !$0.isWhitespace }) == "{" {
      throw ValidationError("it is JSON instead of a file or URL: to pipe JSON in, use -")
    } else if Self.isURL(text) {
      self = .address(try WebAddress(text))
    } else {
      self = .file(text)
    }
  }

  /// Whether it starts with `http:` or `https:`, or with any scheme and `://`.
  private static func isURL(_ text: String) -> Bool {
    let scheme = text.utf8.prefix { $0 != UInt8(ascii: ":") }
    let rest = text.utf8[scheme.endIndex...]
    if rest.isEmpty { return false }
    return ["http", "https"].contains(String(Substring(scheme)).lowercased())
      || rest.starts(with: "://".utf8) && !scheme.contains(UInt8(ascii: "/"))
  }
}
