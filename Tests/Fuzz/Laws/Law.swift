/// A property that holds for every input. Fuzzers try to break it; tests replay their inputs.
public struct Law: Sendable {
  /// The name of its corpus and its regressions, and of its fuzzer after `fuzz-`.
  public let name: String
  /// Describes how the input breaks the law; nil if it does not.
  public let violation: @Sendable (_ input: [UInt8]) -> String?

  public static let all = [json, base64URL, token, jwks, signIn, trigger, settings]

  /// Ends the process if the input breaks the law. A fuzzer calls it for each input.
  public func insist(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let input = unsafe Array(UnsafeBufferPointer(start: input, count: count))
    if let violation = violation(input) { fatalError("\(name): \(violation)") }
    return 0
  }
}
