import Testing

/// The picture at the top of the README, which .ci/make-screen draws.
@Suite struct `The picture in the README` {
  @Test func `is what the tool prints`() throws {
    let result = try Shell.run(".ci/make-screen | cmp - samples/screen.svg")
    #expect(result.output + result.errors == "")
    #expect(result.status == 0, "draw it again: .ci/make-screen > samples/screen.svg")
  }
}
