import ArgumentParser

/// Where a JWK Set is: a file, an address, or standard input.
enum JWKSLocation {
  case standardInput
  case file(String)
  case address(WebAddress)

  init(_ text: String) throws {
    if text == "-" {
      self = .standardInput
    } else if text.contains("://") {
      self = .address(try WebAddress(text))
    } else {
      self = .file(text)
    }
  }
}

/// An address that may be fetched: `https`, or `http` on this machine alone.
struct WebAddress {
  let url: String
  /// Whether the host is this machine.
  let isLoopback: Bool

  init(_ url: String) throws {
    guard url.utf8.allSatisfy({ 0x21...0x7E ~= $0 && $0 != UInt8(ascii: "\\") }) else {
      throw ValidationError("the address has characters that an address cannot have")
    }
    let scheme = url.prefix { $0 != ":" }.lowercased()
    let authority = url.dropFirst(scheme.count + "://".count).prefix { !"/?#".contains($0) }
    guard !authority.isEmpty, !authority.contains("@") else {
      throw ValidationError("\"\(url)\" is no address with a host alone before its path")
    }
    isLoopback = Self.isLoopback(authority)
    switch scheme {
    case "https": break
    case "http" where isLoopback: break
    case "http":
      throw ValidationError(
        "keys that come over http can be anybody's: use https (http is for this machine alone)")
    default: throw ValidationError("a JWK Set is fetched from https:// alone, not \(scheme)://")
    }
    self.url = url
  }

  private static func isLoopback(_ authority: Substring) -> Bool {
    if authority.hasPrefix("[") { return authority.prefix { $0 != "]" } == "[::1" }
    let host = authority.prefix { $0 != ":" }.lowercased()
    if host == "localhost" { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
  }
}
