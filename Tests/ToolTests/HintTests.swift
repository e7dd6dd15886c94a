import CognitoToken
import Foundation
import Testing

@Suite struct `Hints and warnings` {
  static let readme = Result {
    try String(contentsOf: Shell.package.appending(path: "README.md"), encoding: .utf8)
  }

  @Test(
    arguments: Hint.ID.allCases.map(\.rawValue) + TriggerWarning.Code.allCases.map(\.rawValue)
      + Warning.Code.allCases.map(\.rawValue))
  func `are all in the README`(id: String) throws {
    #expect(try Self.readme.get().contains("`\(id)`"))
  }
}
