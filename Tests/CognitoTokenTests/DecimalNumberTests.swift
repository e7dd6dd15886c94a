import Testing

@testable import CognitoToken

@Suite struct `Numbers of JSON` {
  @Test(arguments: [
    ["0", "-0", "0.0", "-0.000", "0e5", "-0E-999999999999999999999"],
    ["1", "1.0", "1e0", "1E+00", "10e-1", "0.1e1", "0.01E2", "1.000000000000000000000000000"],
    ["-1", "-1.0", "-10e-1", "-0.001e3"],
    ["1234567890123456789", "1234567890123456789.0", "1.234567890123456789e18"],
    ["1234567890123456700", "12345678901234567e2", "1234567890123456700e-0"],
    ["9007199254740993", "9007199254740993000e-3"],
    ["1e999999999", "10e999999998", "0.001e1000000002", "1E+0999999999"],
    ["1e-999999999", "0.1e-999999998", "100e-1000000001"],
    ["1e99999999999999999999", "10e99999999999999999998", "0.1e100000000000000000000"],
    ["1e-100000000000000000000", "0.1e-99999999999999999999", "10e-100000000000000000001"],
    ["1e100000000000000000", "10e99999999999999999", "100e0099999999999999998"],
    ["1.5", "15e-1", "0.15e1"],
    ["1.5e-7", "0.00000015"],
  ]) func `are equal exactly if their values are`(spellings: [String]) {
    for one in spellings {
      for other in spellings { #expect(DecimalNumber(one) == DecimalNumber(other)) }
      for other in ["2", "1.0000000000000000001", "9007199254740992", "1e1000000000", "-1.5"] {
        #expect(DecimalNumber(one) != DecimalNumber(other), "\(one) \(other)")
      }
    }
  }

  /// Every number with few digits and a small exponent, against its digits written out in full.
  @Test func `are equal if they are equal when written out`() {
    var spellings: [String] = []
    for sign in ["", "-"] {
      for digits in ["0", "1", "10", "100", "120", "12", "20"] {
        for fraction in ["", ".0", ".2", ".02", ".20", ".10"] {
          for power in ["", "e0", "e1", "E+2", "e-1", "e-2", "E-02"] {
            spellings.append(sign + digits + fraction + power)
          }
        }
      }
    }
    var classes: [String: DecimalNumber] = [:]
    for spelling in spellings {
      let number = DecimalNumber(spelling)
      #expect(classes[writtenOut(spelling), default: number] == number, "\(spelling)")
      classes[writtenOut(spelling)] = number
    }
    for (one, number) in classes {
      for (other, otherNumber) in classes where one < other {
        #expect(number != otherNumber, "\(one) \(other)")
      }
    }
  }

  /// The same digits under any exponent that fits 128 bits, with the point moved.
  @Test func `with the point moved are equal if the exponent compensates`() {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<2000 {
      let length = Int.random(in: 1...30, using: &generator)
      let digits = "7" + String(repeating: "3", count: length)
      let bits = Int.random(in: 1...120, using: &generator)
      let magnitude = Int128.random(in: 0..<(1 << bits), using: &generator)
      let power = Bool.random(using: &generator) ? magnitude : -magnitude
      let point = Int.random(in: 1...length, using: &generator)
      let moved = "\(digits.prefix(point)).\(digits.dropFirst(point))"
      let difference = Int128(digits.count - point)
      let whole = DecimalNumber("\(digits)e\(power)")
      #expect(DecimalNumber("\(moved)e\(power + difference)") == whole)
      #expect(DecimalNumber("\(moved)000e\(power + difference)") == whole)
      #expect(DecimalNumber("\(digits)00e\(power - 2)") == whole)
      #expect(DecimalNumber("\(moved)e\(power + difference + 1)") != whole)
      #expect(DecimalNumber("-\(moved)e\(power + difference)") != whole)
    }
  }

  @Test func `of any length take linear time`() {
    let zeros = String(repeating: "0", count: 200_000)
    let nines = String(repeating: "9", count: 200_000)
    let less = "\(nines.dropLast())7"
    #expect(DecimalNumber("1\(zeros)e\(nines)") == DecimalNumber("1\(zeros)00e\(less)"))
    #expect(DecimalNumber("1e\(nines)") == DecimalNumber("0.1e1\(zeros)"))
  }

  /// Twenty places before the point and twenty after it.
  private func writtenOut(_ spelling: String) -> String {
    let parts = spelling.lowercased().split(separator: "e")
    let power = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let number = parts[0].drop { $0 == "-" }.split(separator: ".")
    var places = Array(repeating: Character("0"), count: 40)
    for (index, digit) in number[0].reversed().enumerated() { places[19 - index - power] = digit }
    for (index, digit) in (number.count > 1 ? number[1] : "").enumerated() {
      places[20 + index - power] = digit
    }
    let isZero = places.allSatisfy { $0 == "0" }
    return (spelling.hasPrefix("-") && !isZero ? "-" : "+") + String(places)
  }
}
