/// The version of the event that Cognito sends to a pre token generation trigger, as in
/// `LambdaVersion`.
///
/// Amazon Cognito, "Pre token generation Lambda trigger".
package enum LambdaVersion: String, CaseIterable, Comparable, Sendable {
  /// Changes ID tokens only.
  case v1 = "V1_0"
  /// Changes users' access tokens, too.
  case v2 = "V2_0"
  /// Changes machines' access tokens, too.
  case v3 = "V3_0"

  package static func < (one: LambdaVersion, other: LambdaVersion) -> Bool {
    one.rawValue < other.rawValue
  }

  /// The lowest version that can add a scope to a token of this origin.
  static func needed(for origin: TokenOrigin) -> LambdaVersion { origin == .machine ? .v3 : .v2 }
}

/// A user pool's feature plan, as in `UserPoolTier`.
package enum FeaturePlan: String, CaseIterable, Sendable {
  case lite = "LITE"
  case essentials = "ESSENTIALS"
  case plus = "PLUS"
}
