import CognitoToken

extension Law {
  /// A token has one spelling, lenient reading warns of what strict reading refuses, only the
  /// signed token is genuine, and tokens that were read before make no difference.
  public static let token = Law(name: "token") { input in
    guard let keys = try? JWKSet(Array(SignedToken.keys.utf8)) else {
      return "the key is malformed"
    }
    do throws(OpenSSLError) {
      if let violation = violation(input, keys) { return violation }
      if let violation = try reuseViolation(input, keys) { return violation }
      return try auditViolation(input, keys)
    } catch {
      return "OpenSSL fails: \(error)"
    }
  }

  private static func violation(
    _ input: [UInt8], _ keys: JWKSet
  ) -> String? {
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
    if !hasCanonicalSpelling(input, lenient) { return "a token has two spellings" }
    guard let strict else { return nil }
    if !strict.warnings.isEmpty { return "a strict reading warns" }
    if strict.header.json != lenient.header.json || strict.claims.json != lenient.claims.json {
      return "the two readings differ"
    }
    return verdictViolation(input, keys)
  }

  private static func hasCanonicalSpelling(_ input: [UInt8], _ token: UnverifiedToken) -> Bool {
    guard token.text == input, let parts = try? CompactJWS(input.span),
      let header = try? Base64URL.decode(Array(input[parts.header])),
      let claims = try? Base64URL.decode(Array(input[parts.payload]))
    else { return false }
    let spelling = [header, claims, token.signature].map(Base64URL.encode).joined(separator: ".")
    return spelling.utf8.elementsEqual(input)
  }

  private static func verdictViolation(_ input: [UInt8], _ keys: JWKSet) -> String? {
    let verification: Verification
    do throws(VerificationError) {
      verification = try verifier(keys).verify(input, at: NumericDate(1_767_227_400))
    } catch {
      return "a token that can be read cannot be verified: \(error)"
    }
    let report = verification.report
    if report.isTrusted != (input == SignedToken.text) {
      return "a text that nobody signed is genuine"
    }
    let isAccepted = if case .accepted = verification { true } else { false }
    return isAccepted == report.failures.isEmpty && isAccepted == (report.verdict == .accepted)
      ? nil : "the verdict and the failures differ"
  }

  private static func reuseViolation(
    _ input: [UInt8], _ keys: JWKSet
  ) throws(OpenSSLError) -> String? {
    var reuse = TokenReuse(verifier(keys))
    return try reuse.violation(of: TokenReuse.steps(around: input, and: SignedToken.text))
  }

  private static func auditViolation(
    _ input: [UInt8], _ keys: JWKSet
  ) throws(OpenSSLError) -> String? {
    let isLine = !input.contains(UInt8(ascii: "\n"))
    let isBlank = input.allSatisfy { $0 == 0x20 || 0x09...0x0D ~= $0 }
    if !isLine || isBlank { return nil }
    let verdicts = TwoVerdicts(verifier(keys))
    let expected = try verdicts.verify(input)
    // An audit keeps what it finds out about a token that is repeated.
    let lines = [[[UInt8]]](repeating: [SignedToken.text, input], count: 3).flatMap(\.self)
    let audited = (try? verdicts.audit(lines)) ?? []
    let found = audited.indices.filter { $0 % 2 == 1 }.map { audited[$0] }
    return found == [expected, expected, expected] ? nil : "verify and audit differ"
  }

  private static func verifier(_ keys: JWKSet) -> TokenVerifier {
    var expectations = Expectations(client: .any)
    expectations.algorithms = Algorithm.allCases
    expectations.scopes = Expectations.Scopes(all: ["com.example.photos/read"], exact: true)
    return TokenVerifier(Trust(.any, keys: keys), expectations)
  }
}
