import Testing

@testable import CognitoToken

/// A second, simpler implementation of the rules for a token's claims.
private struct ReferenceRules {
  enum Outcome: Equatable {
    case codes([Failure.Code])
    case skipped(SkipReason)

    init(_ outcome: CognitoToken.Outcome) {
      switch outcome {
      case .passed: self = .codes([])
      case .failed(let failures): self = .codes(failures.map(\.code))
      case .skipped(let reason): self = .skipped(reason)
      }
    }
  }

  let claims: [String: JSON]
  let rules: TestRules
  let now: Double

  func outcome(_ id: CheckID) -> Outcome? {
    switch id {
    case .genuine: nil
    case .ours(.tokenUse):
      named(
        "token_use", [rules.tokenUse.rawValue], .ours(.tokenUseMissing), .ours(.tokenUseMismatch))
    case .ours(.issuer): named("iss", rules.issuers, .ours(.issuerMissing), .ours(.issuerMismatch))
    case .ours(.client):
      named(
        rules.tokenUse == .access ? "client_id" : "aud", rules.clientIDs, .ours(.clientMissing),
        .ours(.clientMismatch))
    case .ours(.audience):
      named("aud", rules.audiences, .ours(.audienceMissing), .ours(.audienceMismatch))
    case .inTime(.expiry): expiry
    case .inTime(.notBefore): begin("nbf", rules.leeway, .inTime(.notYetValid))
    case .inTime(.issuedAt): begin("iat", max(rules.leeway, 300), .inTime(.issuedInTheFuture))
    case .allowed(.scope): scope
    case .allowed(.group):
      named("cognito:groups", rules.groups, .allowed(.groupMissing), .allowed(.groupMissing))
    case .allowed(.claim): claim
    }
  }

  private func named(
    _ name: String, _ expected: [String], _ missing: Failure.Code, _ mismatch: Failure.Code
  ) -> Outcome {
    if expected.isEmpty { return .skipped(.notAsked) }
    guard let value = claims[name] else { return .codes([missing]) }
    let values = value.string.map { [$0] } ?? value.strings ?? []
    return .codes(Set(values).isDisjoint(with: expected) ? [mismatch] : [])
  }

  private func date(_ name: String) -> Double? {
    guard case .number(let spelling) = claims[name] else { return nil }
    return Double(spelling)
  }

  private var expiry: Outcome {
    guard let exp = date("exp") else { return .codes([.inTime(.expiryMissing)]) }
    if now >= exp + Double(rules.leeway) {
      return rules.allowExpired ? .skipped(.expiryAllowed) : .codes([.inTime(.expired)])
    }
    let isTooSoon = rules.minimumValidity.map { now + Double($0) > exp } ?? false
    return .codes(isTooSoon ? [.inTime(.expiresSoon)] : [])
  }

  private func begin(_ name: String, _ tolerance: Int, _ failure: Failure.Code) -> Outcome {
    guard let date = date(name) else { return .skipped(.claimAbsent) }
    return .codes(now < date - Double(tolerance) ? [failure] : [])
  }

  private var scope: Outcome {
    let scopes = rules.scopes
    if scopes.all + scopes.any + scopes.forbidden == [], !scopes.exact {
      return .skipped(.notAsked)
    }
    let granted = Set((claims["scope"]?.string ?? "").split(separator: " ").map(String.init))
    let isMissing =
      !granted.isSuperset(of: scopes.all)
      || !scopes.any.isEmpty && granted.isDisjoint(with: scopes.any)
    let isForbidden = !granted.isDisjoint(with: scopes.forbidden)
    let isUnexpected = scopes.exact && !granted.isSubset(of: scopes.all + scopes.any)
    return .codes(
      (isMissing ? [.allowed(.scopeMissing)] : [])
        + (isForbidden ? [.allowed(.scopeForbidden)] : [])
        + (isUnexpected ? [.allowed(.scopeUnexpected)] : []))
  }

  private var claim: Outcome {
    if rules.claims.isEmpty { return .skipped(.notAsked) }
    let found = rules.claims.map { ($0.value, claims[$0.name]) }
    let isMismatched = found.contains { expected, value in
      value.map { $0 != .string(expected) && $0 != .number(expected) } ?? false
    }
    return .codes(
      (found.contains { $0.1 == nil } ? [.allowed(.claimMissing)] : [])
        + (isMismatched ? [.allowed(.claimMismatch)] : []))
  }
}

