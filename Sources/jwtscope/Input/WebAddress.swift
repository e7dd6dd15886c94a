import ArgumentParser

/// A URL that may be fetched: `https`, or `http` for this machine.
///
/// It follows RFC 3986, but is stricter where programs disagree on the meaning of a URL. User
/// information is refused. The host is ASCII without percent-encoding, and may be a number only as
/// an IPv4 address in its usual form.
struct WebAddress {
  let url: String
  /// Whether the host is this machine.
  let isLoopback: Bool

  /// The name in messages: the URL without its query, which may contain a signature.
  var name: String { PlatformText.shown(String(url.prefix { $0 != "?" && $0 != "#" })) }

  init(_ url: String) throws(ValidationError) {
    let text = Array(url.utf8)
    let scheme = Self.lowercased(text.prefix { $0 != UInt8(ascii: ":") })
    guard text.dropFirst(scheme.utf8.count).starts(with: "://".utf8) else {
      throw ValidationError("it is not a URL such as https://example.com/jwks.json")
    }
    guard ["http", "https"].contains(scheme) else {
      throw ValidationError("a JWK Set can be fetched only over https, not over \(scheme)")
    }
    let rest = text.dropFirst(scheme.utf8.count + 3)
    let authority = rest.prefix { !"/?#".utf8.contains($0) }
    let host = try Self.host(of: authority)
    guard Self.isPath(rest[authority.endIndex...]) else {
      throw ValidationError("it contains a character that must be percent-encoded in a URL")
    }
    isLoopback = Self.isLoopback(host)
    guard scheme == "https" || isLoopback else {
      throw ValidationError(
        """
        keys fetched over http can be replaced on the way: use https (http is only for this \
        machine: localhost, 127.0.0.1, [::1])
        """)
    }
    self.url = url
  }

  // MARK: Host and port

  private static func host(of authority: ArraySlice<UInt8>) throws(ValidationError) -> String {
    if authority.contains(UInt8(ascii: "@")) {
      throw ValidationError("it contains a user name or password before the host: remove it")
    }
    let bracket =
      authority.first == UInt8(ascii: "[") ? authority.firstIndex(of: UInt8(ascii: "]")) : nil
    let host = bracket.map { authority[...$0] } ?? authority.prefix { $0 != UInt8(ascii: ":") }
    let name = lowercased(host)
    guard isIPv6(name) || isIPv4(name) || isName(name) else {
      throw ValidationError(
        "its host is neither a name in ASCII nor an IP address such as 127.0.0.1 or [::1]")
    }
    let port = authority[host.endIndex...]
    guard port.isEmpty || isPort(port.dropFirst()) && port.first == UInt8(ascii: ":") else {
      throw ValidationError("its port is not a number from 1 to 65535")
    }
    return name
  }

  private static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || isIPv4(host) && host.hasPrefix("127.") || isIPv6(host) && isOne(host)
  }

  /// Labels of letters, digits, `-` and `_`. Many programs read a name that ends in a number as an
  /// IPv4 address, in forms such as `127.1`, `0x7f000001` and `2130706433`.
  private static func isName(_ host: String) -> Bool {
    let labels = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard host.utf8.count <= 253, let last = labels.last else { return false }
    return labels.allSatisfy { 1...63 ~= $0.count && $0.allSatisfy(isNameByte) }
      && !last.allSatisfy(isDigit) && !last.starts(with: "0x".utf8)
  }

  /// Four decimal numbers. Many programs read a number that starts with 0 as octal.
  private static func isIPv4(_ host: String) -> Bool {
    let numbers = host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return numbers.count == 4
      && numbers.allSatisfy { number in
        number.allSatisfy(isDigit) && (number.count == 1 || number.first != UInt8(ascii: "0"))
          && UInt8(String(decoding: number, as: UTF8.self)) != nil
      }
  }

  private static func isIPv6(_ host: String) -> Bool { address(host) != nil }

  private static func isOne(_ host: String) -> Bool {
    address(host).map { $0.dropLast().allSatisfy { $0 == 0 } && $0.last == 1 } ?? false
  }

  /// The 16 bytes of an IPv6 address in brackets. A zone is not allowed.
  private static func address(_ host: String) -> [UInt8]? {
    guard host.hasPrefix("["), host.hasSuffix("]") else { return nil }
    let text = String(host.dropFirst().dropLast())
    guard text.utf8.allSatisfy({ isHex($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
    else { return nil }
    var bytes = [UInt8](repeating: 0, count: 16)
    return unsafe inet_pton(AF_INET6, text, &bytes) == 1 ? bytes : nil
  }

  private static func isPort(_ port: ArraySlice<UInt8>) -> Bool {
    port.allSatisfy(isDigit)
      && 1...65535 ~= (Int(String(decoding: port.prefix(6), as: UTF8.self)) ?? 0)
  }

  // MARK: Characters

  /// Whether it is a path, a query and a fragment, each of which may be missing.
  private static func isPath(_ text: ArraySlice<UInt8>) -> Bool {
    text.count { $0 == UInt8(ascii: "#") } <= 1
      && text.indices.allSatisfy { index in
        switch text[index] {
        case UInt8(ascii: "%"):
          text[index...].dropFirst().prefix(2).count(where: isHex) == 2
        case let byte:
          isNameByte(byte) || 0x41...0x5A ~= byte || "/?#:@.~!$&'()*+,;=".utf8.contains(byte)
        }
      }
  }

  /// The text with ASCII letters in lower case. Unicode would also change U+212A to k.
  private static func lowercased(_ text: ArraySlice<UInt8>) -> String {
    String(decoding: text.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }

  private static func isHex(_ byte: UInt8) -> Bool { isDigit(byte) || 0x61...0x66 ~= byte | 0x20 }

  /// Whether the byte, in lower case, may be in a host name.
  private static func isNameByte(_ byte: UInt8) -> Bool {
    0x61...0x7A ~= byte || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}
