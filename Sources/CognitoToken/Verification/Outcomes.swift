/// Why a check did not run, or did not count.
package enum SkipReason: Sendable {
  /// No expectation asks for it.
  case notAsked
  /// The token lacks the optional claim.
  case claimAbsent
  /// The token has expired, and the expectations allow that.
  case expiryAllowed
  case noUsableKey
  case algorithmRefused
  case headerRefused
}

/// The result of one check.
package enum Outcome: Equatable, Sendable {
  case passed
  /// The failures of this check, at least one.
  case failed([Failure])
  case skipped(SkipReason)

  static func failed(_ failure: Failure) -> Outcome { .failed([failure]) }
  static func failed(_ failure: Failure.Genuine) -> Outcome { .failed(.genuine(failure)) }
  static func failed(_ failure: Failure.InTime) -> Outcome { .failed(.inTime(failure)) }

  /// Failed if there are failures, otherwise passed.
  init(_ failures: [Failure.Allowed]) {
    self = failures.isEmpty ? .passed : .failed(failures.map(Failure.allowed))
  }

  package var failures: [Failure] { if case .failed(let failures) = self { failures } else { [] } }
}

/// The results of all checks of one token.
package struct Outcomes: Equatable, Sendable {
  private static let none = [Outcome](
    repeating: .skipped(.notAsked), count: CheckID.allCases.count)

  private var outcomes = Self.none

  package subscript(id: CheckID) -> Outcome {
    get { outcomes[id.position] }
    set { outcomes[id.position] = newValue }
  }

  subscript(check: CheckID.Genuine) -> Outcome {
    get { self[.genuine(check)] }
    set { self[.genuine(check)] = newValue }
  }
  subscript(check: CheckID.Ours) -> Outcome {
    get { self[.ours(check)] }
    set { self[.ours(check)] = newValue }
  }
  subscript(check: CheckID.InTime) -> Outcome {
    get { self[.inTime(check)] }
    set { self[.inTime(check)] = newValue }
  }
  subscript(check: CheckID.Allowed) -> Outcome {
    get { self[.allowed(check)] }
    set { self[.allowed(check)] = newValue }
  }

  /// Removes the results but keeps the storage, unless it is shared.
  mutating func reset() {
    for index in outcomes.indices { outcomes[index] = .skipped(.notAsked) }
  }

  /// In the order of the checks.
  package var failures: [Failure] {
    var failures: [Failure] = []
    for case .failed(let more) in outcomes { failures += more }
    return failures
  }

  /// The first stage with a failed check; nil if the token is accepted.
  package var failedStage: Stage? {
    for case .failed(let failures) in outcomes { return failures.first?.stage }
    return nil
  }

  /// Whether the signature was verified with a trusted key.
  package var isGenuine: Bool {
    hasPassed(.header) && hasPassed(.algorithm) && hasPassed(.key) && hasPassed(.signature)
  }

  func hasPassed(_ check: CheckID.Genuine) -> Bool {
    if case .passed = self[check] { true } else { false }
  }
}
