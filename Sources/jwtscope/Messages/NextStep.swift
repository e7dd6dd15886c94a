import CognitoToken

/// What to do about a failure, with a command line that helps, if there is one.
struct NextStep {
  let code: Failure.Code
  let advice: String
  let command: String?

  /// With the command, in one line.
  var text: String { command.map { "\(advice): \($0)" } ?? advice }

  /// nil for a failure that does not decide the verdict, and for a missing scope that has hints.
  init?(for failure: Failure, of report: Report) {
    code = failure.code
    if failure.stage != report.failedStage
      || code == .allowed(.scopeMissing) && !report.hints.isEmpty
    {
      return nil
    }
    (advice, command) = Self.text(for: failure, report)
  }

  /// For text output. A command stays on one line, so that it can be copied.
  func lines(_ style: Style) -> [String] {
    let end = command == nil ? "." : ":"
    return style.paragraph("\(advice)\(end)", indent: 2) + (command.map { ["    \($0)"] } ?? [])
  }

  private static func text(
    for failure: Failure, _ report: Report
  ) -> (advice: String, command: String?) {
    switch failure {
    case .genuine(.keyNotFound(_, _, let pool)):
      // Never the pool that the token names: its keys prove nothing.
      return (
        "save your user pool's current keys",
        "jwtscope keys --user-pool-id \(pool?.id ?? "ID") --save jwks.json"
      )
    case .inTime(.expired), .inTime(.expiresSoon): return renewal(of: report)
    case .ours(.issuerMismatch):
      guard let pool = issuer(of: report) else {
        return (failure.code.explanation.next, nil)
      }
      return (
        """
        find out whether user pool \(pool.id), which issued the token, is another one of yours; \
        then sign in to the pool you expect, or expect this one
        """,
        "aws cognito-idp describe-user-pool --user-pool-id \(pool.id) --query UserPool.Name"
      )
    case .ours(.clientMismatch(_, let actual, _)):
      guard let pool = issuer(of: report) else { return (failure.code.explanation.next, nil) }
      return (
        """
        find out which app client of the pool the token was issued for; then sign in with the one \
        you expect, or expect this one
        """, AWSCommand.nameOfClient(actual.first, in: pool)
      )
    default: return (failure.code.explanation.next, nil)
    }
  }

  private static func renewal(of report: Report) -> (advice: String, command: String?) {
    let isAccessToken = report.claims.string(.tokenUse) == "access"
    switch isAccessToken ? TokenOrigin(report.claims.json) : nil {
    case .machine: return ("request a new token with client credentials", nil)
    case .oauth:
      return (
        "sign in again, or refresh the session at the token endpoint (grant_type=refresh_token)",
        nil
      )
    case .api, nil:
      return (
        "sign in again, or refresh the session",
        AWSCommand.refresh(clientID: report.claims.string(.clientID))
      )
    }
  }

  private static func issuer(of report: Report) -> UserPool? {
    report.claims.string(.iss).flatMap { UserPool(issuer: $0) }
  }
}
