import CognitoToken

/// Checks the claims before and after a preview against its list of changes.
struct TriggerChanges {
  static let user: JSON = [
    "sub": "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee", "cognito:groups": ["photographers"],
    "iss": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01",
    "client_id": "1example23456789", "token_use": "access",
    "scope": "aws.cognito.signin.user.admin openid", "exp": 1_767_229_200, "username": "janedoe",
    "tenant": "a",
  ]

  static let machine: JSON = [
    "sub": "1example23456789", "token_use": "access", "scope": "com.example.photos/read",
    "iss": "https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Example01",
    "client_id": "1example23456789", "exp": 1_767_229_200,
  ]

  private static let reserved: Set<String> = [
    "username", "sub", "client_id", "event_id", "device_key", "version", "acr", "amr", "auth_time",
    "azp", "exp", "iat", "iss", "jti", "nbf", "nonce", "origin_jti", "token_use", "identities",
    "at_hash",
  ]

  private let preview: TriggerPreview
  private let response: JSON
  private let before: [[UInt8]: JSON]
  private let after: [[UInt8]: JSON]

  /// - Parameter returned: The function's response.
  init(_ preview: TriggerPreview, _ returned: JSON) {
    self.preview = preview
    response = (returned["request"] == nil ? returned : returned["response"]) ?? .null
    before = Self.members(preview.before)
    after = Self.members(preview.after)
  }

  var violation: String? {
    emptyViolation ?? scopeViolation ?? claimViolation ?? outputViolation
  }

  private var emptyViolation: String? {
    let isEmpty = ["claimsOverrideDetails", "claimsAndScopeOverrideDetails"].allSatisfy {
      [.null, [], [:]].contains(response[$0] ?? .null)
    }
    return isEmpty && preview.after != preview.before ? "an empty response changes a token" : nil
  }

  // MARK: Scopes

  private var scopeViolation: String? {
    var expected = Self.scopes(of: preview.before)
    let isRun =
      preview.version == .v3
      || preview.version == .v2 && TokenOrigin(preview.before) != .machine
    if isRun {
      let generation = response["claimsAndScopeOverrideDetails"]?["accessTokenGeneration"]
      expected.formUnion(Self.bytes(generation?["scopesToAdd"]).filter(Self.isScope))
      expected.subtract(Self.bytes(generation?["scopesToSuppress"]))
    }
    let isExpected = Self.scopes(of: preview.after) == expected
    return isExpected ? nil : "the scopes are not those before, and added, but for the suppressed"
  }

  /// RFC 6749 §3.3.
  private static func isScope(_ text: [UInt8]) -> Bool {
    !text.isEmpty
      && text.allSatisfy {
        0x21...0x7E ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
      }
  }

  private static func scopes(of claims: JSON) -> Set<[UInt8]> {
    Set(ScopeSet(claim: claims["scope"]?.string).granted.map { Array($0.utf8) })
  }

  private static func bytes(_ list: JSON?) -> Set<[UInt8]> {
    Set((list?.strings ?? []).map { Array($0.utf8) })
  }

  // MARK: Claims

  private var claimViolation: String? {
    var told: Set<[UInt8]> = []
    for change in preview.changes {
      switch change.kind {
      case .scopeRefused, .claimRefused: continue
      case .scopeAdded, .scopeSuppressed: told.insert(Array("scope".utf8))
      case .claimAdded, .claimOverridden, .claimSuppressed, .groupsReplaced, .groupsRemoved:
        told.insert(Array(change.name.utf8))
      }
    }
    for name in Set(before.keys).union(after.keys) {
      let isChanged = before[name] != after[name]
      if isChanged != told.contains(name) { return "the list of changes differs from the changes" }
      if isChanged, Self.isReserved(String(decoding: name, as: UTF8.self)) {
        return "a reserved claim changes"
      }
    }
    return told.isEmpty && preview.after != preview.before ? "a token changes its order" : nil
  }

  private static func isReserved(_ name: String) -> Bool {
    reserved.contains(name)
      || name.utf8.starts(with: "cognito:".utf8) && name != "cognito:groups"
  }

  private static func members(_ claims: JSON) -> [[UInt8]: JSON] {
    Dictionary((claims.members ?? []).map { (Array($0.name.utf8), $0.value) }) { one, _ in one }
  }

  // MARK: Output

  private var outputViolation: String? {
    let text = JSONWriter.string(preview.after, style: .indented)
    if (try? JSON(Array(text.utf8))) != preview.after { return "the printed text cannot be read" }
    for case .scopesInWrongPlace(let paths, _, _) in preview.warnings
    where paths.contains(where: { $0.utf8.count > 4_096 }) {
      return "a path is as long as its input"
    }
    return nil
  }
}
