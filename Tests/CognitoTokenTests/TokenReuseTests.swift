import Foundation
import FuzzLaws
import Testing

@testable import CognitoToken

/// Tokens that are read one after another get the same results as each one alone.
@Suite struct `A token after another` {
  /// Texts that are read one after another.
  struct Row: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let steps: [TokenReuse.Step]
  }

  static let header = #"{"kid":"key","alg":"RS256"}"#
  static let claims = #"{"sub":"a","token_use":"access","scope":"a b","exp":1767229200}"#
  static let good = TestToken.signed(spelled: header, claims)
  static let other = TestToken.signed(spelled: header, #"{"token_use":"id"}"#)

  /// A text with one part replaced.
  static func good(_ part: Int, by text: String) -> [UInt8] {
    var parts = good.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    parts[part] = Array(text.utf8)[...]
    return Array(parts.joined(separator: [UInt8(ascii: ".")]))
  }

  static func part(_ text: String) -> String { Base64URL.encode(Array(text.utf8)) }

  static let rows = [
    Row(
      testDescription: "the same header, and different claims",
      steps: [(other, .strict), (good, .strict), (other, .strict), (good, .strict)]),
    Row(
      testDescription: "a header that is the start of the previous one",
      steps: [
        // 27 bytes are a multiple of three, so the base64url of one text starts that of the other.
        (good(0, by: part(header + "   ")), .strict), (good, .strict),
        (good(0, by: part(header + "   ")), .strict),
      ]),
    Row(
      testDescription: "only a header, and then a whole token",
      steps: [
        (good(0, by: part(header)).prefix { $0 != UInt8(ascii: ".") } + Array("..".utf8), .strict),
        (good, .strict), (Array(part(header).utf8), .strict), (good, .strict),
      ]),
    Row(
      testDescription: "a header that differs only in its last character, and is refused",
      steps: [
        (good(0, by: part(header + " ")), .strict), (good(0, by: part(header + "!")), .strict),
        (good(0, by: part(header + " ")), .lenient), (good(0, by: part(header + "!")), .lenient),
      ]),
    Row(
      testDescription: "another algorithm and another key, in a header of the same length",
      steps: [
        (good, .strict),
        (good(0, by: part(#"{"kid":"key","alg":"PS256"}"#)), .strict), (good, .strict),
        (good(0, by: part(#"{"kid":"yek","alg":"RS256"}"#)), .strict), (good, .strict),
      ]),
    Row(
      testDescription: "a header that is refused repeatedly",
      steps: [
        (good, .strict), (good(0, by: part("{}x")), .strict), (good(0, by: part("{}x")), .strict),
        (good(0, by: "!!!!"), .strict), (good(0, by: "!!!!"), .strict), (good, .strict),
      ]),
    Row(
      testDescription: "a header with a duplicate, lenient and then strict",
      steps: [
        (good(0, by: part(#"{"alg":"RS256","alg":"none"}"#)), .lenient),
        (good(0, by: part(#"{"alg":"RS256","alg":"none"}"#)), .strict), (good, .strict),
        (good(0, by: part(#"{"alg":"RS256","alg":"none"}"#)), .lenient), (good, .lenient),
      ]),
    Row(
      testDescription: "a header whose alg is not a string, lenient and then strict",
      steps: [
        (good(0, by: part(#"{"kid":"key","alg":1}"#)), .lenient),
        (good(0, by: part(#"{"kid":"key","alg":1}"#)), .strict), (good, .strict),
      ]),
    Row(
      testDescription: "critical extensions, and then none",
      steps: [
        (good(0, by: part(#"{"kid":"key","alg":"RS256","crit":["b64"],"b64":false}"#)), .strict),
        (good, .strict),
        (good(0, by: part(#"{"kid":"key","alg":"RS256","crit":["b64"],"b64":false}"#)), .lenient),
        (good, .lenient), (good, .strict),
      ]),
    Row(
      testDescription: "claims that are refused after the same header",
      steps: [
        (good, .strict), (good(1, by: ""), .strict), (good, .strict), (good(1, by: "!"), .strict),
        (good, .strict), (good(1, by: part(#"{"exp":"x"}"#)), .strict), (good, .strict),
      ]),
    Row(
      testDescription: "missing claims, after claims that are present",
      steps: [(good, .strict), (good(1, by: part("{}")), .strict), (good, .strict)]),
    Row(
      testDescription: "claims with a duplicate, and then the same without",
      steps: [
        (good(1, by: part(#"{"sub":"a","sub":"b"}"#)), .lenient), (good, .lenient),
        (good(1, by: part(#"{"sub":"a","sub":"b"}"#)), .strict), (good, .strict),
      ]),
    Row(
      testDescription: "a signature that is refused, empty, or another token's",
      steps: [
        (good, .strict), (good(2, by: ""), .strict), (good, .strict), (good(2, by: "!"), .strict),
        (good, .strict), (good(2, by: "AAAA"), .strict), (good, .strict),
      ]),
    Row(
      testDescription: "texts without three parts, and texts that are too long",
      steps: [
        (good, .strict), ([], .strict), (good, .strict), (good + Array(".".utf8), .strict),
        (good, .strict),
        (good(1, by: String(repeating: "A", count: CompactJWS.lengthLimit)), .strict),
        (good, .strict), (good, .lenient),
      ]),
  ]

  static func verifier() throws -> TokenVerifier {
    var rules = TestRules(algorithms: Algorithm.allCases)
    rules.scopes.all = ["a"]
    return try rules.verifier()
  }

  @Test(arguments: rows) func `gets the same result as if it were the first`(row: Row) throws {
    var reuse = TokenReuse(try Self.verifier())
    #expect(try reuse.violation(of: row.steps) == nil)
  }

  @Test func `gets the same result after a token made to be mistaken for it`() throws {
    var reuse = TokenReuse(try Self.verifier())
    #expect(
      try reuse.violation(of: TokenReuse.steps(around: Self.good, and: Self.other)) == nil)
  }

  // MARK: Verify and audit

  /// The samples, the fuzzers' seeds and findings, and the texts above.
  static let corpus: [[UInt8]] = {
    let package = URL(filePath: #filePath).appending(path: "../../..").standardized
    let folders = [
      "samples/tokens", "Tests/Fuzz/corpus/token", "Tests/Fuzz/regressions/token",
      "Tests/Fuzz/corpus/sign-in",
    ]
    let files = folders.flatMap { folder in
      let url = package.appending(path: folder)
      let names = (try? FileManager.default.contentsOfDirectory(atPath: url.path)) ?? []
      return names.sorted().compactMap { try? Data(contentsOf: url.appending(path: $0)) }
    }
    let lines = files.flatMap { $0.split(separator: UInt8(ascii: "\n")).map(Array.init) }
    let texts = (lines + rows.flatMap { $0.steps.map(\.text) }).filter { 1..<8_192 ~= $0.count }
    var seen: Set<[UInt8]> = []
    return texts.filter { seen.insert($0).inserted }
  }()

  @Test func `gets the same verdict from audit as from verify, after any other token`() throws {
    let verdicts = TwoVerdicts(try Self.verifier())
    let expected = try Self.corpus.map { line throws in try verdicts.verify(line) }
    #expect(Set(expected).count > 10)
    // Each line comes before every line: 0 0 0 1 0 2 … 1 1 1 2 …
    let order = expected.indices.flatMap { one in
      expected.indices.dropFirst(one).flatMap { [one, $0] }
    }
    let audited = try verdicts.audit(order.map { Self.corpus[$0] })
    #expect(audited == order.map { expected[$0] })
  }
}
