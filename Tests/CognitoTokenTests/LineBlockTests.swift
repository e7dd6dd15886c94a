import Testing

@testable import CognitoToken

@Suite struct `Blocks of lines` {
  /// The blocks of a text that is read in pieces of this length.
  static func blocks(of text: String, in length: Int) throws -> [LineBlocks.Block] {
    var rest = Array(text.utf8)[...]
    var blocks = LineBlocks([
      TokenAudit.Source(name: nil) { output in
        let piece = rest.prefix(min(length, output.freeCapacity))
        for byte in piece { output.append(byte) }
        rest = rest.dropFirst(piece.count)
      }
    ])
    var all: [LineBlocks.Block] = []
    while let block = blocks.next() { all.append(block) }
    return all
  }

  /// The block's lines; nil for a line over the limit.
  static func text(_ block: LineBlocks.Block) -> String? {
    guard case .lines = block.content else { return nil }
    return String(decoding: block.bytes.prefix(block.length), as: UTF8.self)
  }

  @Test(arguments: ["a\nbb\n\nccc\n", "a\n\n\nb", "\n", "", "a"], [1, 2, 3, 100])
  func `contain the whole text, cut at line ends and numbered`(text: String, length: Int) throws {
    let blocks = try Self.blocks(of: text, in: length)
    #expect(blocks.compactMap(Self.text).joined() == text)
    var line = 1
    for (index, block) in blocks.enumerated() {
      #expect(block.number == index && block.firstLine == line)
      line += Self.text(block)?.count { $0 == "\n" } ?? 0
    }
  }

  /// A verdict is much longer than a short line, and is kept until its turn.
  @Test func `have a limited number of lines`() throws {
    let blocks = try Self.blocks(of: String(repeating: "x\n", count: 100_000), in: 256 * 1024)
    #expect(blocks.allSatisfy { $0.length <= 2 * 4096 })
    #expect(blocks.map(\.length).reduce(0, +) == 200_000)
  }

  /// Searching the whole line for its end after each byte would take quadratic time.
  @Test func `are cut in linear time if a long line arrives byte by byte`() throws {
    let text = String(repeating: "x", count: LineBlocks.lineLimit) + "\ny"
    let blocks = try Self.blocks(of: text, in: 1)
    #expect(blocks.map(\.length) == [LineBlocks.lineLimit + 1, 1])
  }

  @Test(arguments: [1000, 65_536])
  func `report a line over the limit without its text`(length: Int) throws {
    let long = String(repeating: "x", count: 2 * LineBlocks.lineLimit)
    let blocks = try Self.blocks(of: "a\n\(long)\n\nb\n\(long)", in: length)
    #expect(blocks.map(Self.text) == ["a\n", nil, "\nb\n", nil])
    #expect(blocks.map(\.firstLine) == [1, 2, 3, 5])
  }

  private enum Fault: Error {
    case now
  }

  /// Whole lines that were read before are kept. An unfinished line is not, because its end is
  /// unknown.
  @Test(arguments: ["", "a\n", "a\nb\nunfinished", "unfinished"], [1, 100])
  func `end with the error of a source that fails, and continue with the next source`(
    text: String, length: Int
  ) throws {
    func source(_ name: String, _ text: String, failing: Bool) -> TokenAudit.Source {
      var rest = Array(text.utf8)[...]
      return TokenAudit.Source(name: name) { output in
        if rest.isEmpty, failing { throw Fault.now }
        for byte in rest.prefix(length) { output.append(byte) }
        rest = rest.dropFirst(length)
      }
    }
    var reader = LineBlocks([
      source("one", text, failing: true), source("two", "c\nd", failing: false),
      source("three", text, failing: true),
    ])
    var found: [String] = []
    var number = 0
    while let block = reader.next() {
      #expect(block.number == number)
      number += 1
      let name = block.source ?? ""
      if case .unreadable(let error) = block.content {
        #expect(error is Fault)
        found.append("\(name):\(block.firstLine) failed")
      } else {
        let lines = try #require(Self.text(block)).split(separator: "\n").enumerated()
        found += lines.map { "\(name):\(block.firstLine + $0.offset) \($0.element)" }
      }
    }
    let lines = text.replacing("unfinished", with: "").split(separator: "\n")
    func expected(_ name: String) -> [String] {
      lines.enumerated().map { "\(name):\($0.offset + 1) \($0.element)" }
        + ["\(name):\(lines.count + 1) failed"]
    }
    #expect(found == expected("one") + ["two:1 c", "two:2 d"] + expected("three"))
  }
}
