import FuzzLaws

/// The token reader and checker, driven by libFuzzer.
@c(LLVMFuzzerTestOneInput)
public func fuzz(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe Law.token.insist(input, count)
}
