import FuzzLaws

/// The search for a token in a sign-in's output, driven by libFuzzer.
@c(LLVMFuzzerTestOneInput)
public func fuzz(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe Law.signIn.insist(input, count)
}
