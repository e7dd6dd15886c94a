/// Why an expected scope is probably not there, and what to do next.
public struct Hint: Equatable, Sendable {
  public enum ID: String, CaseIterable, Sendable {
    case apiSignInWithoutCustomization = "api-sign-in-without-customization"
    case idToken = "id-token"
    case nearMiss = "near-miss"
  }

  public enum Certainty: String, Sendable {
    case certain, likely
  }

  public let id: ID
  public let certainty: Certainty
  /// What was seen.
  public let message: String
  /// What to do next.
  public let next: String
}
