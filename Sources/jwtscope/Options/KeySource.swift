import ArgumentParser
import CognitoToken

/// The source of the trusted keys.
struct KeySource: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      The JWK Set: a file, an https:// URL, or - for standard input. Default: fetched for \
      --user-pool-id. For several pools or issuers, repeat it as POOL=FILE or ISSUER=FILE.
      """, valueName: "file|url|-"), completion: .file())
  var jwks: [String] = []

  /// - Parameter issuers: the values of --issuer, which may be names in --jwks.
  func readsStandardInput(_ issuers: [String]) -> Bool {
    jwks.contains { NamedJWKS($0, issuers: issuers).place == "-" }
  }

  static func keys(of pool: UserPool) throws -> JWKSet {
    try keys(at: .address(WebAddress(pool.jwksURL)))
  }

  static func keys(at location: JWKSLocation) throws -> JWKSet { try keys(at: [location])[0] }

  /// The JWK Sets, in the order of `locations`. URLs are fetched at the same time, each only once.
  static func keys(at locations: [JWKSLocation]) throws -> [JWKSet] {
    let addresses = locations.compactMap { location in
      if case .address(let address) = location { address } else { nil }
    }
    let fetched = try Curl.fetch(addresses, limit: JWKSet.lengthLimit)
    return try locations.map { try keys(at: $0, fetched: fetched) }
  }

  private static func keys(
    at location: JWKSLocation, fetched: [String: [UInt8]]
  ) throws -> JWKSet {
    let limit = JWKSet.lengthLimit
    let (text, source) =
      switch location {
      case .standardInput: (try InputFile.read("-", limit: limit), "standard input")
      case .file(let path): (try InputFile.read(path, limit: limit), InputFile.name(of: path))
      case .address(let address): (fetched[address.url] ?? [], address.name)
      }
    do {
      return try JWKSet(text)
    } catch {
      throw ToolError(error, in: source)
    }
  }
}
