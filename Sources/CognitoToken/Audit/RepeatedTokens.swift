/// The tokens that occurred repeatedly in a lane's input, in bounded memory: logs repeat tokens.
///
/// It contains only what depends on a token's bytes alone: the parsed token, and whether its signature
/// is valid. It never contains a verdict: times and expectations are checked for every line.
struct RepeatedTokens {
  struct Entry {
    let token: UnverifiedToken
    /// Whether the signature is valid; nil if the token names no usable key.
    let signature: Bool?
  }

  private struct Slot {
    /// A hash of the token that is here or is expected here; 0 if there is none.
    var mark: UInt64 = 0
    /// nil until the token occurs for the second time.
    var entry: Entry?
  }

  /// The number of tokens of all lanes together, each with at most about 16 KiB.
  private static let slotLimit = 2048
  /// A token has one of this many neighbouring slots.
  private static let ways = 4
  /// A longer token is not kept, nor one with more JSON values. Bytes.
  private static let lengthLimit = 4096
  private static let nodeLimit = 256

  private var slots: [Slot]
  /// The number of entries.
  var count: Int { slots.count { $0.entry != nil } }
  /// The slot of the token that was last looked up, and whether it had occurred before.
  private var current = (slot: 0, isRepeated: false)
  private var turn = 0

  init(lanes: Int) {
    let sets = max(Self.slotLimit / Self.ways / lanes, 1)
    slots = [Slot](repeating: Slot(), count: sets * Self.ways)
  }

  /// The entry with exactly this text; nil if there is none.
  mutating func entry(for text: Span<UInt8>) -> Entry? {
    let mark = Self.mark(of: text)
    let first = Int(mark % UInt64(slots.count / Self.ways)) * Self.ways
    for slot in first..<first + Self.ways where slots[slot].mark == mark {
      if let entry = slots[slot].entry, entry.token.text.span.isEqual(to: text) { return entry }
      current = (slot, true)
      return nil
    }
    turn = (turn + 1) % Self.ways
    current = (first + turn, false)
    slots[first + turn] = Slot(mark: mark)
    return nil
  }

  /// Adds the token that was looked up last, if it occurred before.
  mutating func add(_ token: UnverifiedToken, signature: Bool?) {
    guard current.isRepeated, token.text.count <= Self.lengthLimit,
      token.claims.document.nodes.count <= Self.nodeLimit
    else { return }
    slots[current.slot].entry = Entry(token: token, signature: signature)
  }

  /// A hash with a secret key of bytes from all three parts. Entries are compared completely, so two
  /// tokens with the same hash cost only time.
  private static func mark(of text: Span<UInt8>) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(text.count)
    unsafe text.withUnsafeBytes { bytes in
      let count = bytes.count
      for start in [0, count / 2, count - 48] where start >= 0 {
        unsafe hasher.combine(
          bytes: UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + 48, count)]))
      }
    }
    return UInt64(bitPattern: Int64(hasher.finalize())) | 1
  }
}
