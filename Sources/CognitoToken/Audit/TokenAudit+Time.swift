extension TokenAudit {
  /// The time as of which an audit verifies each token.
  public struct Time: Sendable {
    let clock: @Sendable () -> NumericDate
    let member: TimeMember?

    /// - Parameters:
    ///   - clock: Returns the time for all tokens of a block. Called when the block has been read.
    ///   - member: The member of a line that contains the time for its token, instead of the
    ///     clock's time.
    public init(clock: @escaping @Sendable () -> NumericDate, member: TimeMember? = nil) {
      self.clock = clock
      self.member = member
    }
  }

  /// The member of a JSON log line that contains the time at which its token was used.
  public struct TimeMember: Equatable, Sendable {
    /// Why a line has no such time.
    package enum Problem: Error, Equatable, Sendable {
      /// The line is not a JSON object.
      case noObject
      case absent
      /// Several members have this name, and they may differ.
      case repeated
      case notATime
    }

    /// Names of nested members, with a dot between them.
    public let path: String
    /// For each name, the path from it to the end, and the name.
    private let steps: [(rest: ExactText, name: ExactText)]

    /// nil if a name in the path is empty.
    public init?(_ path: String) {
      let names = path.split(separator: ".", omittingEmptySubsequences: false)
      if names.contains(where: \.isEmpty) { return nil }
      self.path = path
      steps = names.indices.map { index in
        (ExactText(names[index...].joined(separator: ".")), ExactText(String(names[index])))
      }
    }

    public static func == (one: TimeMember, other: TimeMember) -> Bool {
      ExactText(one.path) == ExactText(other.path)
    }

    /// The time in a line: RFC 3339, or seconds or milliseconds since 1970, as a number or a
    /// string.
    ///
    /// A member whose name itself contains the dots takes precedence over nested members.
    func time(in line: Span<UInt8>) -> Result<NumericDate, Problem> {
      let text = InputEncoding.utf8(line.indices.map { line[$0] })
      guard let line = try? JSONDocument(envelope: text), line.kind(of: 0) == .object else {
        return .failure(.noObject)
      }
      var object = 0
      for step in steps {
        switch value(step.rest, of: object, in: line) {
        case .found(let node): return time(at: node, in: line)
        case .repeated: return .failure(.repeated)
        case .absent: break
        }
        switch value(step.name, of: object, in: line) {
        case .found(let node): object = node
        case .repeated: return .failure(.repeated)
        case .absent: return .failure(.absent)
        }
      }
      return .failure(.absent)
    }

    private enum Value {
      case found(Int)
      case absent, repeated
    }

    private func value(_ name: ExactText, of object: Int, in line: JSONDocument) -> Value {
      guard line.kind(of: object) == .object else { return .absent }
      var found: Int?
      var node = object + 1
      let end = line.next(after: object)
      while node < end {
        if line.isString(node, equalTo: name) {
          if found != nil { return .repeated }
          found = node + 1
        }
        node = line.next(after: node + 1)
      }
      return found.map { .found($0) } ?? .absent
    }

    private func time(at node: Int, in line: JSONDocument) -> Result<NumericDate, Problem> {
      let time: NumericDate?
      switch line.kind(of: node) {
      case .number:
        time = Self.time(String(decoding: line.text[line.range(of: node)], as: UTF8.self))
      case .string:
        let text = line.string(at: node) ?? ""
        let isNumber = text.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
        time = isNumber ? Self.time(text) : NumericDate(rfc3339: text)
      default: time = nil
      }
      return time.map { .success($0) } ?? .failure(.notATime)
    }

    /// A number below 100,000,000,000 (the year 5138) counts seconds. A larger one counts
    /// milliseconds (from 1973).
    private static func time(_ number: String) -> NumericDate? {
      guard let amount = Double(number), amount >= 0 else { return nil }
      let seconds = amount < 1e11 ? amount : amount / 1000
      return seconds < NumericDate.end ? NumericDate(seconds) : nil
    }
  }
}
