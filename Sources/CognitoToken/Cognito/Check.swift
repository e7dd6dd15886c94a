/// The stages of a verdict; the first that failed gives the exit code.
public enum Stage: Int, Comparable, Sendable {
  case genuine = 1
  case ours = 2
  case inTime = 3
  case allowed = 4

  public static func < (one: Stage, other: Stage) -> Bool { one.rawValue < other.rawValue }
}

/// What is checked, in this order.
public enum CheckID: Int, CaseIterable, Sendable {
  case header, algorithm, key, signature
  case tokenUse, issuer, client, audience
  case expiry, notBefore, issuedAt
  case scope, group, claim

  public var name: String {
    switch self {
    case .tokenUse: "token-use"
    case .notBefore: "not-before"
    case .issuedAt: "issued-at"
    default: "\(self)"
    }
  }

  public var stage: Stage {
    switch self {
    case .header, .algorithm, .key, .signature: .genuine
    case .tokenUse, .issuer, .client, .audience: .ours
    case .expiry, .notBefore, .issuedAt: .inTime
    case .scope, .group, .claim: .allowed
    }
  }
}

/// Why a check failed.
public enum FailureCode: String, CaseIterable, Sendable {
  case criticalHeaderUnsupported = "critical-header-unsupported"
  case unencodedPayloadUnsupported = "unencoded-payload-unsupported"
  case algorithmMissing = "algorithm-missing"
  case algorithmNotAllowed = "algorithm-not-allowed"
  case algorithmKeyMismatch = "algorithm-key-mismatch"
  case keyIDMissing = "key-id-missing"
  case keyNotFound = "key-not-found"
  case keyIDAmbiguous = "key-id-ambiguous"
  case keyUnusable = "key-unusable"
  case keyTooWeak = "key-too-weak"
  case signatureInvalid = "signature-invalid"
  case tokenUseMismatch = "token-use-mismatch"
  case tokenUseMissing = "token-use-missing"
  case issuerMismatch = "issuer-mismatch"
  case issuerMissing = "issuer-missing"
  case clientMismatch = "client-mismatch"
  case clientMissing = "client-missing"
  case audienceMismatch = "audience-mismatch"
  case audienceMissing = "audience-missing"
  case expired
  case expiresSoon = "expires-soon"
  case expiryMissing = "expiry-missing"
  case notYetValid = "not-yet-valid"
  case issuedInTheFuture = "issued-in-the-future"
  case scopeMissing = "scope-missing"
  case scopeForbidden = "scope-forbidden"
  case scopeUnexpected = "scope-unexpected"
  case groupMissing = "group-missing"
  case claimMissing = "claim-missing"
  case claimMismatch = "claim-mismatch"
}

/// Why a check could not be made, or did not have to be.
public enum SkipReason: Sendable {
  case notAsked
  case claimAbsent
  case expiryAllowed
  case noKey
  case algorithmRefused
  case headerRefused
}

/// Why one check failed: one or several codes, each a finding of its own.
///
/// Without storage on the heap, since `audit` makes one for every rejected token.
public struct Failures: Equatable, Sendable {
  public let first: FailureCode
  private let second: FailureCode?
  private let third: FailureCode?

  init(_ code: FailureCode) {
    (first, second, third) = (code, nil, nil)
  }

  /// The codes that are not nil; nil where none is.
  init?(_ one: FailureCode?, _ two: FailureCode?, _ three: FailureCode? = nil) {
    guard let first = one ?? two ?? three else { return nil }
    self.first = first
    second = one != nil ? two ?? three : two != nil ? three : nil
    third = one != nil && two != nil ? three : nil
  }

  /// In the order in which they are reported.
  public var codes: [FailureCode] {
    var codes: [FailureCode] = []
    append(to: &codes)
    return codes
  }

  func append(to codes: inout [FailureCode]) {
    codes.append(first)
    if let second { codes.append(second) }
    if let third { codes.append(third) }
  }
}

/// What came of one check.
public enum Outcome: Equatable, Sendable {
  case passed
  case failed(Failures)
  case skipped(SkipReason)

  static func failed(_ code: FailureCode) -> Outcome { .failed(Failures(code)) }
}

/// What came of every check of one token.
public struct Outcomes: Sendable {
  private var outcomes = InlineArray<14, Outcome>(repeating: .skipped(.notAsked))

  public subscript(id: CheckID) -> Outcome {
    get { outcomes[id.rawValue] }
    set { outcomes[id.rawValue] = newValue }
  }

  /// The first stage with a failed check; nil where the token is accepted.
  public var failedStage: Stage? {
    for index in outcomes.indices {
      if case .failed = outcomes[index] { return CheckID(rawValue: index)?.stage }
    }
    return nil
  }

  public var failures: [FailureCode] {
    var codes: [FailureCode] = []
    for index in outcomes.indices {
      if case .failed(let failures) = outcomes[index] { failures.append(to: &codes) }
    }
    return codes
  }

  /// Whether the signature was verified with a trusted key.
  public var isGenuine: Bool {
    self[.header] == .passed && self[.algorithm] == .passed && self[.key] == .passed
      && self[.signature] == .passed
  }
}
