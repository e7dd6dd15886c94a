/// The tokens that a lane has seen more than once, in bounded memory: logs repeat tokens.
///
/// It contains only what depends on a token's bytes alone: the parsed token, and whether its
/// signature is valid. It never contains a verdict: times and expectations are checked for every
/// line.
struct RepeatedTokens {
  /// The number of tokens of all lanes together, each with at most about 16 KiB.
  private static let slotLimit = 2048
  /// A token can be in any of this many neighbouring slots. With 4 instead of 16, two lanes with
  /// 500 tokens verified four times as many signatures: more than 4 tokens competed for the same
  /// slots.
  private static let wayLimit = 16
  /// Bytes. Longer tokens are not kept, nor are tokens with more JSON values than `nodeLimit`.
  private static let lengthLimit = 4096
  private static let nodeLimit = 256

  /// A token that is kept.
  struct Known {
    let slot: Int
    /// Whether the signature is valid; nil if the token names no usable key.
    let signature: Bool?
  }

  private enum State {
    /// The token was seen once, or cannot be kept.
    case seen
    case kept(signature: Bool?)
  }

  private let ways: Int
  private let sets: Int
  /// For each slot, a hash of the token that is kept or was seen once; 0 if the slot is free.
  private var marks: [UInt64]
  private var states: [State]
  /// For each slot, the token if it is kept.
  private(set) var tokens: [UnverifiedToken]
  /// The slot of the token that was last looked up, and whether it had occurred before.
  private var current = (slot: 0, isRepeated: false)
  private var turn = 0
  /// Keeps anybody from choosing tokens with the same hash.
  private let secret = UInt64.random(in: .min ... .max)

  init(lanes: Int) {
    let slots = max(Self.slotLimit / lanes, 1)
    ways = min(slots, Self.wayLimit)
    sets = slots / ways
    marks = Array(repeating: 0, count: sets * ways)
    states = Array(repeating: .seen, count: sets * ways)
    tokens = Array(repeating: UnverifiedToken(), count: sets * ways)
  }

  /// The number of tokens that are kept.
  var count: Int { states.count { if case .kept = $0 { true } else { false } } }

  /// What is known about the token with exactly this text; nil if it is not kept.
  mutating func find(_ text: Span<UInt8>) -> Known? {
    let mark = mark(of: text)
    let first = Int((mark >> 32) % UInt64(sets)) * ways
    for slot in first..<first + ways where marks[slot] == mark {
      if case .kept(let signature) = states[slot], tokens.span[slot].has(text) {
        return Known(slot: slot, signature: signature)
      }
      current = (slot, true)
      return nil
    }
    let slot = freeSlot(from: first)
    current = (slot, false)
    marks[slot] = mark
    states[slot] = .seen
    return nil
  }

  /// A free slot, or else one of the used ones in turn.
  private mutating func freeSlot(from first: Int) -> Int {
    for slot in first..<first + ways where marks[slot] == 0 { return slot }
    turn = (turn + 1) % ways
    return first + turn
  }

  /// Adds the token that was looked up last, if it occurred before.
  mutating func add(_ token: UnverifiedToken, signature: Bool?) {
    guard current.isRepeated, token.text.count <= Self.lengthLimit,
      token.claims.document.nodes.count <= Self.nodeLimit
    else { return }
    tokens[current.slot] = token
    states[current.slot] = .kept(signature: signature)
  }

  /// A keyed hash of bytes from all three parts; never 0. Kept tokens are compared
  /// completely, so two tokens with the same hash cost only time. `Hasher` would take three times
  /// as long.
  private func mark(of text: Span<UInt8>) -> UInt64 {
    var hash = secret ^ UInt64(text.count)
    func add(_ word: UInt64) {
      let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
      hash = product.high ^ product.low
    }
    let last = text.count - 8
    if last < 0 {
      for index in text.indices { add(UInt64(text[index])) }
    } else {
      for eighth in 0...8 { add(text.word(at: last * eighth / 8)) }
    }
    return hash | 1
  }
}
