import FuzzLaws
import Synchronization
import Testing

@testable import CognitoToken

@Suite struct `A token that is repeated` {
  /// Tokens that share two of their three parts with another one, and others.
  private static let texts: [[UInt8]] = {
    let (good, other) = (`A token after another`.good, `A token after another`.other)
    let long = TestToken.signed(claims: TestToken.claims([("x", .string(pad(3000)))]))
    let many = TestToken.signed(
      claims: TestToken.claims([("x", .array(.init(repeating: 1, count: 400)))]))
    let near = TokenReuse.steps(around: good, and: other).map(\.text)
    var seen: Set<[UInt8]> = []
    return ([good, other, long, many] + near).filter { seen.insert($0).inserted }
  }()

  private static func pad(_ count: Int) -> String { String(repeating: "x", count: count) }

  /// A line with the token, as logs have it.
  @Test(arguments: [("", ""), ("{\"time\":1,\"token\":\"", "\"}"), ("GET / Bearer ", " 200")])
  func `gets the verdict of verify each time, whatever tokens are between`(
    before: String, after: String
  ) throws {
    let verdicts = TwoVerdicts(try `A token after another`.verifier())
    let lines = Self.texts.map { Array(before.utf8) + $0 + Array(after.utf8) }
    let expected = try lines.map { line throws in try verdicts.verify(line) }
    #expect(Set(expected).count > 5)
    var generator = SeededGenerator(seed: 1)
    let orders = [
      lines.indices.flatMap { [$0, $0, $0, $0] }, (0..<4).flatMap { _ in lines.indices },
      (0..<6).flatMap { _ in lines.indices }.shuffled(using: &generator),
    ]
    for order in orders {
      #expect(try verdicts.audit(order.map { lines[$0] }) == order.map { expected[$0] })
    }
  }

  @Test func `is verified as of the time in its own line`() throws {
    let token = String(decoding: TestToken.signed(), as: UTF8.self)
    let times = (0..<5).flatMap { _ in [1_767_227_400, 1_767_229_200, 1_767_220_000] }
    let input = times.map { "{\"time\":\($0),\"token\":\"\(token)\"}" }.joined(separator: "\n")
    var rest = Array(input.utf8)[...]
    let source = TokenAudit.Source(name: nil) { output in
      for byte in rest.prefix(output.freeCapacity) { output.append(byte) }
      rest = rest.dropFirst(output.count)
    }
    let verdicts = Mutex<[String]>([])
    let audit = TokenAudit(
      of: [source], verifier: try TestRules().verifier(),
      time: TokenAudit.Time(clock: { TestToken.now }, member: TokenAudit.TimeMember("time")),
      lanes: 1,
      isOrdered: true,
      render: TokenAudit.Renderer { verdict, _ in
        guard case .verified(let failures, _) = verdict.finding else { return }
        verdicts.withLock { $0.append(failures.map(\.code.rawValue).joined()) }
      }, write: { _, _ in })
    _ = try audit.run()
    let expected = (0..<5).flatMap { _ in ["", "expired", "issued-in-the-future"] }
    #expect(verdicts.withLock { $0 } == expected)
  }

  @Test func `is found only from its third occurrence on, and only with the same bytes`() throws {
    var table = RepeatedTokens(lanes: 1)
    for text in Self.texts {
      guard let token = try? UnverifiedToken(text) else { continue }
      for occurrence in 1...4 {
        let found = table.find(text.span)
        let isKept = text.count <= 4096 && token.claims.document.nodes.count <= 256
        #expect((found != nil) == (occurrence > 2 && isKept))
        #expect(found.map { table.tokens[$0.slot].text == text && $0.signature == true } ?? true)
        if found == nil { table.add(token, signature: true) }
      }
    }
  }

  @Test(arguments: [1, 2, 256, 1024])
  func `is kept in bounded memory, all of which is used, with any number of lanes`(
    lanes: Int
  ) throws {
    var table = RepeatedTokens(lanes: lanes)
    let token = try UnverifiedToken(Self.texts[0])
    var texts: [[UInt8]] = []
    for number in 0..<5000 {
      texts.append(Array("e\(number)".utf8))
      for text in [texts[number], texts[number]] where table.find(text.span) == nil {
        table.add(token, signature: nil)
      }
    }
    #expect(1800...max(2048, 4 * lanes) ~= table.count * lanes)
  }
}

@Suite struct `A search for a byte` {
  /// At every position next to every other byte, in texts whose length is not a multiple of the
  /// word's.
  @Test(arguments: [1, 15, 16, 17, 31, 33, 40])
  func `finds the first one that is not plain, or not of a token`(length: Int) {
    var differences = 0
    for position in 0..<length {
      for byte in UInt8.min...UInt8.max {
        var text = [UInt8](repeating: UInt8(ascii: "A"), count: length)
        text[position] = byte
        let isPlain = 0x20...0x7E ~= byte && byte != 0x22 && byte != 0x5C
        let isCharacter = TokenText.isCharacter(byte)
        for start in [0, position, position + 1] {
          let next = start > position ? length : position
          if text.span.firstNotPlain(from: start) != (isPlain ? length : next)
            || text.span.firstNotTokenCharacter(from: start) != (isCharacter ? length : next)
          {
            differences += 1
          }
        }
      }
    }
    #expect(differences == 0)
  }
}
