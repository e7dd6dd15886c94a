/// Where lines come from: a file, or standard input.
public struct LineSource {
  /// What it is called in verdicts; nil where there is only one.
  public let name: String?
  /// The next bytes; none at the end.
  let read: () throws -> [UInt8]

  public init(name: String?, read: @escaping () throws -> [UInt8]) {
    self.name = name
    self.read = read
  }
}

/// Cuts sources into blocks of whole lines, in memory that does not grow with them.
struct LineBlocks {
  /// The longest line that is read, in bytes.
  static let lineLimit = 256 * 1024
  /// A block has few more lines than this: there is a verdict for each, and that of a short line is far longer.
  private static let lineCountLimit = 4096

  struct Block {
    /// In the order of the input, from 0.
    let number: Int
    let source: String?
    /// From 1, in the source.
    let firstLine: Int
    /// Whole lines, or nil for one that is over the limit.
    let text: [UInt8]?
    /// Bytes read of all sources so far.
    let position: Int
  }

  private var sources: ArraySlice<LineSource>
  private var buffer: [UInt8] = []
  /// How many bytes the buffer begins with that have no line end.
  private var searched = 0
  private var isSkipping = false
  private var line = 1
  private var count = 0
  private var position = 0

  init(_ sources: [LineSource]) { self.sources = sources[...] }

  mutating func next() throws -> Block? {
    while let source = sources.first {
      if isSkipping, let end = buffer.firstIndex(of: newline) {
        isSkipping = false
        buffer.removeSubrange(...end)
        return block(nil, of: source, lineCount: 1)
      } else if !isSkipping, let (end, lineCount) = wholeLines() {
        let text = Array(buffer[..<end])
        buffer.removeSubrange(..<end)
        searched = 0
        return block(text, of: source, lineCount: lineCount)
      }
      if isSkipping || buffer.count > Self.lineLimit {
        isSkipping = true
        buffer = []
      }
      searched = buffer.count
      let bytes = try source.read()
      position += bytes.count
      if !bytes.isEmpty {
        if buffer.isEmpty { buffer = bytes } else { buffer += bytes }
        continue
      }
      sources = sources.dropFirst()
      let last = isSkipping ? nil : buffer
      defer { (line, isSkipping, buffer, searched) = (1, false, [], 0) }
      if last?.isEmpty ?? false { continue }
      return block(last, of: source, lineCount: 1)
    }
    return nil
  }

  /// Where the lines end that make the next block, and how many they are.
  private func wholeLines() -> (end: Int, count: Int)? {
    var (end, count) = (0, 0)
    var start = searched
    while start < buffer.count, count < Self.lineCountLimit {
      let piece = buffer[start..<min(start + Self.lineCountLimit, buffer.count)]
      if let last = piece.lastIndex(of: newline) {
        end = last + 1
        count += piece.count { $0 == newline }
      }
      start = piece.endIndex
    }
    return count == 0 ? nil : (end, count)
  }

  private mutating func block(_ text: [UInt8]?, of source: LineSource, lineCount: Int) -> Block {
    defer {
      count += 1
      line += lineCount
    }
    return Block(
      number: count, source: source.name, firstLine: line, text: text, position: position)
  }

  private let newline = UInt8(ascii: "\n")
}
