/// The stages of verification, in order. The first stage that fails decides the verdict.
public enum Stage: Int, Comparable, Codable, Sendable {
  /// Signed by a trusted key.
  case genuine = 1
  /// Issued by the expected issuer, for the expected use, client and audience.
  case ours = 2
  /// Valid at the time of the check.
  case inTime = 3
  /// Carries the expected scopes, groups and claims.
  case allowed = 4

  /// Stages are ordered as they run.
  public static func < (one: Stage, other: Stage) -> Bool { one.rawValue < other.rawValue }
}

/// A check of a token, by its stage. A file for each stage has its checks, with their failures.
package enum CheckID: CaseIterable, Hashable, Sendable {
  case genuine(Genuine)
  case ours(Ours)
  case inTime(InTime)
  case allowed(Allowed)

  /// In the order in which they run.
  package static let allCases =
    Genuine.allCases.map(CheckID.genuine) + Ours.allCases.map(CheckID.ours)
    + InTime.allCases.map(CheckID.inTime) + Allowed.allCases.map(CheckID.allowed)

  /// The position in `allCases`.
  var position: Int {
    switch self {
    case .genuine(let check): check.rawValue
    case .ours(let check): Genuine.count + check.rawValue
    case .inTime(let check): Genuine.count + Ours.count + check.rawValue
    case .allowed(let check): Genuine.count + Ours.count + InTime.count + check.rawValue
    }
  }

  package var stage: Stage {
    switch self {
    case .genuine: .genuine
    case .ours: .ours
    case .inTime: .inTime
    case .allowed: .allowed
    }
  }

  /// The check's name in reports.
  package var name: String {
    switch self {
    case .genuine(let check): check.name
    case .ours(let check): check.name
    case .inTime(let check): check.name
    case .allowed(let check): check.name
    }
  }

  /// The RFC section or AWS page that requires the check; nil if only the caller requires it.
  package var rule: String? {
    switch self {
    case .genuine(let check): check.rule
    case .ours(let check): check.rule
    case .inTime(let check): check.rule
    case .allowed(let check): check.rule
    }
  }
}

extension CaseIterable {
  fileprivate static var count: Int { allCases.count }
}
