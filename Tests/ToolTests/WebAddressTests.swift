import ArgumentParser
import Foundation
import Testing

@testable import jwtscope

/// URLs made of pieces on which programs disagree.
private enum GeneratedURL {
  static let schemes = [
    "http://", "https://", "HTTP://", "http:/", "http:", "http:///", "http:\\\\", "http:////", "//",
    "", "ftp://", "file://", "http ://", "http%3A//", "https+x://", "http://http://",
  ]
  static let users = [
    "", "", "", "", "127.0.0.1@", "localhost:80@", "user:pass@", "a@b@", "@", "%40",
  ]
  static let hosts = [
    "127.0.0.1", "localhost", "[::1]", "LOCALHOST", "127.1.2.3", "[0:0:0:0:0:0:0:1]", "example.com",
    "localhost.", "localhost.example.com", "x127.0.0.1", "127.0.0.1.example.com", "127.1",
    "127.0.1",
    "0x7f.0.0.1", "0177.0.0.1", "127.0.0.01", "2130706433", "0x7f000001", "127.0.0.256",
    "127.0.0.1.",
    "127.0.0", "127.0.0.1%00.example.com", "127%2e0%2e0%2e1", "%6cocalhost", "local\\host",
    "local\thost", "local host", "127.0.0.1\\.example.com", "127.0.0.1;example.com",
    "127.0.0.1,example.com", "127.0.0.1'example.com", "[::1%25lo]", "[::1]example.com", "[::1",
    "::1", "[::ffff:127.0.0.1]", "[::2]", "[1::1]", "[127.0.0.1]", "[localhost]", "", ".", "..",
    "xn--bcher-kva.example", "bücher.example", "１２７.0.0.1", "127。0。0。1", "loc\u{AD}alhost",
    "\u{212A}ocalhost", "localhost_", "-localhost", "*.localhost", "foo.localhost", "{localhost,a}",
    "[a-b].com", "0", "1", "a.1", "a.0x7", "$(hostname)", "`id`", "127.0.0.1#.example.com",
  ]
  static let ports = [
    "", "", "", "", ":80", ":0", ":65535", ":65536", ":", ":80a", ":-1", ":+1", ":080", ":80:80",
    ":99999999999999999999", ":80@example.com", "@example.com", ":@example.com",
  ]
  static let ends = [
    "", "", "", "/", "/jwks.json", "/j?://", "?a=b@example.com", "#@example.com/", "/@example.com",
    "/a b", "/%", "/%4", "/%41", "/\\", "\\@example.com/", "/[1-3]", "/{a,b}", "?", "#", "#a#b",
    "/é",
    "/\u{0}", "/\n", "//example.com", "/../..", "/;a=b", "/|", "/\"", "/<>", "/^", "/`", "/'",
  ]

  static let all: [String] = {
    var urls = ["http:/x127.0.0.1/j?://"]
    // Every combination of two kinds of pieces, with usual ones for the rest, and many combinations
    // of all kinds.
    for scheme in schemes { for host in hosts { urls.append("\(scheme)\(host)/") } }
    for byte in 0...0x7F as ClosedRange<UInt8> {
      let character = Character(Unicode.Scalar(byte))
      urls += [
        "/\(character)", character.description, ":\(character)", "?\(character)", "/%4\(character)",
      ]
      .map { "http://127.0.0.1\($0)" }
      urls += ["http://[::1\(character)]/", "http://127.0.0.1\(character)example.com/"]
    }
    for user in users { for host in hosts { urls.append("http://\(user)\(host)/") } }
    for host in hosts { for port in ports { urls.append("http://\(host)\(port)/") } }
    for host in hosts {
      for end in ends { urls += ["http://\(host)\(end)", "https://\(host)\(end)"] }
    }
    for index in 0..<4000 {
      urls.append(
        schemes[index % 7] + users[index / 3 % users.count] + hosts[index * 7 % hosts.count]
          + ports[index * 5 % ports.count] + ends[index * 11 % ends.count])
    }
    return urls
  }()
}

@Suite struct `A URL that is fetched` {
  private static func address(_ url: String) -> WebAddress? {
    guard case .address(let address) = try? JWKSLocation(url) else { return nil }
    return address
  }

