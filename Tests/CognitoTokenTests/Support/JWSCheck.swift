@testable import CognitoToken

/// Checks a JWS with any payload, with the same parts as `VerificationLane`.
///
/// The payload of a token is a claims set, but the examples of the RFCs and Wycheproof sign any
/// bytes.
enum JWSCheck {
  /// Whether the signature is valid for the key that the header's `kid` names.
  static func accepts(_ jws: String, keys: JWKSet) throws(OpenSSLError) -> Bool {
    guard let (header, input, signature) = try? parts(of: Array(jws.utf8)),
      !header.hasCriticalExtensions, !header.hasUnencodedPayload,
      let algorithm = header.algorithmName.flatMap(Algorithm.init),
      let (position, isAmbiguous) = keys.positions(matching: header), !isAmbiguous,
      keys.keys[position].isFor(algorithm),
      case .success(let material) = keys.keys[position].material,
      let key = try? PublicKey(material)
    else { return false }
    return try SignatureVerifier(key: key, algorithm: algorithm).isValid(signature, over: input)
  }

  private static func parts(
    of text: [UInt8]
  ) throws -> (header: JOSEHeader, input: ArraySlice<UInt8>, signature: [UInt8]) {
    let jws = try CompactJWS(text.span)
    var header = JOSEHeader()
    var warnings: [Warning] = []
    header.document.text = try Base64URL.decode(Array(text[jws.header]))
    try header.index(.strict, &warnings)
    _ = try Base64URL.decode(Array(text[jws.payload]))
    return (header, text[jws.signingInput], try Base64URL.decode(Array(text[jws.signature])))
  }
}
