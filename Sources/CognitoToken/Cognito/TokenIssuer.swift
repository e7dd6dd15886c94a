/// The kind of issuer in a token's `iss`.
enum TokenIssuer: Equatable {
  case userPool(UserPool)
  /// The host and the pool's ID name different Regions, as in the tokens of some replicas.
  case replica(of: UserPool, region: String)
  /// An emulator of Cognito. `host` is nil if only the pool's ID shows it, by having the form of
  /// moto's IDs.
  case emulator(host: String?, UserPool?)
  case unknown

  init(_ issuer: String) {
    guard let host = Self.host(of: issuer) else {
      self = .unknown
      return
    }
    let pool = UserPool(id: Self.lastPart(of: issuer))
    if Self.isLocal(host) {
      self = .emulator(host: host, pool)
    } else if let pool, UserPool(issuer: issuer) == pool {
      self = Self.hasMotoID(pool) ? .emulator(host: nil, pool) : .userPool(pool)
    } else if let pool, let region = Self.region(ofCognito: host), region != pool.region {
      self = .replica(of: pool, region: region)
    } else {
      self = .unknown
    }
  }

  /// The user pool that the issuer names. Its ID contains nothing that a shell interprets.
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

  /// The host of an HTTP URL without the port; nil if it is not plain ASCII.
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

  /// Whether the host is a loopback address, or a name without a dot, such as a container's
  /// (cognito-local).
  private static func isLocal(_ host: String) -> Bool {
    let isAddress = host.utf8.allSatisfy { 0x30...0x39 ~= $0 || $0 == UInt8(ascii: ".") }
    return !host.contains(".") || isAddress && host.hasPrefix("127.") || host == "0.0.0.0"
      || host.hasSuffix(".localhost") || host.hasSuffix(".localstack.cloud")
      || host == "host.docker.internal"
  }

  /// Whether the ID ends in 32 hexadecimal digits, as moto's do. Cognito's end in nine letters and
  /// digits.
  private static func hasMotoID(_ pool: UserPool) -> Bool {
    let name = pool.id.utf8.dropFirst(pool.region.utf8.count + 1)
    return name.count == 32 && name.allSatisfy { 0x30...0x39 ~= $0 || 0x61...0x66 ~= $0 }
  }

  private static func region(ofCognito host: String) -> String? {
    for prefix in ["cognito-idp.", "issuer-cognito-idp."] where host.hasPrefix(prefix) {
      guard host.hasSuffix(".amazonaws.com") else { return nil }
      let region = String(host.dropFirst(prefix.count).dropLast(".amazonaws.com".count))
      // A pool ID starts with its Region, so parsing one validates the Region.
      return UserPool(id: "\(region)_0")?.region
    }
    return nil
  }
}