  /// Python and curl read the URLs; they do not know our rules.
  @Test func `uses plain http only for this machine`() throws {
    let accepted = GeneratedURL.all.filter { Self.address($0) != nil }
    let file = try TemporaryFile(accepted.joined(separator: "\n"))
    let result = try Shell.run(
      "/usr/bin/python3 Tests/ToolTests/Scripts/curl_hosts.py <\"$FILE\"",
      environment: ["FILE": file.url.path])
    let hosts = result.output.split(separator: "\n").map { $0.split(separator: "\t") }
    try #require(hosts.count == accepted.count, "\(result.errors)")

    var counts = [true: 0, false: 0]
    for (url, hosts) in zip(accepted, hosts) {
      let isHTTP = !url.lowercased().hasPrefix("https:")
      #expect(hosts[0] == hosts[1], "\(url)")
      #expect(url.wholeMatch(of: /[A-Za-z0-9\-._~:\/?#\[\]@!$&'()*+,;=%]+/) != nil, "\(url)")
      let isLoopback = ["localhost", "::1"].contains(hosts[1]) || Self.isIPv4Loopback(hosts[1])
      #expect(isLoopback || !isHTTP, "\(url)")
      #expect(Self.address(url)?.isLoopback == isLoopback, "\(url)")
      counts[isHTTP, default: 0] += 1
    }
    #expect((counts[true] ?? 0) > 100 && (counts[false] ?? 0) > 50)
  }

  private static func isIPv4Loopback(_ host: Substring) -> Bool {
    host.wholeMatch(of: /127(\.(0|[1-9][0-9]{0,2})){3}/) != nil
  }

  @Test(arguments: [
    "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01/.well-known/jwks.json",
    "https://example.com", "https://example.com:8443/a?b=c&d=%20", "HTTPS://Example.com/",
    "https://xn--bcher-kva.example/", "https://192.0.2.1/", "https://[2001:db8::1]:8443/a",
    "http://127.0.0.1:9229/p/.well-known/jwks.json", "http://localhost:4566/p", "http://[::1]/",
    "https://my_container:80/", "https://s3.amazonaws.com/b/k?X-Amz-Signature=a%2Fb#c",
  ]) func `is valid`(url: String) throws {
    let address = try #require(Self.address(url))
    #expect(address.url == url)
    #expect(!address.name.contains("?"))
  }

  @Test(arguments: [
    ("http:/x127.0.0.1/j?://", "is not a URL"), ("https:example.com", "is not a URL"),
    ("http://example.com", "replaced on the way"), ("http://127.0.0.1.example.com", "replaced on"),
    ("http://localhost.", "its host is neither"), ("http://127.1", "its host is neither"),
    ("https://127.0.0.01", "its host is neither"),
    ("https://bücher.example", "its host is neither"),
    ("https://", "its host is neither"), ("https:///a", "its host is neither"),
    ("https://[::1%25lo]/", "its host is neither"), ("https://a\\b", "its host is neither"),
    ("https://user@example.com", "user name or password"),
    ("https://a:b@c", "user name or password"),
    ("https://a:", "its port is not"), ("https://a:0", "its port is not"),
    ("https://a:65536", "its port is not"), ("https://[::1]x", "its port is not"),
    ("https://a/b c", "percent-encoded"), ("https://a/%zz", "percent-encoded"),
    ("https://a/#b#c", "percent-encoded"), ("https://a/[1-3]", "percent-encoded"),
    ("ftp://127.0.0.1/a", "over https, not over ftp"),
    ("file:///etc/hosts", "over https, not over file"),
    ("s3://bucket/key", "over https, not over s3"), ("XYZ://a/b", "over https, not over xyz"),
  ]) func `is refused with the reason`(url: String, reason: String) {
    do {
      _ = try JWKSLocation(url)
      Issue.record("it is not refused")
    } catch {
      #expect("\(error)".contains(reason), "\(error)")
    }
  }

  /// RFC 1035 §2.3.4, without the length bytes of the first label and of the root.
  @Test func `has a host of at most 253 characters, each label of at most 63`() {
    let label = String(repeating: "a", count: 63)
    let longest = [label, label, label, String(repeating: "a", count: 61)].joined(separator: ".")
    #expect(Self.address("https://\(longest)/") != nil)
    #expect(Self.address("https://\(longest)a/") == nil)
    #expect(Self.address("https://\(label).example/") != nil)
    #expect(Self.address("https://a\(label).example/") == nil)
  }

  @Test(arguments: ["jwks.json", "./http://x", "a:b", "/tmp/a://b", "C:/jwks.json", ":"])
  func `is not confused with a file name`(path: String) throws {
    guard case .file(path) = try JWKSLocation(path) else {
      Issue.record("it is not a file")
      return
    }
  }
}
