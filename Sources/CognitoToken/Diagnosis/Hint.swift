/// A cause of a missing scope, and what to do next.
public struct Hint: Equatable, Sendable {
  public enum ID: String, CaseIterable, Sendable {
    // From the token.
    case apiSignInWithoutCustomization = "api-sign-in-without-customization"
    case customizedWithoutScope = "customized-without-scope"
    case idToken = "id-token"
    case machineToken = "machine-token"
    case oauthSignIn = "oauth-sign-in"
    case nearMiss = "near-miss"
    case staleToken = "stale-token"
    case emulatorIssuer = "emulator-issuer"
    case replicaIssuer = "replica-issuer"
    case adminScopeSuppressed = "admin-scope-suppressed"
    // From a trigger's event or response.
    case v1Event = "v1-event"
    case v1Container = "v1-container"
    case scopesInWrongPlace = "scopes-in-wrong-place"
    case scopeWithSpace = "scope-with-space"
    case scopeAddedAndSuppressed = "scope-added-and-suppressed"
    case reservedClaim = "reserved-claim"
    case groupsRemoved = "groups-removed"
    case emptyResponse = "empty-response"
    case clientMetadataAbsent = "client-metadata-absent"
    case unknownTriggerSource = "unknown-trigger-source"
    case v1EventWithScopes = "v1-event-with-scopes"
    case v1GroupsSuppressed = "v1-groups-suppressed"
    case undocumentedValue = "undocumented-value"
  }

  public enum Certainty: String, Sendable {
    /// A documented rule proves it.
    case certain
    /// Observed, or one cause of several.
    case likely
  }

  public let id: ID
  public let certainty: Certainty
  /// What the hint is based on.
  public let message: String
  /// What to do next, without the command.
  public let advice: String
  /// A command line that belongs to the advice.
  public let command: String?

  init(
    id: ID, certainty: Certainty, message: String, next advice: String, command: String? = nil
  ) {
    self.id = id
    self.certainty = certainty
    self.message = message
    self.advice = advice
    self.command = command
  }

  /// What to do next, with the command if there is one.
  public var next: String { command.map { "\(advice): \($0)" } ?? advice }

  /// The first three names, quoted. They come from a token or a response, so each is redacted and cut.
  static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).map { "\"\(cut(Redaction.redacting($0), to: 64))\"" }
    let rest = names.count > 3 ? " and \(names.count - 3) more" : ""
    return shown.joined(separator: ", ") + rest
  }

  /// The text, cut to a number of Unicode scalars.
  static func cut(_ text: String, to limit: Int) -> String {
    let start = text.unicodeScalars.prefix(limit)
    return start.endIndex == text.unicodeScalars.endIndex ? text : String(start) + "…"
  }
}
