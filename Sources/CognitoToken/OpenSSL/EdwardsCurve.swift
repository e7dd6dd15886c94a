/// The curve of Ed25519 or Ed448, a·x² + y² = 1 + d·x²·y².
///
/// Checks public keys, because OpenSSL accepts any bytes as one.
struct EdwardsCurve {
  private let field: PrimeField
  /// Big-endian, with the length of an encoded point.
  private let prime: [UInt8]
  private let a: PrimeField.Element
  private let d: PrimeField.Element
  /// The base-2 logarithm of the cofactor.
  private let cofactorBits: Int

  /// RFC 8032 §5.1: edwards25519.
  static var ed25519: EdwardsCurve {
    let prime = [0x7F] + [UInt8](repeating: 0xFF, count: 30) + [0xED]
    let field = PrimeField(prime)
    let d = field.quotient(field.element(-121_665), field.element(121_666))
    return EdwardsCurve(field: field, prime: prime, a: field.element(-1), d: d, cofactorBits: 3)
  }

  /// RFC 8032 §5.2: edwards448.
  static var ed448: EdwardsCurve {
    let ones = [UInt8](repeating: 0xFF, count: 28)
    let prime = [0x00] + ones.dropLast() + [0xFE] + ones
    let field = PrimeField(prime)
    return EdwardsCurve(
      field: field, prime: prime, a: field.element(1), d: field.element(-39_081), cofactorBits: 2)
  }

  enum Flaw {
    /// The encoding is not a point (RFC 8032 §5.1.3 and §5.2.3): no signature is valid for it.
    case noPoint
    /// Anybody can make valid signatures for it, without a private key.
    case smallOrder
  }

  /// What is wrong with an encoded point as a public key; nil if it is sound.
  ///
  /// The sum of a point of large order and one of small order is sound: only the private key can
  /// make signatures for it.
  func flaw(ofPoint encoding: [UInt8]) throws(OpenSSLError) -> Flaw? {
    var bytes = Array(encoding.reversed())
    // The highest bit is the sign of x, which does not matter here.
    if let high = bytes.first { bytes[0] = high & 0x7F }
    guard bytes.count == prime.count, bytes.lexicographicallyPrecedes(prime) else {
      return .noPoint
    }
    var y = field.element(bytes)
    guard field.isSquare(xSquared(y)) else { return .noPoint }
    for _ in 0..<cofactorBits { y = doubled(y) }
    let isNeutral = field.isOne(y)
    if field.hasFailed { throw OpenSSLError("arithmetic on an Edwards curve") }
    return isNeutral ? .smallOrder : nil
  }

  /// x² = (1 - y²) / (a - d·y²).
  private func xSquared(_ y: PrimeField.Element) -> PrimeField.Element {
    let ySquared = field.product(y, y)
    return field.quotient(
      field.difference(field.element(1), ySquared), field.difference(a, field.product(d, ySquared)))
  }

  /// The y of twice the point: (y² - a·x²) / (2 - a·x² - y²).
  private func doubled(_ y: PrimeField.Element) -> PrimeField.Element {
    let ySquared = field.product(y, y)
    let aXSquared = field.product(a, xSquared(y))
    return field.quotient(
      field.difference(ySquared, aXSquared),
      field.difference(field.element(2), field.sum(aXSquared, ySquared)))
  }
}
