public import CognitoToken

/// One token and one lane read many texts, as in an audit. No text may change the result for the
/// next one.
public struct TokenReuse {
  public typealias Step = (text: [UInt8], reading: UnverifiedToken.Reading)

  /// The result for a text, or the error.
  private struct Finding: Equatable {
    var error: TokenError?
    var parts: [[UInt8]] = []
    var json: [JSON] = []
    var warnings: [Warning] = []
    var outcomes: [Outcome] = []
  }

  private var token = UnverifiedToken()
  private var lane: VerificationLane
  private let verifier: TokenVerifier

  public init(_ verifier: TokenVerifier) {
    self.verifier = verifier
    lane = VerificationLane(verifier)
  }

  /// Reads the steps one after another, and names the first whose result depends on the steps
  /// before it.
  package mutating func violation(of steps: [Step]) throws(OpenSSLError) -> String? {
    var expected: [[UInt8]: [UnverifiedToken.Reading: Finding]] = [:]
    for (index, step) in steps.enumerated() {
      if expected[step.text]?[step.reading] == nil {
        var (freshToken, freshLane) = (UnverifiedToken(), VerificationLane(verifier))
        expected[step.text, default: [:]][step.reading] = try Self.finding(
          step, &freshToken, &freshLane)
      }
      let found = try Self.finding(step, &token, &lane)
      if expected[step.text]?[step.reading] != found {
        return "step \(index) depends on the steps before it"
      }
    }
    return nil
  }

  private static func finding(
    _ step: Step, _ token: inout UnverifiedToken, _ lane: inout VerificationLane
  ) throws(OpenSSLError) -> Finding {
    do throws(TokenError) {
      try token.read(step.text.span, reading: step.reading)
    } catch {
      return Finding(error: error)
    }
    let outcomes = try lane.check(token, at: NumericDate(1_767_227_400))
    return Finding(
      parts: [token.text, token.signature], json: [token.header.json, token.claims.json],
      warnings: token.warnings, outcomes: CheckID.allCases.map { outcomes[$0] })
  }

  // MARK: Texts

  /// A text, and variants that differ from it mostly in the header.
  public static func steps(around text: [UInt8], and other: [UInt8]) -> [Step] {
    let (one, two) = (Parts(text), Parts(other))
    let texts = [
      other,
      one.with(header: one.header.dropLast(4)), one.with(header: one.header + one.header.prefix(4)),
      one.with(header: two.header), one.with(payload: two.payload), one.with(payload: []),
      one.with(signature: [UInt8(ascii: "!")]), Array(one.header),
    ]
    return texts.flatMap { near -> [Step] in
      [
        (near, .strict), (text, .strict), (near, .lenient), (text, .strict), (text, .lenient),
        (near, .strict),
      ]
    }
  }

  private struct Parts {
    var header: ArraySlice<UInt8>
    var payload: ArraySlice<UInt8>
    var signature: ArraySlice<UInt8>

    init(_ text: [UInt8]) {
      let parts = text.split(
        separator: UInt8(ascii: "."), maxSplits: 2, omittingEmptySubsequences: false)
      header = parts[0]
      payload = parts.dropFirst().first ?? []
      signature = parts.dropFirst(2).first ?? []
    }

    func with(
      header: ArraySlice<UInt8>? = nil, payload: ArraySlice<UInt8>? = nil,
      signature: ArraySlice<UInt8>? = nil
    ) -> [UInt8] {
      Array(
        [header ?? self.header, payload ?? self.payload, signature ?? self.signature]
          .joined(separator: [UInt8(ascii: ".")]))
    }
  }
}
