import Testing

@Suite struct `Completion` {
  static let lines = [
    ("jwtscope ver", "verify"),
    ("jwtscope trigger pre", "preview"),
    ("jwtscope verify --sco", "--scope"),
    ("jwtscope verify --output gi", "github"),
    ("jwtscope verify --jwks samples/ke", "samples/keys"),
    ("jwtscope verify samples/tok", "samples/tokens"),
    ("jwtscope audit samples/tokens samples/tok", "samples/tokens"),
    ("jwtscope diff samples/tokens samples/tok", "samples/tokens"),
    ("jwtscope keys samples/keys/jw", "samples/keys/jwks.json"),
    ("jwtscope trigger preview --event samples/trigger/index.m", "samples/trigger/index.mjs"),
  ]

  @Test(arguments: CompletionShell.allCases.filter(\.isThere))
  func `finishes the word`(shell: CompletionShell) throws {
    let completions = try shell.completions(of: Self.lines.map(\.0))
    #expect(completions == Self.lines.map { [$0.1] })
  }
}
