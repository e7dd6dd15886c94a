/// The parts of what begins as a token does, by its dots.
struct TokenShape {
  private let text: ArraySlice<UInt8>
  let partCount: Int

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    partCount = 1 + text.count { $0 == UInt8(ascii: ".") }
  }

  /// RFC 7515 §7.1.
  var isSigned: Bool { partCount == 3 }
  /// RFC 7516 §7.1.
  var isEncrypted: Bool { partCount == 5 }

  /// Whether it is encrypted as Cognito encrypts its refresh tokens: RSA-OAEP with a JWT inside.
  var isRefreshToken: Bool {
    guard isEncrypted, let header else { return false }
    return header.hasAlgorithm("RSA-OAEP")
      && header.document.member(Array("cty".utf8)).map {
        header.document.isString($0, equalTo: Array("JWT".utf8))
      } ?? false
  }

  /// Whether the header says that there is no signature: RFC 7518 §3.6.
  var isUnsecured: Bool { header?.hasAlgorithm("none") ?? false }

  /// Whether the first part is a JSON object in base64url, as in every token.
  var hasHeader: Bool { header != nil }

  /// The numbers of characters that a signature can have, by the header's `alg`; none if that is not known.
  var signatureLengths: [Int] {
    guard let header else { return [] }
    for (names, lengths) in Self.signatureLengths
    where names.contains(where: { header.hasAlgorithm(ExactText($0)) }) {
      return lengths
    }
    return []
  }

  /// RFC 7518 §3.2 to §3.5 and RFC 8037 §3.1: digests; RSA keys of 1,024 to 8,192 bits; curves.
  private static let signatureLengths: [(algorithms: [String], lengths: [Int])] = [
    (["RS256", "RS384", "RS512", "PS256", "PS384", "PS512"], [171, 342, 512, 683, 1366]),
    (["ES256"], [86]), (["ES384"], [128]), (["ES512"], [176]), (["EdDSA"], [86, 152]),
    (["HS256"], [43]), (["HS384"], [64]), (["HS512"], [86]),
  ]

  private var header: JOSEHeader? {
    var header = JOSEHeader()
    var warnings: [Warning] = []
    let encoded = text.prefix { $0 != UInt8(ascii: ".") }
    do {
      try Base64URL.decode(encoded.span, into: &header.document.text)
      try header.index(.lenient, &warnings)
      return header
    } catch {
      return nil
    }
  }
}
