internal import COpenSSL

/// Arithmetic modulo a prime.
@safe final class PrimeField {
  /// Owns a `BIGNUM`.
  @safe final class Element {
    fileprivate let number: OpaquePointer?

    fileprivate init() { unsafe number = BN_new() }

    deinit { unsafe BN_free(number) }
  }

  private let prime: Element
  private let context: OpaquePointer?  // BN_CTX
  /// Whether an operation failed in OpenSSL, so all results are undefined.
  private(set) var hasFailed = false

  /// - Parameter prime: Big-endian.
  init(_ prime: [UInt8]) {
    self.prime = Element()
    unsafe context = BN_CTX_new()
    note(unsafe BN_bin2bn(prime, Int32(truncatingIfNeeded: prime.count), self.prime.number) != nil)
  }

  deinit { unsafe BN_CTX_free(context) }

  /// - Parameter bytes: A big-endian number below the prime.
  func element(_ bytes: [UInt8]) -> Element {
    let result = Element()
    note(unsafe BN_bin2bn(bytes, Int32(truncatingIfNeeded: bytes.count), result.number) != nil)
    return result
  }

  func element(_ value: Int) -> Element {
    let result = Element()
    note(unsafe BN_set_word(result.number, value.magnitude) == 1)
    return value < 0 ? difference(Element(), result) : result
  }

  func sum(_ one: Element, _ other: Element) -> Element {
    let result = Element()
    note(
      unsafe BN_mod_add(result.number, one.number, other.number, prime.number, context) == 1)
    return result
  }

  func difference(_ one: Element, _ other: Element) -> Element {
    let result = Element()
    note(
      unsafe BN_mod_sub(result.number, one.number, other.number, prime.number, context) == 1)
    return result
  }

  func product(_ one: Element, _ other: Element) -> Element {
    let result = Element()
    note(
      unsafe BN_mod_mul(result.number, one.number, other.number, prime.number, context) == 1)
    return result
  }

  func quotient(_ one: Element, _ other: Element) -> Element {
    let inverse = Element()
    note(unsafe BN_mod_inverse(inverse.number, other.number, prime.number, context) != nil)
    return product(one, inverse)
  }

  /// Whether the element is 0 or has a square root.
  func isSquare(_ element: Element) -> Bool {
    let symbol = unsafe BN_kronecker(element.number, prime.number, context)
    note(symbol >= -1)
    return symbol >= 0
  }

  func isOne(_ element: Element) -> Bool { unsafe BN_is_one(element.number) == 1 }

  private func note(_ isDone: Bool) { hasFailed = hasFailed || !isDone }
}
