/// Who the `iss` of a token says issued it.
enum TokenIssuer: Equatable {
  case userPool(UserPool)
  /// The host is another Region's than the pool's: some replicas of 2026 name themselves so.
  case replica(of: UserPool, region: String)
  /// Something that stands in for Cognito; `sign` says what gives it away.
  case emulator(sign: String, UserPool?)
  case unknown

  init(_ issuer: String) {
    guard let host = Self.host(of: issuer) else {
      self = .unknown
      return
    }
    let pool = UserPool(id: Self.lastPart(of: issuer))
    if Self.isLocal(host) {
      self = .emulator(sign: "its host is \(host)", pool)
    } else if let pool, UserPool(issuer: issuer) == pool {
      self =
        Self.isMade(byMoto: pool)
        ? .emulator(sign: "its pool ID has the form that moto gives", pool) : .userPool(pool)
    } else if let pool, let region = Self.region(ofCognito: host), region != pool.region {
      self = .replica(of: pool, region: region)
    } else {
      self = .unknown
    }
  }

  /// The pool that the issuer names, whose ID has nothing in it that a shell would interpret.
  var pool: UserPool? {
    switch self {
    case .userPool(let pool), .replica(let pool, _): pool
    case .emulator(_, let pool): pool
    case .unknown: nil
    }
  }

  private static func lastPart(of issuer: String) -> String {
    let parts = issuer.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return parts.last.flatMap { String($0) } ?? ""
  }

  /// The host of an http URL: a name or address without port; nil where it is not spelled in plain ASCII.
  private static func host(of issuer: String) -> String? {
    let parts = issuer.utf8.split(
      separator: UInt8(ascii: "/"), maxSplits: 3, omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[1].isEmpty,
      parts[0].elementsEqual("http:".utf8) || parts[0].elementsEqual("https:".utf8)
    else { return nil }
    if parts[2].starts(with: "[::1]".utf8) { return "[::1]" }
    let host = parts[2].prefix { $0 != UInt8(ascii: ":") }
    guard 1...253 ~= host.count, host.allSatisfy(isHostByte) else { return nil }
    return String(host)
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_")
  }

  /// A loopback address, or a name without a dot, as containers have: cognito-local, localstack.
  private static func isLocal(_ host: String) -> Bool {
    let isAddress = host.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") }
    return !host.contains(".") || isAddress && host.hasPrefix("127.") || host == "0.0.0.0"
      || host.hasSuffix(".localhost") || host.hasSuffix(".localstack.cloud")
      || host == "host.docker.internal"
  }

  /// moto's are the region and 32 hexadecimal digits, where Cognito has nine letters and digits.
  private static func isMade(byMoto pool: UserPool) -> Bool {
    let name = pool.id.utf8.dropFirst(pool.region.utf8.count + 1)
    return name.count == 32 && name.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
  }

  private static func region(ofCognito host: String) -> String? {
    for prefix in ["cognito-idp.", "issuer-cognito-idp."] where host.hasPrefix(prefix) {
      guard host.hasSuffix(".amazonaws.com") else { return nil }
      let region = String(host.dropFirst(prefix.count).dropLast(".amazonaws.com".count))
      // What a pool ID can begin with is a Region.
      return UserPool(id: "\(region)_0")?.region
    }
    return nil
  }
}
