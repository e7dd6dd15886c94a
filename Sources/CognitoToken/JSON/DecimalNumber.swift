/// The exact value of a JSON number: `1.0`, `1e0` and `10e-1` are equal, and so are `0` and `-0`.
///
/// Takes time linear in the length of the spelling for any exponent: no power of ten is computed.
struct DecimalNumber: Equatable {
  private let isNegative: Bool
  /// The digits in ASCII, without leading and trailing zeros; empty for zero.
  private let digits: [UInt8]
  /// The last digit's power of ten, in decimal; it may exceed `Int`.
  private let exponent: [UInt8]

  /// - Parameter spelling: a number as RFC 8259 §6 defines it.
  init(_ spelling: String) {
    let text = Array(spelling.utf8)
    let mark = text.firstIndex { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") }
    let significand = text[..<(mark ?? text.endIndex)].drop { $0 == UInt8(ascii: "-") }
    let power = mark.map { text[($0 + 1)...] } ?? []
    let point = significand.firstIndex(of: UInt8(ascii: "."))
    let fractionLength = point.map { significand.endIndex - $0 - 1 } ?? 0

    let all = significand.filter { $0 != UInt8(ascii: ".") }
    let length = all.lastIndex { $0 != UInt8(ascii: "0") }.map { $0 + 1 } ?? 0
    digits = Array(all[..<length].drop { $0 == UInt8(ascii: "0") })
    isNegative = !digits.isEmpty && text.first == UInt8(ascii: "-")
    exponent = digits.isEmpty ? [] : Self.sum(power, all.count - length - fractionLength)
  }

  /// The sum of a whole number of any length and `shift`, in decimal.
  private static func sum(_ power: ArraySlice<UInt8>, _ shift: Int) -> [UInt8] {
    let isNegative = power.first == UInt8(ascii: "-")
    var digits = Array(power.drop { $0 < UInt8(ascii: "1") || $0 > UInt8(ascii: "9") })
    if digits.count < 18 {
      let value = digits.reduce(0) { $0 * 10 + Self.value(of: $1) }
      return Array(String((isNegative ? -value : value) + shift).utf8)
    }
    // No text has 10^17 zeros, so the sign does not change.
    var carry = isNegative ? -shift : shift
    for index in digits.indices.reversed() where carry != 0 {
      let sum = Self.value(of: digits[index]) + carry
      let digit = (sum % 10 + 10) % 10
      digits[index] = UInt8(ascii: "0") + UInt8(digit)
      carry = (sum - digit) / 10
    }
    let first = carry > 0 ? Array(String(carry).utf8) : []
    let magnitude = Array((first + digits).drop { $0 == UInt8(ascii: "0") })
    return isNegative ? [UInt8(ascii: "-")] + magnitude : magnitude
  }

  private static func value(of digit: UInt8) -> Int { Int(digit) - Int(UInt8(ascii: "0")) }
}
