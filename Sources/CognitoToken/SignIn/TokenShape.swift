/// The parts of a word that starts like a token, counted by its dots.
struct TokenShape {
  let text: ArraySlice<UInt8>
  let partCount: Int

  init(_ text: ArraySlice<UInt8>) {
    self.text = text
    partCount = 1 + text.span.count(of: UInt8(ascii: "."))
  }

  /// The shape of a word without the full stop or ellipsis after it. Only an unsecured token ends
  /// with a dot.
  init(word: ArraySlice<UInt8>) {
    let end = word.lastIndex { $0 != UInt8(ascii: ".") } ?? word.startIndex
    let shape = TokenShape(word[...end])
    let hasDot = shape.text.endIndex < word.endIndex
    self =
      shape.partCount == 2 && hasDot && shape.isUnsecured ? TokenShape(word[...(end + 1)]) : shape
  }

  /// RFC 7515 §7.1.
  var isSigned: Bool { partCount == 3 }
  /// RFC 7516 §7.1.
  var isEncrypted: Bool { partCount == 5 }

  /// Whether the header is that of Cognito's refresh tokens: `alg` RSA-OAEP and `cty` JWT.
  var isRefreshToken: Bool {
    guard isEncrypted, let header else { return false }
    return header.hasAlgorithm("RSA-OAEP")
      && header.document.member("cty").map {
        header.document.isString($0, equalTo: "JWT")
      } ?? false
  }

  /// Whether the header's `alg` is `none`. RFC 7518 §3.6.
  var isUnsecured: Bool { header?.hasAlgorithm("none") ?? false }

  /// Whether the first part is the base64url of a JSON object, as in every token.
  var hasHeader: Bool { header != nil }

  /// The lengths in characters that a signature by the header's `alg` can have; empty if `alg` is
  /// unknown.
  var signatureLengths: [Int] {
    guard let header else { return [] }
    for (names, lengths) in Self.signatureLengths
    where names.contains(where: { header.hasAlgorithm(ExactText($0)) }) {
      return lengths
    }
    return []
  }

  /// RFC 7518 §3.2 to §3.5, RFC 8037 §3.1. RSA keys have 1,024 to 8,192 bits.
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
