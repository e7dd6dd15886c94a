/// An Amazon Cognito user pool, identified by its ID.
public struct UserPool: Equatable, Sendable {
  /// The ID, such as `us-east-1_Example01`.
  public let id: String
  /// The AWS Region in the ID, such as `us-east-1`.
  public let region: String

  /// Parses a user pool ID: a Region, `_`, letters and digits, at most 55 characters; nil if the
  /// text is not one.
  ///
  /// Amazon Cognito API reference, `UserPoolIdType`. Regions of GovCloud, Regions of the European
  /// Sovereign Cloud (`eusc-`) and Regions with a two-digit number are accepted.
  public init?(id: String) {
    guard id.utf8.count <= 55 else { return nil }
    let parts = id.utf8.split(separator: UInt8(ascii: "_"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy(Self.isAlphanumeric) else {
      return nil
    }
    let region = parts[0].split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard
      region.count >= 3, 2...4 ~= region[0].count,
      region.dropLast().allSatisfy({ !$0.isEmpty && $0.allSatisfy(Self.isLowercase) }),
      let number = region.last, !number.isEmpty, number.allSatisfy(Self.isDigit)
    else { return nil }
    self.id = id
    self.region = String(decoding: parts[0], as: UTF8.self)
  }

  /// The user pool of an issuer in the original or the updated form; nil if the issuer has neither.
  public init?(issuer: String) {
    guard let slash = issuer.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    self.init(id: String(issuer[issuer.utf8.index(after: slash)...]))
    guard issuers.contains(where: { ExactText($0) == ExactText(issuer) }) else { return nil }
  }

  /// The original issuer and the updated one, which pools have been able to use since 2026.
  /// Amazon Cognito API reference, `IssuerConfigurationType`.
  public var issuers: [String] {
    [
      "https://cognito-idp.\(region).amazonaws.com/\(id)",
      "https://issuer-cognito-idp.\(region).amazonaws.com/\(id)",
    ]
  }

  /// The URL of the pool's JWK Set.
  public var jwksURL: String { issuers[0] + "/.well-known/jwks.json" }

  private static func isDigit(_ byte: UInt8) -> Bool { 0x30...0x39 ~= byte }
  private static func isLowercase(_ byte: UInt8) -> Bool { 0x61...0x7A ~= byte }
  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || isLowercase(byte) || 0x41...0x5A ~= byte
  }
}
