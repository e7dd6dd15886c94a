/// Values of which a claim must have one: a string claim is one of them, an array claim contains one.
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
