extension UserPoolSettings {
  /// What keeps a trigger from adding scopes to the tokens of a future sign-in, as far as it is
  /// known.
  package func hints(for origin: TokenOrigin) -> [Hint.Settings] {
    let isPlanRefused = plan == .known(.lite)
    switch trigger {
    case .absent:
      return [.poolWithoutTrigger(self, .certain)] + (isPlanRefused ? [planHint] : [])
    case .known(let trigger):
      let needed = LambdaVersion.needed(for: origin)
      guard let version = trigger.version.value else { return [] }
      if version < needed {
        return [.poolTriggerVersion(self, version, needed: needed, .certain)]
          + (isPlanRefused ? [planHint] : [])
      }
      return isRefusedForPlan ? [planHint] : []
    case .unknown: return []
    }
  }

  /// Only pools created before 2024-11-22T18:00:00Z may have a V2_0 trigger in the plan LITE.
  var planHint: Hint.Settings {
    let isNew = created.map { $0 > Self.plansStarted } ?? false
    return .poolPlan(self, isNew ? .certain : .likely)
  }

  private static let plansStarted = NumericDate(1_732_298_400)

  /// Whether it is unknown if a deployed pool's plan allows the trigger's version. A Lite pool
  /// created after plans were introduced should not have V2_0, and no Lite pool should have V3_0.
  var isPlanDoubtful: Bool {
    guard plan == .known(.lite), name.source.isDeployed,
      let version = trigger.value?.version.value, version > .v1
    else { return false }
    return version > .v2 || created.map { $0 > Self.plansStarted } ?? true
  }

  /// Whether Cognito refuses the trigger's version for the plan. A deployed pool has been allowed
  /// to keep it.
  var isRefusedForPlan: Bool {
    guard plan == .known(.lite), !name.source.isDeployed,
      let version = trigger.value?.version.value
    else { return false }
    return version > .v1
  }
}
