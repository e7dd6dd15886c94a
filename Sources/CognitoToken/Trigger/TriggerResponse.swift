/// The changes that a response asks for.
///
/// Version 1 has them in `claimsOverrideDetails`, which reaches the access token with groups alone; versions 2 and 3
/// in `claimsAndScopeOverrideDetails`. Every member may be absent or null.
struct TriggerResponse {
  /// The changes of one token.
  struct Generation {
    var claimsToAddOrOverride: [JSON.Member] = []
    var claimsToSuppress: [String] = []
    var scopesToAdd: [String] = []
    var scopesToSuppress: [String] = []

    var count: Int {
      claimsToAddOrOverride.count + claimsToSuppress.count + scopesToAdd.count
        + scopesToSuppress.count
    }
  }

  enum Groups {
    case unchanged
    /// Documented of an object that is null or empty.
    case removed(isDocumented: Bool)
    case replaced([String])
  }

  private(set) var accessToken = Generation()
  private(set) var idToken = Generation()
  private(set) var groups = Groups.unchanged
  /// Whether it fills the container of another version.
  let hasForeignContainer: Bool

  /// Whether it changes nothing, in any token.
  var isEmpty: Bool {
    if case .unchanged = groups { accessToken.count + idToken.count == 0 } else { false }
  }

  init(
    _ output: TriggerOutput, version: PreTokenGenerationEvent.Version
  ) throws(TriggerError) {
    let foreign =
      version == .v1
      ? PreTokenGenerationEvent.Version.v2Container : PreTokenGenerationEvent.Version.v1Container
    hasForeignContainer = output.response[foreign].map { !$0.isNothing } ?? false

    let path = output.isWholeEvent ? "response.\(version.container)" : version.container
    let reader = TriggerReader(subject: .response)
    var container = output.response[version.container]
    // Cognito's own sample events have an empty array here.
    if container == [] { container = nil }
    guard let container = try reader.object(container, at: path) else { return }
    if version == .v1 {
      idToken = try Self.generation(container, at: path, reader)
      try Self.checkStrings(idToken.claimsToAddOrOverride, at: path, reader)
      accessToken.claimsToSuppress = idToken.claimsToSuppress.filter { $0 == Claim.groups.name }
    } else {
      idToken = try Self.generation(
        reader.object(container["idTokenGeneration"], at: "\(path).idTokenGeneration"),
        at: "\(path).idTokenGeneration", reader)
      accessToken = try Self.generation(
        reader.object(container["accessTokenGeneration"], at: "\(path).accessTokenGeneration"),
        at: "\(path).accessTokenGeneration", hasScopes: true, reader)
    }
    groups = try Self.groups(container["groupOverrideDetails"], at: path, reader)
    let count = idToken.count + (version == .v1 ? 0 : accessToken.count)
    if count > TriggerError.changeLimit { throw reader.error(.tooManyChanges(count)) }
  }

  private static func generation(
    _ object: JSON?, at path: String, hasScopes: Bool = false, _ reader: TriggerReader
  ) throws(TriggerError) -> Generation {
    func strings(_ name: String) throws(TriggerError) -> [String] {
      try reader.strings(object?[name], at: "\(path).\(name)") ?? []
    }
    var generation = Generation()
    generation.claimsToAddOrOverride =
      try reader.object(object?["claimsToAddOrOverride"], at: "\(path).claimsToAddOrOverride")?
      .members ?? []
    generation.claimsToSuppress = try strings("claimsToSuppress")
    if hasScopes {
      generation.scopesToAdd = try strings("scopesToAdd")
      generation.scopesToSuppress = try strings("scopesToSuppress")
    }
    return generation
  }

  private static func checkStrings(
    _ claims: [JSON.Member], at path: String, _ reader: TriggerReader
  ) throws(TriggerError) {
    for claim in claims where claim.value.string == nil {
      throw reader.error(
        "\(path).claimsToAddOrOverride.\(claim.name)", "a string (as in every V1_0 response)",
        claim.value)
    }
  }

  private static func groups(
    _ details: JSON?, at path: String, _ reader: TriggerReader
  ) throws(TriggerError) -> Groups {
    guard let details else { return .unchanged }
    let path = "\(path).groupOverrideDetails"
    guard let object = try reader.object(details, at: path) else {
      return .removed(isDocumented: true)
    }
    _ = try reader.strings(object["iamRolesToOverride"], at: "\(path).iamRolesToOverride")
    let groups = try reader.strings(object["groupsToOverride"], at: "\(path).groupsToOverride")
    guard let groups, !groups.isEmpty else {
      return .removed(isDocumented: object.members?.isEmpty ?? true)
    }
    return .replaced(groups)
  }
}

extension JSON {
  /// Whether it is null, or an array or object with nothing in it.
  var isNothing: Bool {
    switch self {
    case .null: true
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    default: false
    }
  }
}
