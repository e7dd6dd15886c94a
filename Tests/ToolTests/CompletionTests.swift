import Testing

@Suite struct `Completion` {
  static let lines = [
    ("jwtscope ver", "verify"),
    ("jwtscope trigger pre", "preview"),
    ("jwtscope samples/tok", "samples/tokens"),
    ("jwtscope --any", "--any-scope"),
    ("jwtscope samples/tokens/with-scopes.jwt --tok", "--token-use"),
    ("jwtscope --token-use access samples/tok", "samples/tokens"),
    ("jwtscope --token-use acc", "access"),
    ("jwtscope help ver", "verify"),
    ("jwtscope help trigger pre", "preview"),
    ("jwtscope --vers", "--version"),
    ("jwtscope explain near-m", "near-miss"),
    ("jwtscope verify --sco", "--scope"),
    ("jwtscope verify --output gi", "github"),
    ("jwtscope verify --jwks samples/ke", "samples/keys"),
    ("jwtscope verify samples/tok", "samples/tokens"),
    ("jwtscope audit samples/tokens samples/tok", "samples/tokens"),
    ("jwtscope diff samples/tokens samples/tok", "samples/tokens"),
    ("jwtscope keys samples/keys/jw", "samples/keys/jwks.json"),
    ("jwtscope trigger preview --event samples/trigger/index.m", "samples/trigger/index.mjs"),
    ("jwtscope poo", "pool"),
    ("jwtscope pool --sign", "--sign-in"),
    ("jwtscope pool --sign-in mac", "machine"),
    ("jwtscope pool --clien", "--client-id"),
    ("jwtscope pool --scope a/b --output ju", "junit"),
    ("jwtscope pool samples/pool/clien", "samples/pool/client.json"),
    ("jwtscope pool samples/pool/v1.json samples/pool/clien", "samples/pool/client.json"),
    ("jwtscope pool --response samples/trigger/respon", "samples/trigger/responses"),
    ("jwtscope decode --pool samples/pool/clien", "samples/pool/client.json"),
    ("jwtscope verify --pool samples/pool/clien", "samples/pool/client.json"),
    ("jwtscope trigger preview --pool samples/pool/clien", "samples/pool/client.json"),
    ("jwtscope trigger event --pool samples/pool/clien", "samples/pool/client.json"),
  ]

  @Test(arguments: CompletionShell.allCases.filter(\.isThere))
  func `finishes the word`(shell: CompletionShell) throws {
    let completions = try shell.completions(of: Self.lines.map(\.0))
    #expect(completions == Self.lines.map { [$0.1] })
  }

  @Test(arguments: CompletionShell.allCases.filter(\.isThere), ["verify", "trigger event"])
  func `offers --version only where it works`(shell: CompletionShell, command: String) throws {
    let words = try shell.completions(of: ["jwtscope \(command) --vers"]).joined()
    #expect(!words.contains("--version"))
  }
}
