extension TokenAudit {
  /// A source of lines: a file or standard input.
  public struct Source {
    /// Appends the next bytes, or none at the end. An error ends the source.
    public typealias Reader = (inout OutputSpan<UInt8>) throws -> Void

    /// The name in verdicts; nil if there is only one source.
    let name: String?
    let read: Reader

    /// - Parameters:
    ///   - name: The name in verdicts; nil if there is only one source.
    ///   - read: Appends the next bytes; nothing at the end.
    public init(name: String?, read: @escaping Reader) {
      self.name = name
      self.read = read
    }
  }
}

/// Cuts sources into blocks of whole lines. Its memory does not grow with the input.
struct LineBlocks {
  /// The greatest length of a line, in bytes.
  static let lineLimit = 256 * 1024
  /// The number of bytes that are read at a time.
  private static let readLength = 256 * 1024
  /// The greatest number of lines in a block. It bounds the output, because the verdict on a short
  /// line is much longer than the line.
  private static let lineCountLimit = 4096

  struct Block {
    enum Content {
      case lines
      /// One line over the limit. Its text is not kept.
      case overlongLine
      /// The source cannot be read from here on.
      case unreadable(any Error)
    }

    /// The block's position in the input, counted from 0.
    let number: Int
    let source: String?
    /// The number of the first line in the source, counted from 1.
    let firstLine: Int
    /// The bytes that were read. The block's lines are the first `length` of them.
    let bytes: [UInt8]
    let length: Int
    let content: Content
    /// The number of bytes read from all sources so far.
    let position: Int

    var text: Span<UInt8> { bytes.span.extracting(first: length) }
  }

  private var sources: ArraySlice<TokenAudit.Source>
  private var buffer: [UInt8] = []
  /// The number of bytes at the start of the buffer that are known to contain no line end.
  private var searched = 0
  private var isSkipping = false
  private var line = 1
  private var count = 0
  private var position = 0

  init(_ sources: [TokenAudit.Source]) { self.sources = sources[...] }

  mutating func next() -> Block? {
    while let source = sources.first {
      if isSkipping, let end = buffer.span.firstIndex(of: newline) {
        isSkipping = false
        buffer.removeFirst(end + 1)
        return overlongLine(of: source)
      }
      if !isSkipping, let (length, lineCount) = wholeLines() {
        return block(length: length, lineCount: lineCount, of: source)
      }
      if isSkipping || buffer.count > Self.lineLimit {
        isSkipping = true
        buffer.removeAll(keepingCapacity: true)
      }
      searched = buffer.count
      do {
        if try readMore(of: source) { continue }
      } catch {
        return unreadable(source, error)
      }
      sources = sources.dropFirst()
      defer { (line, isSkipping) = (1, false) }
      if isSkipping { return overlongLine(of: source) }
      // The last line need not end in a newline.
      if !buffer.isEmpty { return block(length: buffer.count, lineCount: 1, of: source) }
    }
    return nil
  }

  /// Returns false at the end of the source.
  private mutating func readMore(of source: TokenAudit.Source) throws -> Bool {
    try buffer.append(addingCapacity: Self.readLength) { output in try source.read(&output) }
    position += buffer.count - searched
    return buffer.count > searched
  }

  /// The bytes and the number of the whole lines in the buffer; nil if there are none.
  private func wholeLines() -> (length: Int, count: Int)? {
    var (length, count) = (0, 0)
    var start = searched
    while count < Self.lineCountLimit,
      let end = buffer.span.firstIndex(of: newline, from: start)
    {
      count += 1
      start = end + 1
      length = start
    }
    return count == 0 ? nil : (length, count)
  }

  private mutating func block(length: Int, lineCount: Int, of source: TokenAudit.Source) -> Block {
    let bytes = buffer
    buffer = Array(bytes[length...])
    searched = 0
    return block(bytes, length: length, lineCount: lineCount, .lines, of: source)
  }

  private mutating func overlongLine(of source: TokenAudit.Source) -> Block {
    block([], length: 0, lineCount: 1, .overlongLine, of: source)
  }

  /// Drops what was read of an unfinished line, because its end is unknown.
  private mutating func unreadable(_ source: TokenAudit.Source, _ error: any Error) -> Block {
    sources = sources.dropFirst()
    buffer.removeAll(keepingCapacity: true)
    searched = 0
    defer { (line, isSkipping) = (1, false) }
    return block([], length: 0, lineCount: 0, .unreadable(error), of: source)
  }

  private mutating func block(
    _ bytes: [UInt8], length: Int, lineCount: Int, _ content: Block.Content,
    of source: TokenAudit.Source
  ) -> Block {
    defer {
      count += 1
      line += lineCount
    }
    return Block(
      number: count, source: source.name, firstLine: line, bytes: bytes, length: length,
      content: content, position: position)
  }

  private let newline = UInt8(ascii: "\n")
}
