import CognitoToken
import Foundation
import Testing

@Suite struct `Hints` {
  static let readme = Result {
    try String(contentsOf: Shell.package.appending(path: "README.md"), encoding: .utf8)
  }

  @Test(arguments: Hint.ID.allCases) func `are all in the README`(id: Hint.ID) throws {
    #expect(try Self.readme.get().contains("`\(id.rawValue)`"))
  }
}
