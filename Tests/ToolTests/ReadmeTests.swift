import Foundation
import Testing

@Suite struct `The README` {
  @Test func `shows what its commands print`() throws {
    let text = try String(
      contentsOf: Shell.package.appending(path: "README.md"), encoding: .utf8)
    let blocks = text.components(separatedBy: "```console\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    var steps: [[String]] = []
    for block in blocks {
      for step in "\n\(block)".components(separatedBy: "\n$ ").dropFirst() {
        steps.append(step.split(separator: "\n", maxSplits: 1).map(String.init))
      }
    }
    #expect(steps.count >= 3)
    let results = try Shell.run(each: steps.map { $0[0] })
    for (step, result) in zip(steps, results) {
      let shown = step.dropFirst().joined().trimmingCharacters(in: .newlines)
      #expect(result.output.trimmingCharacters(in: .newlines) == shown, "\(result.errors)")
    }
  }
}
