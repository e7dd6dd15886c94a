import Foundation
import Testing

@testable import CognitoToken

@Suite struct `A failure's code` {
  @Test func `has a name of its own, by which it is encoded and found`() throws {
    var names: Set<String> = []
    for code in FailureCode.allCases {
      #expect(names.insert(code.rawValue).inserted)
      #expect(FailureCode(rawValue: code.rawValue) == code)
      #expect(try JSONEncoder().encode([code]) == Data("[\"\(code.rawValue)\"]".utf8))
      #expect(
        try JSONDecoder().decode([FailureCode].self, from: JSONEncoder().encode([code])) == [code])
    }
    #expect(FailureCode(rawValue: "scope-mising") == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([FailureCode].self, from: Data(#"["expired-soon"]"#.utf8))
    }
  }

  @Test func `has the stage of its check`() {
    for code in FailureCode.allCases {
      #expect(code.stage == code.check.stage)
      switch code {
      case .genuine: #expect(code.stage == .genuine)
      case .ours: #expect(code.stage == .ours)
      case .inTime: #expect(code.stage == .inTime)
      case .allowed: #expect(code.stage == .allowed)
      }
    }
  }

  @Test func `belongs to a check with a position and a name of its own`() {
    let checks = CheckID.allCases
    #expect(checks.map(\.position) == Array(checks.indices))
    #expect(Set(checks.map(\.name)).count == checks.count)
    #expect(checks.map(\.stage) == checks.map(\.stage).sorted())
    #expect(Set(FailureCode.allCases.map(\.check)) == Set(checks))
  }
}
