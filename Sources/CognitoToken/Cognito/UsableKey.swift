/// A key of the set, prepared when a token first names it.
final class UsableKey {
  private let key: JWK
  let publicKey: PublicKey?
  /// Why the key cannot verify any signature.
  let problem: JWK.Problem?
  private var verifiers: [Algorithm: SignatureVerifier] = [:]

  init(_ key: JWK) {
    self.key = key
    do throws(JWK.Problem) {
      publicKey = try PublicKey(key.material.get())
      problem = nil
    } catch {
      publicKey = nil
      problem = error
    }
  }

  /// nil where the key is not for this algorithm.
  func verifier(for algorithm: Algorithm) throws(OpenSSLError) -> SignatureVerifier? {
    if let verifier = verifiers[algorithm] { return verifier }
    guard let publicKey, key.isFor(algorithm) else { return nil }
    let verifier = try SignatureVerifier(key: publicKey, algorithm: algorithm)
    verifiers[algorithm] = verifier
    return verifier
  }
}

extension JWK {
  /// RFC 7517 §4.4, RFC 8725 §3.1: a key is used with the algorithm it was made for, and no other.
  func isFor(_ algorithm: Algorithm) -> Bool {
    guard case .success(let material) = material, algorithm.fits(material) else { return false }
    guard let alg else { return true }
    return ExactText(alg) == ExactText(algorithm.rawValue)
  }
}
