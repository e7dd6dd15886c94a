import FuzzLaws
import Testing

@testable import CognitoToken

@Suite struct `Text that users choose` {
  @Test(arguments: SignInShape.all.map(\.name))
  func `does not change which token is found`(name: String) throws {
    let shape = try #require(SignInShape.all.first { $0.name == name })
    let violations = AdversaryText.texts.compactMap { text in
      shape.violation(choosing: text).map { "\($0)\n  for: \(text)" }
    }
    #expect(
      violations.isEmpty, "\(violations.count): \(violations.prefix(3).joined(separator: "\n"))")
  }
}
