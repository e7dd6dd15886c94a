/// The token's JWT Claims Set. RFC 7519 §4, with Cognito's own claims.
public struct ClaimsSet: Sendable {
  var document = JSONDocument()
  /// The node of each claim's value by `Claim.rawValue`, 0 where it is absent: no value is the root.
  private var nodes = [Int32](repeating: 0, count: Claim.allCases.count)

  /// The claims as signed: order, spelling of numbers and all.
  public var json: JSON { document.value() }

  public func string(_ claim: Claim) -> String? { node(claim).flatMap(document.string) }

  public func date(_ claim: Claim) -> NumericDate? {
    node(claim).flatMap {
      NumericDate(spelling: document.text.span.extracting(document.range(of: $0)))
    }
  }

  /// The claim's JSON as the token spells it.
  func spelling(_ claim: Claim) -> String {
    node(claim).map { String(decoding: document.text[document.range(of: $0)], as: UTF8.self) } ?? ""
  }

  /// The claim's strings: of an array, or the one string.
  public func strings(_ claim: Claim) -> [String] {
    guard let node = node(claim) else { return [] }
    let value = document.value(at: node)
    return value.string.map { [$0] } ?? value.strings ?? []
  }

  /// Appends the claim's value as JSON, if there is one.
  public func appendJSON(_ claim: Claim, to output: inout [UInt8]) {
    if let node = node(claim) { document.appendJSON(at: node, to: &output) }
  }

  public func has(_ claim: Claim) -> Bool { node(claim) != nil }

  func node(_ claim: Claim) -> Int? {
    let node = nodes[claim.rawValue]
    return node == 0 ? nil : Int(node)
  }

  func has(_ claim: Claim, equalTo value: ExactText) -> Bool {
    node(claim).map { document.isString($0, equalTo: value) } ?? false
  }

  func has(_ claim: Claim, equalTo value: [UInt8]) -> Bool {
    has(claim, equalTo: ExactText(utf8: value))
  }

  /// Whether the claim is this string, or an array that contains it, byte for byte.
  public func contains(_ claim: Claim, _ value: String) -> Bool {
    has(claim, containing: ExactText(value))
  }

  func has(_ claim: Claim, containing value: ExactText) -> Bool {
    guard let node = node(claim) else { return false }
    guard document.kind(of: node) == .array else { return document.isString(node, equalTo: value) }
    var element = node + 1
    let end = document.next(after: node)
    while element < end {
      if document.isString(element, equalTo: value) { return true }
      element = document.next(after: element)
    }
    return false
  }

  /// Indexes the claims in `document.text`, noting in `warnings` what only `decode` tolerates.
  mutating func index(_ reading: TokenReading, _ warnings: inout [Warning]) throws(TokenError) {
    do throws(JSONError) {
      try document.index(reading == .strict ? .refused : .noted)
    } catch {
      throw .json(.claims, error)
    }
    guard document.kind(of: 0) == .object else { throw .notAnObject(.claims) }
    warnings += document.duplicates.map {
      .duplicateMember(.claims, name: document.string(at: $0) ?? "")
    }
    for index in nodes.indices { nodes[index] = 0 }
    var name = 1
    let end = document.next(after: 0)
    while name < end {
      let value = name + 1
      if let claim = Claim(nameAt: name, in: document), nodes[claim.rawValue] == 0 {
        if claim.accepts(value, in: document) {
          nodes[claim.rawValue] = Int32(truncatingIfNeeded: value)
        } else {
          let error = TokenError.member(
            .claims, name: claim.name, expected: claim.form.description, rule: claim.rule)
          guard reading == .lenient else { throw error }
          warnings.append(.malformedMember(error))
        }
      }
      name = document.next(after: value)
    }
  }
}
