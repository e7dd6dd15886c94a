/// A JSON Web Key. RFC 7517 §4, RFC 7518 §6, RFC 8037 §2.
package struct JWK: Sendable {
  /// The public key's numbers, as big-endian bytes.
  package enum Material: Equatable, Sendable {
    case rsa(n: [UInt8], e: [UInt8])
    case ec(Curve, x: [UInt8], y: [UInt8])
    case okp(Curve, x: [UInt8])
  }

  package typealias Problem = KeyProblem

  package let json: JSON
  package let kty: String?
  package let kid: String?
  package let use: String?
  package let keyOperations: [String]?
  package let alg: String?
  /// The names of the members of a private or symmetric key, which are ignored.
  package let privateMembers: [String]
  /// The public key, or why the key cannot verify signatures.
  package let material: Result<Material, Problem>

  init(_ json: JSON) {
    self.json = json
    kty = json["kty"]?.string
    kid = json["kid"]?.string
    use = json["use"]?.string
    keyOperations = json["key_ops"]?.strings
    alg = json["alg"]?.string
    privateMembers = JWKMembers.privateNames.filter { json[$0] != nil }
    material = Result { () throws(Problem) in try Self.material(of: json) }
  }

  private static func material(of json: JSON) throws(Problem) -> Material {
    for name in ["kid", "use", "alg"] {
      if let value = json[name], value.string == nil {
        throw .malformed(.notAString(name, found: value.kindName))
      }
    }
    guard let kty = json["kty"]?.string else { throw .malformed(.missing("kty")) }
    if let use = json["use"]?.string, use != "sig" { throw .notForSignatures(use: use) }
    if let operations = json["key_ops"] {
      guard let operations = operations.strings else {
        throw .malformed(.notStrings("key_ops"))
      }
      let names = operations.map { ExactText($0) }
      if Set(names).count < names.count { throw .malformed(.repeatedOperation) }
      guard names.contains("verify") else { throw .notForVerifying }
    }
    switch ExactText(kty) {
    case "RSA": return try rsa(json)
    case "EC": return try ec(json)
    case "OKP": return try okp(json)
    default: throw .unsupportedKeyType(kty)
    }
  }

  private static func rsa(_ json: JSON) throws(Problem) -> Material {
    let n = try integer("n", of: json)
    let e = try integer("e", of: json)
    let bits = RSAModulus.bitCount(of: n)
    if bits < RSAModulus.minimumBits { throw .tooWeak(bits: bits) }
    if bits > RSAModulus.maximumBits {
      throw .malformed(.modulusTooLong(bits))
    }
    guard let low = e.last, low & 1 == 1, e != [1], e.count < n.count else {
      throw .malformed(.exponentOutOfRange)
    }
    let exponentBits = RSAModulus.bitCount(of: e)
    if bits > RSAModulus.anyExponentBits, exponentBits > RSAModulus.exponentBits {
      throw .exponentTooLong(bits: exponentBits)
    }
    if RSAModulus.hasROCAFingerprint(n) { throw .factorable }
    return .rsa(n: n, e: e)
  }

  private static func ec(_ json: JSON) throws(Problem) -> Material {
    let curve = try curve(of: json)
    if curve.isEdwards { throw .unsupportedCurve(curve.rawValue) }
    return .ec(
      curve, x: try octets("x", of: json, count: curve.keyLength),
      y: try octets("y", of: json, count: curve.keyLength))
  }

  private static func okp(_ json: JSON) throws(Problem) -> Material {
    let curve = try curve(of: json)
    if !curve.isEdwards { throw .unsupportedCurve(curve.rawValue) }
    return .okp(curve, x: try octets("x", of: json, count: curve.keyLength))
  }

  private static func curve(of json: JSON) throws(Problem) -> Curve {
    guard let name = json["crv"]?.string else { throw .malformed(.missing("crv")) }
    guard let curve = Curve(rawValue: name) else { throw .unsupportedCurve(name) }
    return curve
  }

  /// RFC 7518 §2: Base64urlUInt has no leading zero byte.
  private static func integer(_ name: String, of json: JSON) throws(Problem) -> [UInt8] {
    let bytes = try octets(name, of: json)
    if bytes.isEmpty || bytes[0] == 0 {
      throw .malformed(.notAnInteger(name))
    }
    return bytes
  }

  private static func octets(
    _ name: String, of json: JSON, count: Int? = nil
  ) throws(Problem) -> [UInt8] {
    guard let text = json[name]?.string else { throw .malformed(.missing(name)) }
    let bytes: [UInt8]
    do throws(Base64URLError) {
      bytes = try Base64URL.decode(Array(text.utf8))
    } catch {
      throw .malformed(.notBase64URL(name, error))
    }
    if let count, bytes.count != count {
      throw .malformed(.length(name, bytes.count, expected: count))
    }
    return bytes
  }
}
