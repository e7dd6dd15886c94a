import Testing

@Suite struct `A JUnit report` {
  @Test(arguments: [
    "samples/tokens/with-scopes.jwt", "samples/tokens/without-scopes.jwt",
    "samples/tokens/tampered.jwt", "samples/tokens/id.jwt", "samples/tokens/alg-none.jwt",
    "samples/tokens/refresh.txt", "nosuch.jwt", "a.jwt --leeway 1000", "''",
    "a.jwt --allow-expired=x",
  ]) func `is valid for every result`(arguments: String) throws {
    let result = try Shell.run(
      "jwtscope verify --jwks samples/keys/jwks.json --scope a --output junit \(arguments)")
    #expect(try JUnitReport.problems(of: result.output) == "")
  }
}
