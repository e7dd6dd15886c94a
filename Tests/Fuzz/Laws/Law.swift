/// What must hold whatever the input is: for the fuzzers to break, and for the tests to replay.
public struct Law: Sendable {
  /// That of its fuzzer (`fuzz-` before it), its corpus and its regressions.
  public let name: String
  /// Says which law the input breaks; nil if it breaks none.
  public let violation: @Sendable (_ input: [UInt8]) -> String?

  public static let all = [json, base64URL, token, jwks, signIn, trigger]

  /// What a fuzzer calls with each input: it ends the process where the law is broken.
  public func insist(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: input, count: count))
    if let violation = violation(input) { fatalError("\(name): \(violation)") }
    return 0
  }
}
