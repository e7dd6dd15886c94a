import Testing

@testable import CognitoToken

@Suite struct `RFC vectors` {
  /// RFC 8037 appendix A.4: not a token (its payload is no claims set), so the signature alone.
  @Test func `RFC 8037 A.4 verifies`() throws {
    let input = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc"
    let signature =
      "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg"
    let x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
    let key = try PublicKey(.okp(.ed25519, x: Base64URL.decode(Array(x.utf8))))
    let verifier = try SignatureVerifier(key: key, algorithm: .edDSA)
    let bytes = try Base64URL.decode(Array(signature.utf8))
    #expect(try verifier.isValid(bytes, over: Array(input.utf8)[...]))
    #expect(try verifier.isValid(bytes, over: Array(input.utf8)[...]), "a context is good for many")
    #expect(try !verifier.isValid(bytes, over: Array(input.utf8).dropLast()))
  }
}
