/// Finds the token in each line of a log, one after another, and reuses its storage.
///
/// It finds the same token as `SignInOutput`, in 1 µs instead of 3 for a typical line of a log.
package struct LineSearch {
  package enum Found {
    /// The token is this part of the line.
    case part(Range<Int>)
    case text(ArraySlice<UInt8>)
  }

  private let use: Expectations.TokenUse
  /// The last line that starts like an object.
  private var document = JSONDocument()

  /// - Parameter use: Which of several tokens in a line to find.
  package init(_ use: Expectations.TokenUse) { self.use = use }

  /// The token, which need not be well-formed.
  ///
  /// - Parameter line: At least one byte, without white space at its ends.
  package mutating func find(in line: Span<UInt8>) throws(SignInOutputError) -> Found {
    if line[0] == UInt8(ascii: "{"), read(line) {
      return .text(try SignInOutput.find(in: document, of: document.text, at: 0, use: use).text)
    }
    if let range = LogLine.token(in: line) { return .part(range) }
    return .text(try SignInOutput.find(in: Array(copying: line), use: use).text[...])
  }

  /// Reads the line as JSON; returns whether it is.
  private mutating func read(_ line: Span<UInt8>) -> Bool {
    document.text.removeAll(keepingCapacity: true)
    document.text.append(line)
    do throws(JSONError) {
      try document.index(.noted)
      return true
    } catch { return false }
  }
}
