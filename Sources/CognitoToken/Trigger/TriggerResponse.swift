/// The changes that a response asks for.
///
/// Version 1 has them in `claimsOverrideDetails`, which changes only groups in the access token,
/// and versions 2 and 3 in `claimsAndScopeOverrideDetails`. Every member may be missing or null.
struct TriggerResponse {
  /// The changes to one token.
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
    /// Documented for a null or empty `groupOverrideDetails`.
    case removed(isDocumented: Bool)
    case replaced([String])
  }

  private(set) var accessToken = Generation()
  private(set) var idToken = Generation()
  private(set) var groups = Groups.unchanged
  /// Whether the container of another version has changes in it.
  let hasForeignContainer: Bool
  /// Names of claims whose value has an undocumented type, in either token.
  private(set) var undocumentedValues: [String] = []
  private let emptiness: TriggerWarning.EmptyForm

  /// nil if it changes something in either token.
  var emptyForm: TriggerWarning.EmptyForm? {
    guard case .unchanged = groups, accessToken.count + idToken.count == 0 else { return nil }
    return emptiness
  }

  init(
    _ output: TriggerOutput, version: PreTokenGenerationEvent.Version
  ) throws(TriggerError) {
    let foreign =
      version == .v1
      ? PreTokenGenerationEvent.Version.v2Container : PreTokenGenerationEvent.Version.v1Container
    hasForeignContainer = output.response[foreign].map { !$0.isNullOrEmpty } ?? false

    let path = output.isWholeEvent ? "response.\(version.container)" : version.container
    let reader = TriggerReader(subject: .response)
    var container = output.response[version.container]
    emptiness =
      switch container {
      case nil: output.response == .null ? .nullResponse : .noContainer
      case .null, []: .unsetContainer
      default: .noChanges
      }
    // AWS's sample events have an empty array here.
    if container == [] { container = nil }
    guard let container = try reader.object(container, at: path) else { return }
    if version == .v1 {
      idToken = try Self.generation(container, at: path, reader)
      try Self.checkStrings(idToken.claimsToAddOrOverride, at: path, reader)
      accessToken.claimsToSuppress = idToken.claimsToSuppress.filter {
        ExactText($0) == ExactText(Claim.groups.name)
      }
    } else {
      idToken = try Self.generation(
        reader.object(container["idTokenGeneration"], at: "\(path).idTokenGeneration"),
        at: "\(path).idTokenGeneration", reader)
      accessToken = try Self.generation(
        reader.object(container["accessTokenGeneration"], at: "\(path).accessTokenGeneration"),
        at: "\(path).accessTokenGeneration", hasScopes: true, reader)
    }
    undocumentedValues = (accessToken.claimsToAddOrOverride + idToken.claimsToAddOrOverride)
      .filter { !$0.value.isDocumentedClaimValue }.map(\.name)
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
        "\(path).claimsToAddOrOverride.\(claim.name)", "a string in a V1_0 response",
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
  /// Whether it is null, an empty array or an empty object.
  var isNullOrEmpty: Bool {
    switch self {
    case .null: true
    case .array(let elements): elements.isEmpty
    case .object(let members): members.isEmpty
    default: false
    }
  }

  /// Whether the value is a string, a number, a boolean, an array of those or an object. AWS
  /// documents no others.
  fileprivate var isDocumentedClaimValue: Bool {
    switch self {
    case .null: false
    case .string, .number, .bool, .object: true
    case .array(let elements): elements.allSatisfy(\.isScalar)
    }
  }

  private var isScalar: Bool {
    switch self {
    case .string, .number, .bool: true
    case .null, .array, .object: false
    }
  }
}
