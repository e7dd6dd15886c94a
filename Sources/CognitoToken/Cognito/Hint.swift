/// Why an expected scope is probably not there, and what to do next.
public struct Hint: Equatable, Sendable {
  public enum ID: String, CaseIterable, Sendable {
    // From the token.
    case apiSignInWithoutCustomization = "api-sign-in-without-customization"
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
  }

  public enum Certainty: String, Sendable {
    case certain, likely
  }

  public let id: ID
  public let certainty: Certainty
  /// What was seen.
  public let message: String
  /// What to do next, in words.
  public let advice: String
  /// A command that goes with the advice, to be copied whole.
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
}
