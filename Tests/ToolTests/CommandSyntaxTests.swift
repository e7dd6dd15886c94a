import Testing

@testable import jwtscope

/// The facts about commands that messages about wrong arguments use.
@Suite struct `The syntax of a command` {
  @Test func `has every command and its options`() {
    let commands = CommandSyntax.all
    #expect(
      commands.map(\.name).starts(with: ["decode", "verify", "audit", "keys", "diff"]))
    #expect(commands.contains { $0.name == "trigger preview" && $0.has("--event") })
    for command in commands {
      #expect(command.has("-h") && command.has("--help"))
      #expect(CommandSyntax.named(command.name)?.options == command.options)
    }
    #expect(commands.map(\.name) == CommandSyntax.names)
    #expect(CommandSyntax.named("photos") == nil)
  }

  @Test func `says which options take a value`() throws {
    let verify = try #require(CommandSyntax.all.first { $0.name == "verify" })
    for option in ["--jwks", "--user-pool-id", "--min-validity", "--color"] {
      #expect(verify.takesValue(option), "\(option)")
    }
    for option in ["--quiet", "--exact-scopes", "--help", "-h"] {
      #expect(verify.has(option) && !verify.takesValue(option), "\(option)")
    }
    #expect(!verify.has("--failures-only"))
  }
}
