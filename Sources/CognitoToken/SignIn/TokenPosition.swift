/// How prominently a token stands in an input. The first in order is the one that is taken.
///
/// It depends on where the token stands and never on what it says: a nickname, a custom attribute or a redirect's
/// query can hold any text, but not move to a better position.
struct TokenPosition: Comparable {
  /// What the value of a member or a field is called.
  enum Name: Int, Comparable {
    /// As the token that is looked for is named.
    case sought
    /// As a token of any use is named, such as `token`.
    case token
    /// As a token of another use is named.
    case other
    /// As nothing that is known here.
    case unknown
    /// Not at all: a token somewhere in a text.
    case none

    static func < (one: Name, other: Name) -> Bool { one.rawValue < other.rawValue }
  }

  /// How many longer strings it is in; 0 for the whole value of a member or a field.
  let nesting: Int
  let name: Name
  /// Levels of JSON around it, or sections of a text before it.
  let depth: Int

  /// Before everything whose name is not `sought`, and after everything whose is.
  static let afterSought = TokenPosition(nesting: 0, name: .sought, depth: .max)
  static let last = TokenPosition(nesting: .max, name: .none, depth: .max)

  /// A token that is not the value of anything: all of them are equally prominent, save for the sections of a text.
  static func bare(depth: Int) -> TokenPosition {
    TokenPosition(nesting: .max, name: .none, depth: depth)
  }

  static func < (one: TokenPosition, other: TokenPosition) -> Bool {
    one.key < other.key
  }

  /// Whether a rule that takes only what is named ranks it before `other`, wherever in the nesting of JSON they are.
  func outranks(_ other: TokenPosition) -> Bool {
    (nesting, name) < (other.nesting, other.name)
  }

  private var key: (Int, Name, Int) { (nesting, name, depth) }
}
