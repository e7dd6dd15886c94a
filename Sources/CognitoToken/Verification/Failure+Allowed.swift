extension CheckID {
  /// The checks that the token carries the expected scopes, groups and claims.
  package enum Allowed: Int, CaseIterable, Sendable {
    case scope, group, claim

    var name: String { "\(self)" }

    /// nil if only the caller requires it.
    package var rule: String? { self == .scope ? "RFC 6749 §3.3" : nil }
  }
}

extension FailureCode {
  /// Why the token does not carry what is expected.
  public enum Allowed: String, CaseIterable, Codable, Sendable {
    /// An expected scope is not granted. RFC 6749 §3.3.
    case scopeMissing = "scope-missing"
    /// A forbidden scope is granted.
    case scopeForbidden = "scope-forbidden"
    /// A scope is granted that is not expected, and ``Expectations/Scopes/exact`` is set.
    case scopeUnexpected = "scope-unexpected"
    /// `cognito:groups` has none of ``Expectations/groups``.
    case groupMissing = "group-missing"
    /// An expected claim is missing.
    case claimMissing = "claim-missing"
    /// A claim does not have the expected value.
    case claimMismatch = "claim-mismatch"

    package var check: CheckID.Allowed {
      switch self {
      case .scopeMissing, .scopeForbidden, .scopeUnexpected: .scope
      case .groupMissing: .group
      case .claimMissing, .claimMismatch: .claim
      }
    }
  }
}

extension Failure {
  /// Why the token does not carry what is expected.
  package enum Allowed: Equatable, Sendable {
    case scopeMissing(MissingScopes, granted: [String])
    case scopeForbidden([String])
    case scopeUnexpected([String], expected: [String], granted: [String])
    case groupMissing(actual: [String], expected: [String])
    case claimMissing([Expectations.ClaimValue])
    case claimMismatch([Expectations.ClaimValue.Mismatch])

    package var code: Code.Allowed {
      switch self {
      case .scopeMissing: .scopeMissing
      case .scopeForbidden: .scopeForbidden
      case .scopeUnexpected: .scopeUnexpected
      case .groupMissing: .groupMissing
      case .claimMissing: .claimMissing
      case .claimMismatch: .claimMismatch
      }
    }

    var expected: JSON? {
      switch self {
      case .scopeMissing(let missing, _): .strings(missing.scopes)
      case .scopeForbidden: nil
      case .scopeUnexpected(_, let expected, _), .groupMissing(_, let expected):
        .strings(expected)
      case .claimMissing(let claims):
        .object(claims.map { JSON.Member($0.name, .string($0.value)) })
      case .claimMismatch(let mismatches):
        .object(mismatches.map { JSON.Member($0.expected.name, .string($0.expected.value)) })
      }
    }

    var actual: JSON? {
      switch self {
      case .scopeMissing(_, let granted), .scopeUnexpected(_, _, let granted): .strings(granted)
      case .scopeForbidden(let scopes): .strings(scopes)
      case .groupMissing(let actual, _): .strings(actual)
      case .claimMissing: nil
      case .claimMismatch(let mismatches):
        .object(mismatches.map { JSON.Member($0.expected.name, $0.actual) })
      }
    }
  }
}
