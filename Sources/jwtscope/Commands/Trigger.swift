import ArgumentParser

struct Trigger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trigger",
    _superCommandName: "jwtscope",
    abstract: "Tests a pre token generation trigger, without an AWS account.",
    discussion: """
      Example:
        jwtscope trigger event | node run.mjs |
          jwtscope trigger preview --scope com.example.photos/read
      """,
    subcommands: [TriggerEvent.self, TriggerPreviewCommand.self])
}
