import Foundation
import Testing

@testable import CognitoToken

@Suite struct `A code` {
  @Test func `has a name of its own, by which it is encoded and found`() throws {
    try check(FailureCode.self, unknown: "scope-mising")
    try check(HintCode.self, unknown: "nearMiss")
  }

  private func check<Code: RawRepresentable & CaseIterable & Codable & Hashable>(
    _: Code.Type, unknown: String
  ) throws where Code.RawValue == String {
    #expect(Set(Code.allCases.map(\.rawValue)).count == Code.allCases.count)
    for code in Code.allCases {
      let json = Data("[\"\(code.rawValue)\"]".utf8)
      #expect(Code(rawValue: code.rawValue) == code)
      #expect(try JSONEncoder().encode([code]) == json)
      #expect(try JSONDecoder().decode([Code].self, from: json) == [code])
    }
    #expect(Code(rawValue: unknown) == nil)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Code].self, from: Data("[\"\(unknown)\"]".utf8))
    }
  }

  @Test func `of a failure has the stage of its check`() {
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

  @Test func `of a failure belongs to a check with a position and a name of its own`() {
    let checks = CheckID.allCases
    #expect(checks.map(\.position) == Array(checks.indices))
    #expect(Set(checks.map(\.name)).count == checks.count)
    #expect(checks.map(\.stage) == checks.map(\.stage).sorted())
    #expect(Set(FailureCode.allCases.map(\.check)) == Set(checks))
  }
}
