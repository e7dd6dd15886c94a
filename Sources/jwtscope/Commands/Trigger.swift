import ArgumentParser

struct Trigger: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trigger",
    _superCommandName: "jwtscope",
    abstract: "Tests a pre token generation trigger, without an AWS account.",
    discussion: """
      run.mjs runs a function in Node.js, and run.py runs one in Python. Both are in
      share/jwtscope/trigger of an installation, and in samples/trigger.

      Example:
        jwtscope trigger event | node run.mjs |
          jwtscope trigger preview --scope com.example.photos/read
      """,
    subcommands: [TriggerEvent.self, TriggerPreviewCommand.self])
}
