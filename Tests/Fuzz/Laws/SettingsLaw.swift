import CognitoToken

extension Law {
  /// A report on settings is consistent, whatever the settings are and in whatever order they are.
  public static let settings = Law(name: "settings") { input in
    var settings = PoolSettings()
    do throws(SettingsError) {
      try settings.read(input)
    } catch {
      return nil
    }
    let scopes = ["com.example.photos/read", "openid"]
    for origin in [TokenOrigin.api, .oauth, .machine] {
      guard let report = try? PoolReport(settings, expecting: scopes, origin: origin) else {
        return nil
      }
      let isFailed = report.checks.contains { $0.status == .failed }
      if isFailed != (report.verdict == .wouldNotCarry) { return "the verdict is not the checks'" }
      if report.granted.contains(where: report.missing.contains) {
        return "a scope is granted and missing"
      }
      if report.verdict == .wouldCarry, report.granted.count != scopes.count {
        return "a scope that would be carried is not granted"
      }
      if report.verdict == .wouldCarry || report.verdict == .notPrevented, !report.missing.isEmpty {
        return "a missing scope does not fail the verdict"
      }
      if isFailed, report.missing.isEmpty { return "a failure has no missing scope" }
      if let violation = violation(of: report.pool) { return violation }
    }
    return nil
  }

  /// The command that changes a pool has nothing in it that a shell interprets.
  private static func violation(of pool: UserPoolSettings?) -> String? {
    guard let change = pool?.lambdaConfig(version: .v2, function: "F") else { return nil }
    let text = JSONWriter.string(change, style: .compact)
    return text.contains("'") || text.contains("\\") ? "the change could end a quotation" : nil
  }
}
