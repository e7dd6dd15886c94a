/// The policy of one function, or of one of its aliases or versions.
struct InvocationPolicy: Equatable, Sendable {
  let permissions: [InvocationPermission]
  /// Whether nothing else permits a call. A template's permissions may be in another template.
  let isComplete: Bool

  /// Whether Cognito may call the function for a pool; nil if that is not known.
  func permits(_ function: SettingTarget, for pool: SettingTarget?) -> Bool? {
    let own = permissions.filter { $0.function.map { Self.isSame($0, function) } ?? false }
    if own.isEmpty { return nil }
    // A permission whose function is not known may be for this function.
    let others = permissions.filter { $0.function == nil && $0.effect(on: pool) != .none }
    let effects = own.map { $0.effect(on: pool) } + others.map { _ in .unknown }
    if effects.contains(.denies) { return false }
    if effects.contains(.allows) { return effects.contains(.unknown) ? nil : true }
    return effects.contains(.unknown) || !isComplete ? nil : false
  }

  /// Whether the permission is for the trigger's function. A template may name it or use its ARN.
  static func isSame(_ permitted: SettingTarget, _ function: SettingTarget) -> Bool {
    switch (permitted, function) {
    case (.resource(let one), .resource(let other)): ExactText(one) == ExactText(other)
    case (.named(let one), .named(let other)):
      ExactText(one) == ExactText(other)
        || ExactText(other.split(separator: ":").dropFirst(6).joined(separator: ":"))
          == ExactText(one)
    default: false
    }
  }
}
