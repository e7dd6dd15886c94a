import FuzzLaws

/// The JSON reader and writer, driven by libFuzzer.
@c(LLVMFuzzerTestOneInput)
public func fuzz(_ input: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  unsafe Law.json.insist(input, count)
}
