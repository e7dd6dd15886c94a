/// What a search of the input found, and the choice among it.
struct SignInFindings {
  let use: Expectations.TokenUse
  private var candidates: [TokenCandidate] = []
  /// Each candidate's index by its text: a token that is repeated is one.
  private var indices: [ArraySlice<UInt8>: Int] = [:]
  /// How the sign-in ended, if not with a token.
  private var outcome: (position: TokenPosition, error: SignInOutputError)?
  /// The most prominent place where the token should be and is not.
  private var gap: (position: TokenPosition, reason: Gap)?
  private var encrypted: (position: TokenPosition, error: SignInOutputError)?
  private var fragment: Fragment?
  /// How many tokens were noted, repeated ones among them.
  private(set) var noteCount = 0

  /// What is where the token should be.
  enum Gap {
    /// A text that is no JWT, under the name of a token of this use.
    case opaque(Expectations.TokenUse)
    case fragment(Fragment)
    case error(SignInOutputError)
  }

  /// What begins as a token does, and has not its parts.
  struct Fragment {
    let offset: Int
    let partCount: Int
  }

  /// How many of several tokens a message lists.
  private static let listLimit = 5

  init(use: Expectations.TokenUse) { self.use = use }

  var hasCandidates: Bool { !candidates.isEmpty }
  var isEmpty: Bool { candidates.isEmpty && outcome == nil }

  func position(_ label: TokenLabel?, nesting: Int, depth: Int) -> TokenPosition {
    TokenPosition(nesting: nesting, name: label?.name(for: use) ?? .unknown, depth: depth)
  }

  // MARK: Noting

  /// Notes how the sign-in ended. A token in the same position, or a better one, counts for more.
  mutating func note(_ error: SignInOutputError, at position: TokenPosition) {
    if outcome.map({ position < $0.position }) ?? true { outcome = (position, error) }
  }

  /// Notes that the token should be here and is not.
  mutating func note(_ reason: Gap, at position: TokenPosition) {
    if gap.map({ position < $0.position }) ?? true { gap = (position, reason) }
  }

  /// Notes a word that begins as a token does.
  mutating func note(
    word: ArraySlice<UInt8>, at offset: Int, _ position: TokenPosition, isRefreshToken: Bool = false
  ) {
    let end = word.lastIndex { $0 != UInt8(ascii: ".") } ?? word.startIndex
    let text = word[...end]
    let shape = TokenShape(text)
    if shape.isEncrypted {
      note(encrypted: shape, position, isRefreshToken: isRefreshToken)
    } else if isRefreshToken {
      return
    } else if shape.isSigned {
      add(text, at: offset, position)
    } else if shape.partCount == 2, word.count > text.count, shape.isUnsecured {
      add(word[...(end + 1)], at: offset, position)
    } else if text.count >= Redaction.shortestToken {
      let found = Fragment(offset: offset, partCount: shape.partCount)
      fragment = fragment ?? found
      if position.name < .unknown { note(.fragment(found), at: position) }
    }
  }

  /// Notes the whole value of a member that is named as tokens are: a word that begins as a token does is one, however
  /// malformed.
  mutating func note(value: ArraySlice<UInt8>, at offset: Int, _ position: TokenPosition) {
    let shape = TokenShape(value)
    if shape.isEncrypted {
      note(encrypted: shape, position, isRefreshToken: false)
    } else {
      add(value, at: offset, position)
    }
  }

  private mutating func note(
    encrypted shape: TokenShape, _ position: TokenPosition, isRefreshToken: Bool
  ) {
    let error: SignInOutputError =
      isRefreshToken || shape.isRefreshToken ? .refreshToken : .encryptedToken
    if encrypted.map({ position < $0.position }) ?? true { encrypted = (position, error) }
    if !isRefreshToken, position.name < .unknown { note(.error(error), at: position) }
  }

  mutating func add(
    _ text: ArraySlice<UInt8>, at offset: Int, _ position: TokenPosition, lineCount: Int = 1
  ) {
    noteCount += 1
    // A single token is not worth a table.
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

  /// The token: by its position, and among several in the same by `token_use`; nil if there is none.
  func token(in input: [UInt8]) throws(SignInOutputError) -> FoundToken? {
    guard let best = candidates.map(\.position).min() else {
      if let outcome { throw outcome.error }
      return nil
    }
    if let outcome, outcome.position < best { throw outcome.error }
    if let gap, gap.position.outranks(best) { throw error(gap.reason, in: input) }
    var eligible = candidates.filter { $0.position == best }
    if eligible.count > 1 {
      let fitting = fitting(eligible)
      if !fitting.isEmpty { eligible = fitting }
    }
    if eligible.count > 1 { throw ambiguous(eligible, in: input) }
    return eligible.first.map { FoundToken($0.text, lineCount: $0.lineCount) }
  }

  /// Why there is none, where the search has seen it.
  func reason(in input: [UInt8]) -> SignInOutputError? {
    if let gap { return error(gap.reason, in: input) }
    if let encrypted { return encrypted.error }
    return fragment.map { error(.fragment($0), in: input) }
  }

  private func error(_ gap: Gap, in input: [UInt8]) -> SignInOutputError {
    switch gap {
    case .opaque(let use):
      return .noToken(.nameWithoutToken(use, isBesideOther: hasCandidates))
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

  private func ambiguous(_ candidates: [TokenCandidate], in input: [UInt8]) -> SignInOutputError {
    let sightings = candidates.prefix(Self.listLimit).map { candidate in
      var claims = CandidateClaims()
      claims.read(candidate.text)
      return TokenSighting(candidate, claims, in: input)
    }
    return .ambiguous(sightings, of: candidates.count)
  }
}
