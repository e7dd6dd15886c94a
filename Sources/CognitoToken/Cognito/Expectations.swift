/// What a token must be and carry to be accepted.
public struct Expectations: Sendable {
  public enum TokenUse: String, CaseIterable, Sendable {
    case access, id
  }

  public var algorithms: [Algorithm] = [.rs256]
  public var tokenUse: TokenUse = .access
  /// Any of these; empty: any issuer.
  public var issuers: [String] = []
  /// Any of these; empty: any client.
  public var clientIDs: [String] = []
  /// Any of these; empty: any audience.
  public var audiences: [String] = []
  public var scopes = Scopes()
  /// At least one of these; empty: any.
  public var groups: [String] = []
  public var claims: [ExpectedClaim] = []
  /// Seconds by which clocks may differ.
  public var leeway = 0
  public var allowExpired = false
  /// Seconds that must be left.
  public var minimumValidity: Int?

  public init() {}

  public struct Scopes: Equatable, Sendable {
    /// Each must be granted.
    public var all: [String] = []
    /// At least one must be granted.
    public var any: [String] = []
    /// None may be granted.
    public var forbidden: [String] = []
    /// Whether anything beyond `all` and `any` is refused.
    public var exact = false

    public init() {}

    public var isEmpty: Bool { all.isEmpty && any.isEmpty && forbidden.isEmpty && !exact }
  }
}

extension Expectations {
  /// As messages may repeat them: without tokens that were given in the place of something else.
  var redacted: Expectations {
    var redacted = self
    redacted.issuers = Redaction.redacting(arguments: issuers)
    redacted.clientIDs = Redaction.redacting(arguments: clientIDs)
    redacted.audiences = Redaction.redacting(arguments: audiences)
    redacted.groups = Redaction.redacting(arguments: groups)
    redacted.scopes.all = Redaction.redacting(arguments: scopes.all)
    redacted.scopes.any = Redaction.redacting(arguments: scopes.any)
    redacted.scopes.forbidden = Redaction.redacting(arguments: scopes.forbidden)
    return redacted
  }
}

/// A claim that must have this value.
public struct ExpectedClaim: Equatable, Sendable {
  public let name: String
  /// A string, or JSON where the claim is not a string.
  public let value: String
  private let json: JSON?

  public init(name: String, value: String) {
    self.name = name
    self.value = value
    json = try? JSON(Array(value.utf8))
  }

  func isMet(by claim: JSON) -> Bool {
    if case .string(let text) = claim { return text.utf8.elementsEqual(value.utf8) }
    return json?.isEquivalent(to: claim) ?? false
  }
}

extension JSON {
  /// Whether both have the same value: numbers exactly, members in any order, strings by their bytes.
  func isEquivalent(to other: JSON) -> Bool {
    switch (self, other) {
    case (.number(let one), .number(let two)):
      return one.utf8.elementsEqual(two.utf8) || DecimalNumber(one) == DecimalNumber(two)
    case (.array(let one), .array(let two)):
      return one.elementsEqual(two) { $0.isEquivalent(to: $1) }
    case (.object(let one), .object(let two)):
      guard one.count == two.count else { return false }
      let values = Dictionary(two.map { (Array($0.name.utf8), $0.value) }) { first, _ in first }
      return one.allSatisfy { member in
        values[Array(member.name.utf8)].map { member.value.isEquivalent(to: $0) } ?? false
      }
    default: return self == other
    }
  }
}
