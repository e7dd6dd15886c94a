extension TokenAudit {
  /// The totals of an audit.
  public struct Totals: Sendable {
    /// An expected scope, and the number of tokens that were rejected because they lack it.
    public struct MissingScope: Equatable, Sendable {
      /// The expected scope.
      public let scope: String
      /// The number of rejected tokens without it.
      public internal(set) var count: Int
    }

    /// How much is counted.
    public enum Detail: Sendable {
      /// Verdicts, failures, and the clients of tokens that lack a scope.
      case verdicts
      /// The verdicts of every client too, and how many users and tokens are distinct.
      case full
    }

    /// The number of tokens that passed every check.
    public private(set) var accepted = 0
    /// The number of tokens that failed a check.
    public private(set) var rejected = 0
    /// The number of lines without a token that can be verified.
    public private(set) var malformed = 0
    /// The number of lines for each ``FailureCode`` or error code. A token counts once for each of
    /// its failures.
    public private(set) var failures: [String: Int] = [:]
    /// The expected scopes in the order of the expectations, each once.
    public private(set) var missingScopes: [MissingScope]
    /// The errors of the sources that could not be read to their end.
    public internal(set) var unreadable: [any Error] = []

    let detail: Detail
    /// The clients of tokens with a valid signature, and those of other tokens: forged tokens must
    /// not displace real clients.
    private var genuineClients = ClientTable()
    private var otherClients = ClientTable()
    private var users = DistinctCount()
    private var tokens = DistinctCount()

    init(expecting scopes: Expectations.Scopes, detail: Detail = .verdicts) {
      self.detail = detail
      var seen: Set<ExactText> = []
      missingScopes = (scopes.all + scopes.any).filter { seen.insert(ExactText($0)).inserted }
        .map { MissingScope(scope: $0, count: 0) }
    }

    /// The number of lines that are not blank.
    public var all: Int { verified + malformed }
    /// The number of lines that contain a token.
    public var verified: Int { accepted + rejected }

    /// The totals of each client by its ID, in the order of the IDs; at most 8,192 clients.
    package var clients: [(id: String, totals: ClientTotals)] {
      var table = genuineClients.totals
      for (id, totals) in otherClients.totals {
        table[id, default: ClientTotals()].add(totals)
      }
      return table.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { ($0.key.text, $0.value) }
    }

    /// Whether there are more clients than `clients` has.
    package var leavesOutClients: Bool { genuineClients.isCut || otherClients.isCut }

    /// How many values of `sub` the users' tokens have: exact up to 131,072, then an estimate. 0
    /// unless the detail is full.
    public var distinctUsers: Int { users.value }

    /// How many different tokens there are: exact up to 131,072, then an estimate. 0 unless
    /// the detail is full.
    public var distinctTokens: Int { tokens.value }

    /// Whether `distinctUsers` and `distinctTokens` are exact.
    public var areDistinctCountsExact: Bool { users.isExact && tokens.isExact }

    mutating func count(
      _ token: UnverifiedToken, _ failures: [Failure], isGenuine: Bool, clientClaim: Claim
    ) {
      var missing: MissingScopes?
      for failure in failures {
        self.failures[failure.code.rawValue, default: 0] += 1
        if case .allowed(.scopeMissing(let scopes, _)) = failure { missing = scopes }
      }
      if failures.isEmpty { accepted += 1 } else { rejected += 1 }
      if let missing { count(missing) }
      if missing != nil || detail == .full, let client = token.claims.string(clientClaim) {
        let totals = ClientTotals(
          accepted: failures.isEmpty ? 1 : 0, rejected: failures.isEmpty ? 0 : 1,
          withoutScope: missing == nil ? 0 : 1)
        if isGenuine {
          genuineClients.add(totals, for: ExactText(client))
        } else {
          otherClients.add(totals, for: ExactText(client))
        }
      }
      if detail == .full { countDistinct(token) }
    }

    /// A machine's token is not counted as a user's: its `sub` is the client's ID.
    private mutating func countDistinct(_ token: UnverifiedToken) {
      tokens.insert(token.text)
      guard let subject = token.claims.string(.sub).map({ ExactText($0) }),
        !token.claims.has(.clientID, equalTo: subject)
      else { return }
      users.insert(subject.utf8)
    }

    private mutating func count(_ missing: MissingScopes) {
      let names = Set(missing.scopes.map { ExactText($0) })
      for index in missingScopes.indices
      where names.contains(ExactText(missingScopes[index].scope)) {
        missingScopes[index].count += 1
      }
    }

    mutating func countMalformed(_ code: String) {
      malformed += 1
      failures[code, default: 0] += 1
    }

    mutating func add(_ other: Totals) {
      accepted += other.accepted
      rejected += other.rejected
      malformed += other.malformed
      unreadable += other.unreadable
      failures.merge(other.failures, uniquingKeysWith: +)
      for index in missingScopes.indices {
        missingScopes[index].count += other.missingScopes[index].count
      }
      genuineClients.add(other.genuineClients)
      otherClients.add(other.otherClients)
      users.formUnion(other.users)
      tokens.formUnion(other.tokens)
    }

    /// Leaves out the clients that are above the limit.
    mutating func finish() {
      genuineClients.cut()
      otherClients.cut()
    }
  }
}
