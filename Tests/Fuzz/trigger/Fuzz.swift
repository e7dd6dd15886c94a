import FuzzLaws

/// The preview of a trigger's response, driven by libFuzzer.
@c(LLVMFuzzerTestOneInput)
public func fuzz(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe Law.trigger.insist(input, count)
}
