/// The position of a token in the input. The token at the lowest position is the one that is found.
///
/// It depends only on where the token is, never on its contents: a user can choose the text of a
/// nickname, a custom attribute or a redirect's query, but not its position.
struct TokenPosition: Comparable {
  /// The kind of name that a member or a field has.
  enum Name: Int, Comparable {
    /// A name for the token to find.
    case sought
    /// A name for a token of any use, such as `token`.
    case token
    /// A name for a token of another use.
    case other
    /// Any other name.
    case unknown
    /// No name: the token is somewhere in a text.
    case none

    static func < (one: Name, other: Name) -> Bool { one.rawValue < other.rawValue }
  }

  /// The number of longer strings that contain the token; 0 for the whole value of a member or a
  /// field.
  let nesting: Int
  let name: Name
  /// The levels of JSON around the token, or the sections of a text before it.
  let depth: Int

  /// After every position with the name `sought`, and before every other.
  static let afterSought = TokenPosition(nesting: 0, name: .sought, depth: .max)
  static let last = TokenPosition(nesting: .max, name: .none, depth: .max)

  /// The position of a token that is not the value of a member or a field. All such positions
  /// within a section of text are equal.
  static func bare(depth: Int) -> TokenPosition {
    TokenPosition(nesting: .max, name: .none, depth: depth)
  }

  static func < (one: TokenPosition, other: TokenPosition) -> Bool {
    one.key < other.key
  }

  /// Whether the position is before `other`, regardless of depth.
  func outranks(_ other: TokenPosition) -> Bool {
    (nesting, name) < (other.nesting, other.name)
  }

  private var key: (Int, Name, Int) { (nesting, name, depth) }
}
