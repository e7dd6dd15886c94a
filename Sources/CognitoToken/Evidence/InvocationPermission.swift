/// A statement of a function's resource-based policy: who may call the function.
///
/// AWS Identity and Access Management, "JSON policy element reference". Anything in a statement
/// that is not evaluated here makes its effect unknown.
struct InvocationPermission: Equatable, Sendable {
  /// The function: an ARN, a name, or a resource of the same template; nil if it is not known.
  let function: SettingTarget?
  private let isAllowed: Bool
  /// nil if it is not known.
  private let isForCognito: Bool?
  private let isForInvoking: Bool?
  /// The user pools that the statement is limited to; nil if it is not limited.
  private let pools: PolicyPatterns?
  private let accounts: PolicyPatterns?
  private let isUnderstood: Bool

  private static let invoking = SettingTarget.named("lambda:InvokeFunction")

  /// A statement of a policy, as `aws lambda get-policy` prints it.
  init(statement: SettingValue) {
    function = statement["Resource"].target
    isAllowed = statement["Effect"] == .text("Allow")
    let principal = statement["Principal"]
    isForCognito =
      statement["NotPrincipal"] != .missing || principal.text != nil
        || principal["AWS"].elements.contains(.text("*"))
      ? nil : Self.isCognito(principal["Service"])
    isForInvoking =
      statement["NotAction"] != .missing ? nil : Self.isInvoking(statement["Action"])
    var pools: PolicyPatterns?
    var accounts: PolicyPatterns?
    var isUnderstood = ["Allow", "Deny"].contains(statement["Effect"].text)
    if case .object(let operators) = statement["Condition"] {
      for (operation, keys) in operators {
        guard case .object(let keys) = keys,
          let comparison = PolicyPatterns.Comparison(operation: operation)
        else {
          isUnderstood = false
          continue
        }
        for (key, value) in keys {
          let patterns = PolicyPatterns(value.elements, comparison)
          switch key.lowercased() {
          case "aws:sourcearn" where pools == nil: pools = patterns
          case "aws:sourceaccount" where accounts == nil: accounts = patterns
          default: isUnderstood = false
          }
        }
      }
    } else if statement["Condition"] != .missing {
      isUnderstood = false
    }
    self.pools = pools
    self.accounts = accounts
    self.isUnderstood = isUnderstood
  }

  /// A template's `AWS::Lambda::Permission`, or Terraform's `aws_lambda_permission` with its
  /// members renamed to match.
  ///
  /// - Parameter isConditional: whether a condition decides if the permission exists.
  init(permission: SettingValue, isConditional: Bool = false) {
    function = permission["FunctionName"].target
    isAllowed = true
    isForCognito = Self.isCognito(permission["Principal"])
    isForInvoking = Self.isInvoking(permission["Action"])
    let source = permission["SourceArn"]
    pools = source == .missing ? nil : PolicyPatterns([source], .arn)
    let account = permission["SourceAccount"]
    accounts = account == .missing ? nil : PolicyPatterns([account], .exact)
    isUnderstood =
      !isConditional
      && ["PrincipalOrgID", "EventSourceToken", "FunctionUrlAuthType", "InvokedViaFunctionUrl"]
        .allSatisfy { permission[$0] == .missing }
  }

  /// What the statement does to a call by Cognito on behalf of a pool.
  enum Effect {
    case allows, denies, none, unknown
  }

  /// - Parameter pool: the pool's ARN, or its resource in the template.
  func effect(on pool: SettingTarget?) -> Effect {
    if isForCognito == false || isForInvoking == false { return .none }
    let isForPool = pools.map { $0.contain(pool) } ?? true
    let isForAccount = accounts.map { $0.contain(account(of: pool)) } ?? true
    if isForPool == false || isForAccount == false { return isUnderstood ? .none : .unknown }
    guard isUnderstood, isForCognito == true, isForInvoking == true, isForPool == true,
      isForAccount == true
    else { return .unknown }
    return isAllowed ? .allows : .denies
  }

  private func account(of pool: SettingTarget?) -> SettingTarget? {
    guard case .named(let arn) = pool else { return nil }
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 6 ? .named(String(parts[4])) : nil
  }

  private static func isInvoking(_ actions: SettingValue) -> Bool? {
    PolicyPatterns(actions.elements, .action).contain(invoking)
  }

  /// Whether a service is Cognito; nil if that is not known, such as for a Regional name of it.
  private static func isCognito(_ services: SettingValue) -> Bool? {
    let names = services.elements
    if names.contains(.text("cognito-idp.amazonaws.com")) { return true }
    let isOther = names.allSatisfy {
      $0.text.map { $0 != "*" && !$0.hasPrefix("cognito-idp.") } ?? false
    }
    return isOther ? false : nil
  }
}

extension SettingValue {
  /// The elements of a list, or a single value as a list; empty if it is missing.
  fileprivate var elements: [SettingValue] {
    switch self {
    case .missing: []
    case .list(let elements): elements
    default: [self]
    }
  }
}
