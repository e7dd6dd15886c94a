extension Expectations {
  /// A claim that must have a given value.
  public struct ClaimValue: Equatable, Sendable {
    /// The name of the claim.
    public let name: String
    /// A string, or JSON if the claim is not a string.
    public let value: String
    private let exactName: ExactText
    private let json: JSON?
    /// Whether a string claim can equal `value`.
    private let isText: Bool

    /// - Parameters:
    ///   - name: The name of the claim.
    ///   - value: The expected string, or JSON if the claim is not a string.
    public init(name: String, value: String) {
      self.name = name
      self.value = value
      exactName = ExactText(name)
      json = try? JSON(value)
      isText = true
    }

    /// A claim that must have this JSON value. A string equals only a string with the same text.
    package init(name: String, json: JSON) {
      self.name = name
      exactName = ExactText(name)
      value = json.string ?? JSONWriter.string(json, style: .compact)
      self.json = json
      isText = json.string != nil
    }

    /// Equal if name and value have the same bytes.
    public static func == (one: ClaimValue, other: ClaimValue) -> Bool {
      one.exactName == other.exactName && ExactText(one.value) == ExactText(other.value)
    }

    /// A claim whose value in the token differs from the expected one.
    package struct Mismatch: Equatable, Sendable {
      package let expected: ClaimValue
      package let actual: JSON
    }

    static func check(_ expected: [ClaimValue], in claims: ClaimsSet) -> Outcome {
      if expected.isEmpty { return .skipped(.notAsked) }
      var missing: [ClaimValue] = []
      var mismatches: [Mismatch] = []
      for claim in expected {
        guard let node = claims.document.member(claim.exactName) else {
          missing.append(claim)
          continue
        }
        let actual = claims.document.value(at: node)
        if !claim.isMet(by: actual) { mismatches.append(Mismatch(expected: claim, actual: actual)) }
      }
      return Outcome(
        (missing.isEmpty ? [] : [.claimMissing(missing)])
          + (mismatches.isEmpty ? [] : [.claimMismatch(mismatches)]))
    }

    func isMet(by claim: JSON) -> Bool {
      if case .string(let text) = claim { return isText && ExactText(text) == ExactText(value) }
      return json?.isEquivalent(to: claim) ?? false
    }
  }
}
