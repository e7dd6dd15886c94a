import CognitoToken

extension Law {
  /// A token has one spelling, a lenient reading says what a strict one refuses, and only what was
  /// signed is genuine.
  public static let token = Law(name: "token") { input in
    let strict = try? UnverifiedToken(input)
    guard let lenient = try? UnverifiedToken(input, reading: .lenient) else {
      return strict == nil ? nil : "a lenient reading refuses what a strict one accepts"
    }
    let isRefusedByVerify = lenient.warnings.contains { warning in
      switch warning {
      case .duplicateMember, .malformedMember: true
      default: false
      }
    }
    if (strict == nil) != isRefusedByVerify { return "the warnings and the strict reading differ" }
    if !isSpelledTheOneWay(input, lenient) { return "a token has two spellings" }
    guard let strict else { return nil }
    if !strict.warnings.isEmpty { return "a strict reading warns" }
    if strict.header.json != lenient.header.json || strict.claims.json != lenient.claims.json {
      return "the two readings differ"
    }
    return judgement(strict, input)
  }

  private static func isSpelledTheOneWay(_ input: [UInt8], _ token: UnverifiedToken) -> Bool {
    guard token.text == input, let parts = try? CompactJWS(input.span),
      let header = try? Base64URL.decode(Array(input[parts.header])),
      let claims = try? Base64URL.decode(Array(input[parts.payload]))
    else { return false }
    let spelling = [header, claims, token.signature].map(Base64URL.encode).joined(separator: ".")
    return spelling.utf8.elementsEqual(input)
  }

  private static func judgement(_ token: UnverifiedToken, _ input: [UInt8]) -> String? {
    guard let keys = try? JWKSet(Array(SignedToken.keys.utf8)) else {
      return "the key is malformed"
    }
    var expectations = Expectations()
    expectations.algorithms = Algorithm.allCases
    expectations.scopes.all = ["com.example.photos/read"]
    expectations.scopes.exact = true
    var checker = TokenChecker(keys: keys, expectations: expectations)
    let now = NumericDate(1_767_227_400)
    do throws(OpenSSLError) {
      let outcomes = try checker.check(token, at: now)
      let report = Report(verified: token, outcomes: outcomes, by: checker, at: now)
      if report.isTrusted != (input == SignedToken.text) { return "what nobody signed is genuine" }
      if (report.verdict == .accepted) != (report.exitCode == 0) {
        return "exit code and verdict differ"
      }
      return nil
    } catch {
      return "OpenSSL fails: \(error)"
    }
  }
}
