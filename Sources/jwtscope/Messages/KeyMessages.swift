import CognitoToken

extension KeyReport.Problem {
  var message: String {
    switch self {
    case .keyIDMissing: "it has no kid, so no token can name it"
    case .keyIDRepeated(let count): "\(count) keys have this kid, so none of them can be chosen"
    case .unusable(let problem): "\(problem)"
    case .unsupportedAlgorithm(let alg):
      "its alg \"\(alg)\" is not one that verify supports for its kty"
    }
  }
}

extension KeyReport.Warning {
  var message: String {
    switch self {
    case .privateMembers(let names):
      """
      it has private members (\(names.joined(separator: ", "))), which are ignored: publish only \
      the public ones
      """
    case .modulusTooLongToCheck(let maximumBits):
      """
      its modulus was not checked for being a prime: that takes too long for more than \
      \(maximumBits) bits
      """
    case .tooManyModuliToCheck:
      "its modulus was not checked for being a prime: that takes too long for so many keys"
    case .modulusDoubtful(let problem):
      "its modulus may not be a product of two large primes: \(problem)"
    }
  }
}
