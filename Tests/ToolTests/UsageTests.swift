import Testing

@Suite struct `Messages` {
  static let token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ4In0.c2lnbmF0dXJl"

  @Test(arguments: [
    "verify \(token) \(token)", "decode ./\(token)", "decode --at \(token) x",
    "decode '\(token).x'",
    "verify \(token) --jwks \(token)", "verify --claim \(token) x", "decode '\"\(token)\"'",
  ]) func `never show a token that was typed in the wrong place`(arguments: String) throws {
    let result = try Shell.run("jwtscope \(arguments) --output json")
    #expect(result.status >= 64)
    #expect(!(result.output + result.errors).contains("eyJzdWIi"))
    #expect(!(result.output + result.errors).contains("c2lnbmF0dXJl"))
  }

  @Test(arguments: ["verify", "decode"]) func `come as JSON too, where that is asked for`(
    command: String
  ) throws {
    let result = try Shell.run("jwtscope \(command) nosuch.jwt --jwks nosuch.json --output json")
    #expect(result.output.contains("\"error\""))
    #expect(result.errors.hasPrefix("jwtscope: error: "))
  }
}
