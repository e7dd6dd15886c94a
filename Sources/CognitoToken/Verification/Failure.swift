/// Why a check failed, with what it saw and what it expected. Each stage has a file with its
/// failures.
package enum Failure: Error, Equatable, Sendable {
  case genuine(Genuine)
  case ours(Ours)
  case inTime(InTime)
  case allowed(Allowed)

  package typealias Code = FailureCode

  package var code: Code {
    switch self {
    case .genuine(let failure): .genuine(failure.code)
    case .ours(let failure): .ours(failure.code)
    case .inTime(let failure): .inTime(failure.code)
    case .allowed(let failure): .allowed(failure.code)
    }
  }

  package var stage: Stage { code.stage }

  /// The RFC section or AWS page that requires what failed; nil if only the caller requires it.
  package var rule: String? {
    if case .genuine(.issuerNotTrusted) = self { CheckID.Ours.issuer.rule } else { code.check.rule }
  }

  /// What the check expected, for programs, if that can be listed.
  package var expected: JSON? {
    switch self {
    case .genuine(let failure): failure.expected
    case .ours(let failure): .strings(failure.expected)
    case .inTime: nil
    case .allowed(let failure): failure.expected
    }
  }

  /// What the check saw in the token, for programs, if anything.
  package var actual: JSON? {
    switch self {
    case .genuine(let failure): failure.actual
    case .ours(let failure): failure.actual
    case .inTime(let failure): failure.actual
    case .allowed(let failure): failure.actual
    }
  }
}

/// Why a check of a token failed, by the stage of the check. The raw value is the stable name in
/// reports, such as `scope-missing`.
public enum FailureCode: RawRepresentable, CaseIterable, Hashable, Codable, Sendable {
  /// It is not proven that a trusted key signed the token.
  case genuine(Genuine)
  /// The token is not for the expected use, issuer, client or audience.
  case ours(Ours)
  /// The token is not valid at the time of the check.
  case inTime(InTime)
  /// The token does not carry what is expected.
  case allowed(Allowed)

  /// All codes, in the order of the checks.
  public static let allCases =
    Genuine.allCases.map(FailureCode.genuine) + Ours.allCases.map(FailureCode.ours)
    + InTime.allCases.map(FailureCode.inTime) + Allowed.allCases.map(FailureCode.allowed)

  /// The stable name in reports.
  public var rawValue: String {
    switch self {
    case .genuine(let code): code.rawValue
    case .ours(let code): code.rawValue
    case .inTime(let code): code.rawValue
    case .allowed(let code): code.rawValue
    }
  }

  /// The code with this name in reports; nil if there is none.
  public init?(rawValue: String) {
    guard let code = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
    self = code
  }

  /// The check that fails with this code.
  package var check: CheckID {
    switch self {
    case .genuine(let code): .genuine(code.check)
    case .ours(let code): .ours(code.check)
    case .inTime(let code): .inTime(code.check)
    case .allowed(let code): .allowed(code.check)
    }
  }

  /// The stage of the check that fails with this code.
  public var stage: Stage { check.stage }
}
