import CognitoToken

/// The file that --expect names. Only that file is read: there is no default one.
struct ExpectationFile {
  /// Bytes.
  private static let lengthLimit = 1 << 20

  private let path: String
  private let json: JSON

  /// - Throws: `ToolError` if it cannot be read or is malformed.
  init(_ path: String) throws {
    self.path = path
    let text = try InputFile.read(path, limit: Self.lengthLimit)
    if text.count > Self.lengthLimit {
      throw ToolError(
        "limit-exceeded",
        "\(InputFile.name(of: path)) is longer than the limit of \(Self.lengthLimit) bytes",
        exitCode: ExitStatus.malformedInput)
    }
    do throws(ExpectationError) {
      json = try Self.checked(text)
    } catch {
      throw ToolError(
        "malformed-expectations", "\(InputFile.name(of: path)): \(error.message)",
        rule: error.rule, exitCode: ExitStatus.malformedInput)
    }
  }

  /// The values of the file, added to the options' values.
  ///
  /// - Throws: `ToolError` if both set the same thing.
  func values(addedTo options: ExpectationValues) throws -> ExpectationValues {
    let set = options.options
    var values = options
    for member in ExpectationMember.all {
      guard let value = json[member.name] else { continue }
      if let option = member.options.first(where: set.contains) {
        throw contradiction("\"\(member.name)\"", option)
      }
      member.set(value, &values)
    }
    if let index = values.pools.firstIndex(where: { !$0.clientIDs.isEmpty }),
      !options.clientIDs.isEmpty
    {
      throw contradiction("\"userPools[\(index)].clientIds\"", "--client-id")
    }
    try checkExactScopes(values, options)
    for index in values.pools.indices {
      values.pools[index].jwks = values.pools[index].jwks.map(resolved)
    }
    return values
  }

  /// The JSON Schema of the file, draft 2020-12.
  static var schema: JSON {
    .object(
      [
        JSON.Member("$schema", "https://json-schema.org/draft/2020-12/schema"),
        JSON.Member("title", "Expectations of jwtscope"),
        JSON.Member(
          "description",
          "What jwtscope --expect requires of an access token, named like the options."),
      ] + (type.schema.members ?? []))
  }

  private static let type = ExpectationType.object(ExpectationMember.all, required: [])

  // MARK: Reading

  /// The text as JSON, read strictly.
  static func checked(_ text: [UInt8]) throws(ExpectationError) -> JSON {
    let json = try json(InputEncoding.utf8(text))
    try type.check(json, at: "")
    try checkPools(json)
    return json
  }

  private static func json(_ text: [UInt8]) throws(ExpectationError) -> JSON {
    if text.allSatisfy({ " \t\r\n".utf8.contains($0) }) {
      throw ExpectationError(path: "", reason: .empty)
    }
    do throws(JSONError) {
      return try JSON(text)
    } catch {
      if case .duplicateMember = error.reason {
        let path = JSONDocument.pathOfRepeatedMember(in: text) ?? ""
        throw ExpectationError(path: path, reason: .repeated)
      }
      throw ExpectationError(path: "", reason: .json(error))
    }
  }

  private static func checkPools(_ json: JSON) throws(ExpectationError) {
    var seen: [String] = []
    for (index, element) in (json["userPools"]?.array ?? []).enumerated() {
      let id = element.string ?? element["id"]?.string ?? ""
      if seen.contains(id) {
        throw ExpectationError(path: "userPools[\(index)]", reason: .repeatedPool(id))
      }
      seen.append(id)
    }
  }

  /// The path, relative to this file's folder unless it is absolute.
  private func resolved(_ path: String) -> String {
    guard !path.hasPrefix("/"), let slash = self.path.lastIndex(of: "/") else { return path }
    return self.path[...slash] + path
  }

  // MARK: The command line

  /// Names of scopes in one place must not loosen the demand for exact scopes in the other.
  private func checkExactScopes(
    _ values: ExpectationValues, _ options: ExpectationValues
  ) throws {
    let names = ["scopes", "anyScopes"].filter { json[$0] != nil }
    guard values.scopes.exact ?? false, let name = names.first,
      let option = options.options.first(where: ["--scope", "--any-scope"].contains)
    else { return }
    throw ToolError.usage(
      """
      exact scopes must all be named in one place, but both \"\(name)\" in \
      \(InputFile.name(of: path)) and \(option) name some: use only one
      """)
  }

  private func contradiction(_ member: String, _ option: String) -> ToolError {
    .usage("\(member) in \(InputFile.name(of: path)) and \(option) both set this: use only one")
  }
}
