/// The access token's claims while a response is applied to them.
///
/// Claims keep their order, and new ones come last. Suppressing wins over adding, which is
/// documented for claims and only likely for scopes.
struct AccessTokenDraft {
  /// Requested changes that are not made or not documented, by cause.
  struct Refusals {
    var reservedClaims: [String] = []
    var malformedScopes: [String] = []
    var contradictoryScopes: [String] = []
    var removedGroups: [String] = []
    /// Whether AWS documents that the groups are removed.
    var isRemovalDocumented = true
    /// Whether a version 1 response suppresses the groups.
    var areGroupsSuppressedByVersion1 = false
  }

  private(set) var changes: [TriggerPreview.Change] = []
  private(set) var refusals = Refusals()
  /// In order; nil where one was removed.
  private var members: [JSON.Member?]
  private var places: [ExactText: Int] = [:]
  private let clientID: String?

  init(claims: JSON, clientID: String?) {
    members = claims.members ?? []
    self.clientID = clientID
    for (place, member) in (claims.members ?? []).enumerated() {
      places[ExactText(member.name)] = place
    }
  }

  var claims: JSON { .object(members.compactMap(\.self)) }

  mutating func apply(_ response: TriggerResponse, version: PreTokenGenerationEvent.Version) {
    applyScopes(response.accessToken)
    let suppressed = Set(response.accessToken.claimsToSuppress.map { ExactText($0) })
    if !suppressed.contains(ExactText(Claim.groups.name)) { applyGroups(response.groups) }
    applyClaims(response.accessToken, suppressed)
    if version == .v1 {
      refusals.areGroupsSuppressedByVersion1 = !response.accessToken.claimsToSuppress.isEmpty
      for claim in response.idToken.claimsToAddOrOverride {
        refuse(claim, .onlyInIDToken)
      }
    }
  }

  // MARK: Scopes

  private mutating func applyScopes(_ generation: TriggerResponse.Generation) {
    let before = ScopeSet(claim: self["scope"]?.string)
    let suppressed = Set(generation.scopesToSuppress.map { ExactText($0) })
    var seen = Set(before.granted.map { ExactText($0) })
    var scopes: [String] = []
    for scope in before.granted {
      if suppressed.contains(ExactText(scope)) {
        changes.append(.init(kind: .scopeSuppressed, name: scope))
      } else {
        scopes.append(scope)
      }
    }
    var added: Set<ExactText> = []
    for scope in generation.scopesToAdd where added.insert(ExactText(scope)).inserted {
      let bytes = ExactText(scope)
      if let refusal = Self.flaw(in: scope) {
        refusals.malformedScopes.append(scope)
        changes.append(.init(kind: .scopeRefused, name: scope, refusal: refusal))
      } else if suppressed.contains(bytes) {
        refusals.contradictoryScopes.append(scope)
        changes.append(
          .init(kind: .scopeRefused, name: scope, refusal: .scopeAlsoSuppressed))
      } else if seen.insert(bytes).inserted {
        changes.append(.init(kind: .scopeAdded, name: scope))
        scopes.append(scope)
      }
    }
    for scope in generation.scopesToSuppress where !added.contains(ExactText(scope)) {
      guard let refusal = Self.flaw(in: scope), added.insert(ExactText(scope)).inserted else {
        continue
      }
      refusals.malformedScopes.append(scope)
      changes.append(.init(kind: .scopeRefused, name: scope, refusal: refusal))
    }
    let isChanged = changes.contains { $0.kind != .scopeRefused }
    if isChanged { self["scope"] = scopes.isEmpty ? nil : .string(scopes.joined(separator: " ")) }
  }

  /// Why the text cannot be a scope. RFC 6749 §3.3: a scope-token is of `%x21 / %x23-5B / %x5D-7E`.
  private static func flaw(in scope: String) -> TriggerPreview.Refusal? {
    if scope.isEmpty { return .emptyScope }
    if scope.unicodeScalars.contains(where: \.properties.isWhitespace) {
      return .scopeWithWhiteSpace
    }
    let isScopeToken = scope.utf8.allSatisfy {
      0x21...0x7E ~= $0 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    return isScopeToken ? nil : .scopeCharacterNotAllowed
  }

  // MARK: Groups

  private mutating func applyGroups(_ override: TriggerResponse.Groups) {
    let name = Claim.groups.name
    let before = self[name]
    switch override {
    case .unchanged: break
    case .removed(let isDocumented):
      guard let before else { return }
      refusals.removedGroups = before.strings ?? []
      refusals.isRemovalDocumented = isDocumented
      changes.append(.init(kind: .groupsRemoved, name: name, from: before))
      self[name] = nil
    case .replaced(let groups):
      let after = JSON.array(groups.map(JSON.string))
      if before == after { return }
      changes.append(.init(kind: .groupsReplaced, name: name, from: before, to: after))
      self[name] = after
    }
  }

  // MARK: Claims

  private mutating func applyClaims(
    _ generation: TriggerResponse.Generation, _ suppressed: Set<ExactText>
  ) {
    for claim in generation.claimsToAddOrOverride {
      if !suppressed.contains(ExactText(claim.name)) {
        add(claim)
      } else if self[claim.name] == nil {
        refuse(claim, .claimAlsoSuppressed)
      }
    }
    var seen: Set<ExactText> = []
    for name in generation.claimsToSuppress where seen.insert(ExactText(name)).inserted {
      let customization = ClaimCustomization.suppressing(name)
      if customization == .allowed {
        guard let before = self[name] else { continue }
        changes.append(.init(kind: .claimSuppressed, name: name, from: before))
        self[name] = nil
      } else {
        if customization != .scope { refusals.reservedClaims.append(name) }
        changes.append(
          .init(kind: .claimRefused, name: name, from: self[name], refusal: refusal(customization)))
      }
    }
  }

  private mutating func add(_ claim: JSON.Member) {
    let customization = ClaimCustomization.adding(claim.name)
    let isClient =
      customization == .audience && clientID != nil && claim.value == clientID.map(JSON.string)
    guard customization == .allowed || isClient else {
      if customization != .scope { refusals.reservedClaims.append(claim.name) }
      return refuse(claim, refusal(customization))
    }
    if claim.value == .null { return refuse(claim, .undocumentedNull) }
    let before = self[claim.name]
    if before == claim.value { return }
    changes.append(
      .init(
        kind: before == nil ? .claimAdded : .claimOverridden, name: claim.name, from: before,
        to: claim.value))
    self[claim.name] = claim.value
  }

  private func refusal(_ customization: ClaimCustomization) -> TriggerPreview.Refusal? {
    switch customization {
    case .allowed: nil
    case .reserved: .reservedForCognito
    case .groups: .onlyByGroupOverride
    case .scope: .onlyByScopeLists
    case .audience: .onlyClientID(isKnown: clientID != nil)
    case .developerAttribute: .onlySuppressed
    }
  }

  private mutating func refuse(_ claim: JSON.Member, _ refusal: TriggerPreview.Refusal?) {
    changes.append(
      .init(
        kind: .claimRefused, name: claim.name, from: self[claim.name], to: claim.value,
        refusal: refusal))
  }

  private subscript(name: String) -> JSON? {
    get { places[ExactText(name)].flatMap { members[$0]?.value } }
    set {
      let bytes = ExactText(name)
      if let place = places[bytes] {
        members[place] = newValue.map { JSON.Member(name, $0) }
      } else if let newValue {
        places[bytes] = members.count
        members.append(JSON.Member(name, newValue))
      }
    }
  }
}
