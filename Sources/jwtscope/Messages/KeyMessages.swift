import CognitoToken

extension KeyProblem {
  /// What is wrong with the key, as a sentence about "it".
  var message: String {
    switch self {
    case .malformed(let flaw): "it is malformed: \(flaw.message)"
    case .unsupportedKeyType(let kty): "its kty \"\(kty)\" is not RSA, EC or OKP"
    case .unsupportedCurve(let curve): "its curve \"\(curve)\" is not supported for its kty"
    case .notForSignatures(let use): "its use is \"\(use)\" instead of \"sig\""
    case .notForVerifying: "its key_ops do not contain \"verify\""
    case .tooWeak(let bits):
      "it has \(bits) bits, and an RSA key needs \(RSAModulus.minimumBits)"
    case .factorable: "it can be factored (CVE-2017-15361): make a new key"
    case .exponentTooLong(let bits):
      """
      its "e" has \(bits) bits; OpenSSL takes at most \(RSAModulus.exponentBits) where "n" has \
      more than \(RSAModulus.anyExponentBits)
      """
    case .smallOrder:
      "its \"x\" is a point of small order: anybody can make valid signatures for it"
    case .refusedByOpenSSL(let reason): "OpenSSL refuses it (\(reason))"
    }
  }
}

extension KeyProblem.Flaw {
  fileprivate var message: String {
    switch self {
    case .missing(let name): "it has no \"\(name)\""
    case .notAString(let name, let found): "its \"\(name)\" is \(found) instead of a string"
    case .notStrings(let name): "its \"\(name)\" is not an array of strings"
    case .repeatedOperation: "its \"key_ops\" repeats a value"
    case .notBase64URL(let name, let error): "its \"\(name)\" has \(error)"
    case .length(let name, let count, let expected):
      "its \"\(name)\" is \(count) bytes long instead of \(expected)"
    case .notAnInteger(let name): "its \"\(name)\" is empty or has a leading zero byte"
    case .modulusTooLong(let bits):
      "its \"n\" has \(bits) bits, over the limit of \(RSAModulus.maximumBits)"
    case .smallFactor(let prime):
      "its \"n\" is a multiple of \(prime) instead of a product of two large primes"
    case .exponentOutOfRange: "its \"e\" is not an odd number above 1 and below \"n\""
    case .notOnCurve(let curve): "its \"x\" is not a point of \(curve.rawValue)"
    }
  }
}

extension KeyReport.Problem {
  var message: String {
    switch self {
    case .keyIDMissing: "it has no kid, so no token can name it"
    case .keyIDRepeated(let count): "\(count) keys have this kid, so none of them can be chosen"
    case .unusable(let problem): problem.message
    case .unsupportedAlgorithm(let alg):
      "its alg \"\(alg)\" is not one that verify supports for its kty"
    }
  }
}

extension KeyReport {
  /// Problems that do not keep `verify` from using the key, as sentences about "it".
  var warnings: [String] {
    let names = key.privateMembers.joined(separator: ", ")
    let privateMembers =
      names.isEmpty
      ? nil : "it has private members (\(names)), which are ignored: publish only the public ones"
    return [privateMembers, modulus.message].compactMap(\.self)
  }
}

extension KeyReport.ModulusCheck {
  fileprivate var message: String? {
    switch self {
    case .passed: nil
    case .doubtful(let problem):
      "its modulus may not be a product of two large primes: \(problem.message)"
    case .tooLong(let maximumBits):
      "its modulus was not fully checked: that takes too long for more than \(maximumBits) bits"
    case .tooManyKeys:
      "its modulus was not fully checked: that takes too long for so many keys"
    }
  }
}

extension ToolError {
  init(_ error: JWKSetError, in source: String) {
    self.init(
      error.code, "\(source): \(error)" + (error.reason.nextStep.map { "; \($0)" } ?? ""),
      rule: error.rule, exitCode: ExitStatus.malformedInput)
  }
}

extension JWKSetError.Reason {
  /// How to get a JWK Set; nil if that is unknown.
  fileprivate var nextStep: String? {
    switch self {
    case .empty, .pem: Self.saving
    case .markup: "check its URL"
    case .singleKey: "put it into one: {\"keys\":[ … ]}"
    case .errorResponse: "check the user pool's ID and Region; \(Self.saving)"
    case .openIDConfiguration(let uri):
      Self.isPlain(uri) ? "use \(uri)" : "use the URL in its jwks_uri"
    case .tooLong, .tooManyKeys, .json, .notAnObject, .noKeys, .notAKey: nil
    }
  }

  private static let saving =
    "to save a user pool's JWK Set, run jwtscope keys --user-pool-id ID --save jwks.json"

  /// Whether the URL may be repeated: it is short, and has no user or query, which may be secret.
  private static func isPlain(_ uri: String) -> Bool {
    uri.utf8.starts(with: "https://".utf8) && uri.utf8.count <= 200
      && uri.utf8.allSatisfy { 0x21...0x7E ~= $0 && !"?#@\"'\\".utf8.contains($0) }
  }
}
