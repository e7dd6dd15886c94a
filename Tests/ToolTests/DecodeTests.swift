import Testing

@testable import jwtscope

@Suite struct `Padding` {
  @Test func `fills up to the width and cuts nothing`() {
    #expect("ab".padded(to: 4) == "ab  ")
    #expect("abcdef".padded(to: 4) == "abcdef")
  }
}
