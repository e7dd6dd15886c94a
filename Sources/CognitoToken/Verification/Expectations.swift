/// What a token must be and carry to be accepted.
public struct Expectations: Sendable {
  /// The kinds of tokens, as `token_use` names them.
  public enum TokenUse: String, CaseIterable, Codable, Sendable {
    /// An access token.
    case access
    /// An ID token, which has no scopes.
    case id
  }

  /// The app client that a token must be for: `client_id` of an access token, `aud` of an ID token.
  public enum Client: Sendable {
    /// Every client is accepted.
    case any
    /// One of these, compared byte for byte.
    case oneOf([String])

    var accepted: [String] { if case .oneOf(let clients) = self { clients } else { [] } }
  }

  /// The expected app client.
  public let client: Client
  /// The expected `token_use`.
  public var tokenUse = TokenUse.access
  /// The allowed signature algorithms. Cognito uses RS256 only.
  public var algorithms: [Algorithm] = [.rs256]
  /// At least one of these must be in `aud`. Not checked if empty.
  public var audiences: [String] = []
  /// The expected and forbidden scopes. By default, scopes are not checked.
  public var scopes = Scopes()
  /// The user must be in at least one of these groups. Not checked if empty.
  public var groups: [String] = []
  /// The claims that must have a given value. Not checked if empty.
  public var claims: [ClaimValue] = []
  /// When the token must be valid. By default, at the time of the check, strictly.
  public var lifetime = Lifetime()

  /// Expects an access token for this client, signed with RS256 and valid at the time of the check.
  ///
  /// - Parameter client: The expected app client. There is no default: to accept every client, pass
  ///   `.any`.
  public init(client: Client) { self.client = client }

  package var clientClaim: Claim { tokenUse == .access ? .clientID : .aud }
}

/// The expected values of claims, prepared to check many tokens.
struct ExpectedClaims: Sendable {
  private let tokenUse: ExpectedValues
  private let issuer: ExpectedValues
  private let client: ExpectedValues
  private let clientClaim: Claim
  private let audience: ExpectedValues
  private let groups: ExpectedValues
  private let values: [Expectations.ClaimValue]

  init(_ expectations: Expectations, issuers: [String]) {
    tokenUse = ExpectedValues(.tokenUse, [expectations.tokenUse.rawValue])
    issuer = ExpectedValues(.iss, issuers)
    client = ExpectedValues(expectations.clientClaim, expectations.client.accepted)
    clientClaim = expectations.clientClaim
    audience = ExpectedValues(.aud, expectations.audiences)
    groups = ExpectedValues(.groups, expectations.groups)
    values = expectations.claims
  }

  /// - Parameter clients: the app clients of the pool that issued the token; nil if none did.
  func check(
    _ claims: ClaimsSet, clients: ExpectedValues?, into outcomes: inout Outcomes
  ) {
    outcomes[.tokenUse] = tokenUse.check(
      claims, missing: { .ours(.tokenUseMissing(expected: $0)) },
      mismatch: { .ours(.tokenUseMismatch(actual: $0, expected: $1)) })
    outcomes[.issuer] = issuer.check(
      claims, missing: { .ours(.issuerMissing(expected: $0)) },
      mismatch: { .ours(.issuerMismatch(actual: $0, expected: $1)) })
    outcomes[.client] = (clients ?? client).check(
      claims, missing: { .ours(.clientMissing(claim: clientClaim, expected: $0)) },
      mismatch: { .ours(.clientMismatch(claim: clientClaim, actual: $0, expected: $1)) })
    outcomes[.audience] = audience.check(
      claims, missing: { .ours(.audienceMissing(expected: $0)) },
      mismatch: { .ours(.audienceMismatch(actual: $0, expected: $1)) })
    outcomes[.group] = groups.check(
      claims, missing: { .allowed(.groupMissing(actual: [], expected: $0)) },
      mismatch: { .allowed(.groupMissing(actual: $0, expected: $1)) })
    outcomes[.claim] = Expectations.ClaimValue.check(values, in: claims)
  }
}

/// The accepted values of a claim. A string must equal one of them; an array must contain one.
struct ExpectedValues: Sendable {
  private let claim: Claim
  private let values: [ExactText]

  init(_ claim: Claim, _ values: [String]) {
    self.claim = claim
    self.values = values.map { ExactText($0) }
  }

  func check(
    _ claims: ClaimsSet, missing: (_ expected: [String]) -> Failure,
    mismatch: (_ actual: [String], _ expected: [String]) -> Failure
  ) -> Outcome {
    if values.isEmpty { return .skipped(.notAsked) }
    if values.contains(where: { claims.has(claim, containing: $0) }) { return .passed }
    let expected = values.map(\.text)
    return .failed(
      claims.has(claim) ? mismatch(claims.strings(claim), expected) : missing(expected))
  }
}
