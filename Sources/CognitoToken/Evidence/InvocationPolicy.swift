/// A statement of a function's resource-based policy: who may call the function.
///
/// AWS Identity and Access Management, "JSON policy element reference". Anything in a statement
/// that is not evaluated here makes its effect unknown.
struct InvocationPermission: Equatable, Sendable {
  /// The function: an ARN, a name, or a resource of the same template.
  let function: SettingTarget?
  private let isAllowed: Bool
  /// nil if it is not known.
  private let isForCognito: Bool?
  private let isForInvoking: Bool?
  /// The user pools that the statement is limited to; nil if it is not limited.
  private let pools: [SettingValue]?
  private let accounts: [SettingValue]?
  private let isUnderstood: Bool

  private static let cognito = SettingTarget.named("cognito-idp.amazonaws.com")
  private static let invoking = SettingTarget.named("lambda:InvokeFunction")

  /// A statement of a policy, as `aws lambda get-policy` prints it.
  init(statement: SettingValue) {
    function = statement["Resource"].target
    isAllowed = statement["Effect"] == .text("Allow")
    let principal = statement["Principal"]
    isForCognito =
      principal == .text("*")
      ? true : Self.matches(principal["Service"].elements, Self.cognito)
    isForInvoking = Self.matches(
      statement["Action"].elements, Self.invoking, ignoringCase: true)
    var pools: [SettingValue]?
    var accounts: [SettingValue]?
    var isUnderstood =
      ["NotAction", "NotPrincipal", "NotResource"].allSatisfy { statement[$0] == .missing }
      && ["Allow", "Deny"].contains(statement["Effect"].text)
    if case .object(let operators) = statement["Condition"] {
      for (operation, keys) in operators {
        guard case .object(let keys) = keys,
          ["ArnLike", "ArnEquals", "StringLike", "StringEquals"].contains(operation)
        else {
          isUnderstood = false
          continue
        }
        for (key, value) in keys {
          switch key.lowercased() {
          case "aws:sourcearn" where pools == nil: pools = value.elements
          case "aws:sourceaccount" where accounts == nil: accounts = value.elements
          default: isUnderstood = false
          }
        }
      }
    }
    self.pools = pools
    self.accounts = accounts
    self.isUnderstood = isUnderstood
  }

  /// A template's `AWS::Lambda::Permission`, or Terraform's `aws_lambda_permission` with its
  /// members renamed like those.
  init(permission: SettingValue) {
    function = permission["FunctionName"].target
    isAllowed = true
    isForCognito = Self.matches(permission["Principal"].elements, Self.cognito)
    isForInvoking = Self.matches(
      permission["Action"].elements, Self.invoking, ignoringCase: true)
    let source = permission["SourceArn"]
    pools = source == .missing ? nil : [source]
    let account = permission["SourceAccount"]
    accounts = account == .missing ? nil : [account]
    isUnderstood = permission["PrincipalOrgID"] == .missing
  }

  /// What the statement does to a call by Cognito on behalf of a pool.
  enum Effect {
    case allows, denies, none, notKnown
  }

  /// - Parameter pool: the pool's ARN, or its resource in the template.
  func effect(on pool: SettingTarget?) -> Effect {
    if isForCognito == false || isForInvoking == false { return .none }
    let isForPool = pools.map { Self.matches($0, pool) } ?? true
    let isForAccount = accounts.map { Self.matches($0, account(of: pool)) } ?? true
    if isForPool == false || isForAccount == false { return isUnderstood ? .none : .notKnown }
    guard isUnderstood, isForCognito == true, isForInvoking == true, isForPool == true,
      isForAccount == true
    else { return .notKnown }
    return isAllowed ? .allows : .denies
  }

  private func account(of pool: SettingTarget?) -> SettingTarget? {
    guard case .named(let arn) = pool else { return nil }
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 6 ? .named(String(parts[4])) : nil
  }

  // MARK: Patterns

  /// Whether any of the patterns matches; nil if that is not known.
  private static func matches(
    _ patterns: [SettingValue], _ target: SettingTarget?, ignoringCase: Bool = false
  ) -> Bool? {
    var isKnown = true
    for pattern in patterns {
      switch (pattern, target) {
      case (.text(let pattern), .named(let name))
      where matches(pattern, name, ignoringCase: ignoringCase):
        return true
      case (.text(let pattern), _) where pattern == "*": return true
      case (.reference(let one), .resource(let other)) where ExactText(one) == ExactText(other):
        return true
      case (.text, .named), (.reference, .resource): continue
      default: isKnown = false
      }
    }
    return isKnown ? false : nil
  }

  /// Whether a pattern with `*` and `?` matches. IAM ignores case only in actions.
  static func matches(_ pattern: String, _ text: String, ignoringCase: Bool) -> Bool {
    let (pattern, text) =
      ignoringCase
      ? (Array(pattern.lowercased().utf8), Array(text.lowercased().utf8))
      : (Array(pattern.utf8), Array(text.utf8))
    var (p, t) = (0, 0)
    // Where to continue after the last star if the text after it does not match.
    var retry: (p: Int, t: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        retry = (p + 1, t)
        p += 1
      } else if p < pattern.count, pattern[p] == text[t] || pattern[p] == UInt8(ascii: "?") {
        (p, t) = (p + 1, t + 1)
      } else if let (start, last) = retry {
        retry = (start, last + 1)
        (p, t) = (start, last + 1)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

extension SettingValue {
  /// The elements of a list, or the single value in place of a list; empty if it is missing.
  fileprivate var elements: [SettingValue] {
    switch self {
    case .missing: []
    case .list(let elements): elements
    default: [self]
    }
  }
}

/// The policy of one function, or of one of its aliases or versions.
struct InvocationPolicy: Equatable, Sendable {
  let permissions: [InvocationPermission]
  /// Whether nothing else permits a call. Templates can have permissions in other templates.
  let isComplete: Bool

  /// Whether Cognito may call the function for a pool; nil if that is not known.
  func permits(_ function: SettingTarget, for pool: SettingTarget?) -> Bool? {
    let own = permissions.filter { $0.function.map { Self.isSame($0, function) } ?? true }
    if own.isEmpty { return nil }
    let effects = own.map { $0.effect(on: pool) }
    if effects.contains(.denies) { return false }
    if effects.contains(.allows) { return effects.contains(.notKnown) ? nil : true }
    return effects.contains(.notKnown) || !isComplete ? nil : false
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
