/// What a search of the input came upon, and the choice among it.
struct SignInFindings {
  private let use: Expectations.TokenUse
  private var candidates: [TokenCandidate] = []
  /// Each candidate's index by its text: a token that stands twice is one.
  private var indices: [ArraySlice<UInt8>: Int] = [:]
  /// How the sign-in ended, if not with a token.
  private var outcome: SignInOutputError?
  private var hasEncryptedToken = false
  private var fragment: (offset: Int, partCount: Int)?
  private var hasNameWithoutToken = false

  /// How many of several tokens a message lists.
  private static let listLimit = 5

  init(use: Expectations.TokenUse) { self.use = use }

  var isEmpty: Bool { candidates.isEmpty && outcome == nil }

  // MARK: Noting

  /// The first outcome is the one that is told.
  mutating func note(_ outcome: SignInOutputError?) {
    self.outcome = self.outcome ?? outcome
  }

  mutating func note(challenge name: ArraySlice<UInt8>) {
    note(Challenge(name).map { .challenge($0) })
  }

  /// Notes a token of which the claims are there and the text is not.
  mutating func note(payloadAlone use: Expectations.TokenUse) {
    if use == self.use { note(.notSerialised(use)) }
  }

  /// Notes a word that begins as a token does.
  mutating func note(word: ArraySlice<UInt8>, at offset: Int, label: TokenLabel?) {
    let end = word.lastIndex { $0 != UInt8(ascii: ".") } ?? word.startIndex
    let text = word[...end]
    let parts = TokenParts(text)
    if parts.areEncrypted {
      hasEncryptedToken = true
    } else if label == .secret {
      return
    } else if parts.areSigned {
      add(text, at: offset, label: label)
    } else if parts.count == 2, word.count > text.count, Self.isUnsecured(text) {
      add(word[...(end + 1)], at: offset, label: label)
    } else if fragment == nil, text.count >= Redaction.shortestToken {
      fragment = (offset, parts.count)
    }
  }

  /// Notes the value of a member that is named as tokens are. A word that begins as a token does is one, however
  /// malformed.
  mutating func note(value: ArraySlice<UInt8>, at offset: Int, label: TokenLabel) {
    guard let range = BareToken.range(in: value.span) else {
      if label == .secret { return }
      let before = candidates.count
      TextSearch.search(value, shift: offset - value.startIndex, into: &self)
      if label == .token(use), candidates.count == before { hasNameWithoutToken = true }
      return
    }
    let text = value.dropFirst(range.lowerBound).prefix(range.count)
    if TokenParts(text).areEncrypted {
      hasEncryptedToken = true
    } else if label != .secret {
      add(text, at: offset + range.lowerBound, label: label)
    }
  }

  private mutating func add(_ text: ArraySlice<UInt8>, at offset: Int, label: TokenLabel?) {
    let isNamed = label == .token(use)
    if let index = indices[text] {
      candidates[index].isNamed = candidates[index].isNamed || isNamed
    } else {
      indices[text] = candidates.count
      candidates.append(TokenCandidate(text: text, offset: offset, isNamed: isNamed))
    }
  }

  /// Whether the header of `header.claims.` says that there is no signature: RFC 7518 §3.6.
  private static func isUnsecured(_ text: ArraySlice<UInt8>) -> Bool {
    var header = JOSEHeader()
    var warnings: [Warning] = []
    let encoded = text.prefix { $0 != UInt8(ascii: ".") }
    do {
      try Base64URL.decode(encoded.span, into: &header.document.text)
      try header.index(.lenient, &warnings)
      return header.hasAlgorithm("none")
    } catch {
      return false
    }
  }

  // MARK: Choosing

  /// The token: by its name, or else by its `token_use`; nil if there is none.
  func token(in input: [UInt8]) throws(SignInOutputError) -> [UInt8]? {
    let named = candidates.filter(\.isNamed)
    if named.count == 1 { return named.first.map { Array($0.text) } }
    let eligible = named.isEmpty ? candidates : named
    if eligible.count > 1 || outcome != nil {
      let fitting = fitting(eligible)
      if fitting.count == 1 { return fitting.first.map { Array($0.text) } }
      if fitting.count > 1 { throw ambiguous(fitting, in: input) }
    }
    if named.isEmpty, let outcome { throw outcome }
    if eligible.count > 1 { throw ambiguous(eligible, in: input) }
    return eligible.first.map { Array($0.text) }
  }

  /// Why there is none, where the search has seen it.
  func reason(in input: [UInt8]) -> SignInOutputError? {
    if hasEncryptedToken { return .refreshToken }
    if let fragment {
      let (line, column) = TextPosition.of(fragment.offset, in: input)
      return .noToken(.fragment(line: line, column: column, partCount: fragment.partCount))
    }
    return hasNameWithoutToken ? .noToken(.nameWithoutToken(use)) : nil
  }

  private func fitting(_ candidates: [TokenCandidate]) -> [TokenCandidate] {
    var claims = CandidateClaims()
    return candidates.filter {
      claims.read($0)
      return claims.tokenUse?.utf8.elementsEqual(use.rawValue.utf8) ?? false
    }
  }

  private func ambiguous(_ candidates: [TokenCandidate], in input: [UInt8]) -> SignInOutputError {
    let sightings = candidates.prefix(Self.listLimit).map { candidate in
      var claims = CandidateClaims()
      claims.read(candidate)
      return TokenSighting(candidate, claims, in: input)
    }
    return .ambiguous(sightings, of: candidates.count)
  }
}
