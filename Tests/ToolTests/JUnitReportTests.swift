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

  @Test(arguments: ["verify", "audit", "pool", "trigger preview"])
  func `of a wrong command line names the command, unless nothing is to be printed`(
    command: String
  ) throws {
    let result = try Shell.run(
      "jwtscope \(command) --bogus -o junit; jwtscope \(command) --bogus --output=junit -q")
    #expect(result.output.ranges(of: "<testsuite ").count == 1)
    #expect(result.output.contains("<testsuite name=\"jwtscope \(command)\" tests=\"1\""))
    #expect(result.errors.ranges(of: "unknown option").count == 2)
  }
}
