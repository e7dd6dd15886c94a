import FuzzLaws

/// base64url, driven by libFuzzer.
@c(LLVMFuzzerTestOneInput)
public func fuzz(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe Law.base64URL.insist(input, count)
}
