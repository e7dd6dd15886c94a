/// What a search of the input found, and the choice of one token.
struct SearchResult {
  let use: Expectations.TokenUse
  private var candidates: [TokenCandidate] = []
  /// Each candidate's index by its text: a repeated token is one candidate.
  private var indices: [ArraySlice<UInt8>: Int] = [:]
  /// The challenge or error at the best position.
  private var outcome: (position: TokenPosition, error: SignInOutputError)?
  /// The value in the token's place, at the best position.
  private var substitute: (position: TokenPosition, value: Substitute)?
  private var encrypted: (position: TokenPosition, error: SignInOutputError)?
  private var fragment: Fragment?
  /// The number of tokens that were added, including repeated ones.
  private(set) var tokenCount = 0

  /// A value that is not a token, under the name of one.
  enum Substitute {
    /// A text that is not a JWT, named for a token of this use.
    case opaque(Expectations.TokenUse)
    case fragment(Fragment)
    case error(SignInOutputError)
  }

  /// A word that starts like a token and has too few or too many parts.
  struct Fragment {
    let offset: Int
    let partCount: Int
  }

  /// The number of tokens that a message lists.
  private static let listLimit = 5

  init(use: Expectations.TokenUse) { self.use = use }

  /// Whether neither a token nor a challenge nor an error was found.
  var isEmpty: Bool { candidates.isEmpty && outcome == nil }

  func position(_ label: TokenLabel?, nesting: Int, depth: Int) -> TokenPosition {
    TokenPosition(nesting: nesting, name: label?.name(for: use) ?? .unknown, depth: depth)
  }

  // MARK: Adding

  /// Adds a challenge or an error. It counts unless a token is at the same position or a better
  /// one.
  mutating func add(_ error: SignInOutputError, at position: TokenPosition) {
    if outcome.map({ position < $0.position }) ?? true { outcome = (position, error) }
  }

  /// Adds a value in the token's place.
  mutating func add(_ value: Substitute, at position: TokenPosition) {
    if substitute.map({ position < $0.position }) ?? true { substitute = (position, value) }
  }

  /// Adds a word that starts like a token.
  mutating func add(
    word: ArraySlice<UInt8>, at offset: Int, _ position: TokenPosition, isRefreshToken: Bool
  ) {
    let shape = TokenShape(word: word)
    if shape.isEncrypted {
      add(encrypted: shape, position, isRefreshToken: isRefreshToken)
    } else if isRefreshToken {
      return
    } else if shape.isSigned {
      add(shape.text, at: offset, position)
    } else if shape.text.count >= TokenText.shortestFragment {
      let found = Fragment(offset: offset, partCount: shape.partCount)
      fragment = fragment ?? found
      if position.name < .unknown { add(.fragment(found), at: position) }
    }
  }

  /// Adds the whole value of a member that is named for a token. It need not be well-formed.
  mutating func add(value: ArraySlice<UInt8>, at offset: Int, _ position: TokenPosition) {
    let shape = TokenShape(value)
    if shape.isEncrypted {
      add(encrypted: shape, position, isRefreshToken: false)
    } else {
      add(value, at: offset, position)
    }
  }

  private mutating func add(
    encrypted shape: TokenShape, _ position: TokenPosition, isRefreshToken: Bool
  ) {
    let error: SignInOutputError =
      isRefreshToken || shape.isRefreshToken ? .refreshToken : .encryptedToken
    if encrypted.map({ position < $0.position }) ?? true { encrypted = (position, error) }
    if !isRefreshToken, position.name < .unknown { add(.error(error), at: position) }
  }

  mutating func add(
    _ text: ArraySlice<UInt8>, at offset: Int, _ position: TokenPosition, lineCount: Int = 1
  ) {
    tokenCount += 1
    // A line of a log has one token, and the table would take a third of its time.
    if candidates.count == 1, let first = candidates.first { indices[first.text] = 0 }
    if let index = candidates.isEmpty ? nil : indices[text] {
      candidates[index].position = min(candidates[index].position, position)
    } else {
      if !candidates.isEmpty { indices[text] = candidates.count }
      candidates.append(
        TokenCandidate(text: text, offset: offset, position: position, lineCount: lineCount))
    }
  }

  // MARK: Choosing

  /// The token at the best position; of several there, the one with the `token_use` to find.
  ///
  /// - Parameter other: The error to throw if nothing was found.
  func token(
    in input: [UInt8], otherwise other: @autoclosure () -> SignInOutputError
  ) throws(SignInOutputError) -> TokenCandidate {
    guard let best = candidates.lazy.map(\.position).min() else {
      throw outcome?.error ?? missing(in: input) ?? other()
    }
    if let outcome, outcome.position < best { throw outcome.error }
    if let substitute, substitute.position.outranks(best) {
      throw error(substitute.value, in: input)
    }
    // Most lines of a log have one token.
    if candidates.count == 1 { return candidates[0] }
    var eligible = candidates.filter { $0.position == best }
    if eligible.count > 1 {
      let fitting = fitting(eligible)
      if !fitting.isEmpty { eligible = fitting }
    }
    guard eligible.count == 1, let token = eligible.first else {
      throw ambiguous(eligible, in: input)
    }
    return token
  }

  /// Why the input has no token, if the search saw something in its place.
  private func missing(in input: [UInt8]) -> SignInOutputError? {
    if let substitute { return error(substitute.value, in: input) }
    if let encrypted { return encrypted.error }
    return fragment.map { error(.fragment($0), in: input) }
  }

  private func error(_ value: Substitute, in input: [UInt8]) -> SignInOutputError {
    switch value {
    case .opaque(let use):
      return .noToken(.opaqueToken(use, isBesideOther: !candidates.isEmpty))
    case .error(let error): return error
    case .fragment(let fragment):
      let (line, column) = TextPosition.of(fragment.offset, in: input)
      return .noToken(.fragment(line: line, column: column, partCount: fragment.partCount))
    }
  }

  private func fitting(_ candidates: [TokenCandidate]) -> [TokenCandidate] {
    var claims = CandidateClaims()
    return candidates.filter {
      claims.read($0.text)
      return claims.tokenUse?.utf8.elementsEqual(use.rawValue.utf8) ?? false
    }
  }

  private func ambiguous(
    _ candidates: [TokenCandidate], in input: [UInt8]
  ) -> SignInOutputError {
    let sightings = candidates.prefix(Self.listLimit).map { candidate in
      var claims = CandidateClaims()
      claims.read(candidate.text)
      return TokenSighting(candidate, claims, in: input)
    }
    return .ambiguous(sightings, count: candidates.count)
  }
}