extension SeededGenerator {
  fileprivate mutating func some<Value>(_ values: [Value]) -> [Value] {
    values.filter { _ in Bool.random(using: &self) }
  }

  fileprivate mutating func one<Value>(_ values: Value...) -> Value {
    values[Int.random(in: values.indices, using: &self)]
  }
}

@Suite struct `A token's claims` {
  private static let names = ["a", "ab", "b", "a.b", "é"]

  private static func claims(_ random: inout SeededGenerator) -> [String: JSON] {
    func text(_ values: [String], _ separator: String) -> JSON {
      .string(values.joined(separator: separator))
    }
    func list(_ values: [String]) -> JSON { .array(values.map { .string($0) }) }
    let times: [JSON] = ["940", "999", "1000", "1000.5", "1001", "1060", "1061", "1300", "1e9"]
      .map { .number($0) }
    var claims: [String: JSON] = [:]
    claims["token_use"] = random.one("access", "access", "id", "refresh", nil)
    claims["iss"] = random.one("a", "b", nil)
    claims["client_id"] = random.one("a", "ab", nil)
    claims["aud"] = random.one(
      "a", "b", list(random.some(names)), list(random.some(names)), nil)
    for name in ["exp", "nbf", "iat"] {
      if random.one(true, true, true, false) { claims[name] = times.randomElement(using: &random) }
    }
    claims["scope"] = random.one(
      text(random.some(names), " "), text(random.some(names), "  "), " a ", "", nil)
    claims["cognito:groups"] = random.one(list(random.some(names)), [], nil)
    claims["tenant"] = random.one("1", 1, 2, nil)
    return claims
  }

  private static func rules(_ random: inout SeededGenerator) -> TestRules {
    var rules = TestRules()
    rules.tokenUse = random.one(.access, .access, .id)
    rules.issuers = random.one([], ["a"], ["b", "c"])
    rules.clientIDs = random.one([], ["a"], ["ab", "b"])
    rules.audiences = random.one([], ["a"], ["ab", "b"])
    rules.groups = random.one([], ["a"], ["b", "é"])
    rules.leeway = random.one(0, 60, 400)
    rules.allowExpired = random.one(true, false)
    rules.minimumValidity = random.one(nil, 0, 60, 61)
    if random.one(true, false) { rules.scopes.all = random.some(names) }
    if random.one(true, false) { rules.scopes.any = random.some(names) }
    if random.one(true, false) { rules.scopes.forbidden = random.some(names) }
    rules.scopes.exact = random.one(true, false)
    let claims = [("tenant", "1"), ("tenant", "2"), ("token_use", "access"), ("plan", "a")]
    rules.claims = random.one([], random.some(claims)).map {
      Expectations.ClaimValue(name: $0.0, value: $0.1)
    }
    return rules
  }

  /// Random claims and expectations from a few values, so that they often match.
  @Test func `are checked by the rules, for random claims and expectations`() throws {
    var random = SeededGenerator(seed: 0)
    var met = Set<Failure.Code>()
    for _ in 0..<4000 {
      let claims = Self.claims(&random)
      let reference = ReferenceRules(
        claims: claims, rules: Self.rules(&random),
        now: random.one(1000, 1000, 1000.5, 940, 1060))
      let members = claims.sorted { $0.key < $1.key }.map { JSON.Member($0.key, $0.value) }
      let text = JSONWriter.string(.object(members.shuffled(using: &random)), style: .compact)
      let outcomes = try reference.rules.outcomes(
        of: Array("e30.\(Base64URL.encode(Array(text.utf8))).AA".utf8), keys: .empty,
        at: NumericDate(reference.now))
      for id in CheckID.allCases {
        guard let expected = reference.outcome(id) else { continue }
        let actual = ReferenceRules.Outcome(outcomes[id])
        if actual != expected { Issue.record("\(id): \(actual): \(text) \(reference)") }
        if case .codes(let codes) = expected { met.formUnion(codes) }
      }
    }
    #expect(met == Set(Failure.Code.allCases.filter { $0.stage != .genuine }))
  }
}
