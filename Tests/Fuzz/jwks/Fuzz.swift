import FuzzLaws

/// The JWK Set reader and every key that it reads, driven by libFuzzer.
@c(LLVMFuzzerTestOneInput)
public func fuzz(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe Law.jwks.insist(input, count)
}
