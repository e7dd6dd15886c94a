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

  @Test(.enabled(if: CompletionShell.bash.isThere, "needs bash"), arguments: lines)
  func `in bash finishes the word`(typed: String, word: String) throws {
    #expect(try CompletionShell.bash.completions(of: typed) == [word])
  }

  @Test(.enabled(if: CompletionShell.zsh.isThere, "needs zsh"), arguments: lines)
  func `in zsh finishes the word`(typed: String, word: String) throws {
    #expect(try CompletionShell.zsh.completions(of: typed) == [word])
  }

  @Test(.enabled(if: CompletionShell.fish.isThere, "needs fish"), arguments: lines)
  func `in fish finishes the word`(typed: String, word: String) throws {
    #expect(try CompletionShell.fish.completions(of: typed) == [word])
  }
}
