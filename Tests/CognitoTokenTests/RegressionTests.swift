import Foundation
import FuzzLaws
import Testing

/// The inputs that fuzzing starts from, and those it found: none breaks its law.
@Suite struct `Regressions` {
  static let inputs: [(law: Law, path: String)] = Law.all.flatMap { law in
    ["corpus", "regressions"].flatMap { kind in
      let folder = fuzz.appending(path: "\(kind)/\(law.name)")
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
      return (names ?? []).sorted().map { (law, "\(kind)/\(law.name)/\($0)") }
    }
  }

  private static let fuzz = URL(filePath: #filePath).appending(path: "../../Fuzz").standardized

  @Test(arguments: inputs) func `stay fixed`(law: Law, path: String) throws {
    let input = try Data(contentsOf: Self.fuzz.appending(path: path))
    #expect(law.violation(Array(input)) == nil, "\(path)")
  }

  @Test func `include inputs for every law`() {
    for law in Law.all {
      #expect(Self.inputs.contains { $0.law.name == law.name }, "\(law.name)")
    }
  }
}
