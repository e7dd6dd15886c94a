/// The JWT Claims Set of a token. RFC 7519 §4.
///
/// It is as trustworthy as its token: the claims of a ``VerifiedToken`` are verified, but anybody
/// may have written the claims of an ``UnverifiedToken``.
public struct ClaimsSet: Sendable {
  var document = JSONDocument()
  /// The node of each claim's value by `Claim.rawValue`; 0, which is the root, if it is absent.
  private var nodes = [Int32](repeating: 0, count: Claim.allCases.count)

  /// All claims in the order of the token, with numbers spelled as they were signed.
  public var json: JSON { document.value() }

  /// The value of a claim that is a string; nil if the token does not have it.
  public func string(_ claim: Claim) -> String? { node(claim).flatMap(document.string) }

  /// The value of a claim that is a time, such as `exp`; nil if the token does not have it.
  public func date(_ claim: Claim) -> NumericDate? {
    node(claim).flatMap {
      NumericDate(spelling: document.text.span.extracting(document.range(of: $0)))
    }
  }

  /// The claim's JSON as the token spells it; empty if the token does not have it.
  func spelling(_ claim: Claim) -> String {
    node(claim).map { String(decoding: document.text[document.range(of: $0)], as: UTF8.self) } ?? ""
  }

  /// The strings of a claim that is an array, or the one string; empty if the token does not have
  /// it.
  public func strings(_ claim: Claim) -> [String] {
    guard let node = node(claim) else { return [] }
    let value = document.value(at: node)
    return value.string.map { [$0] } ?? value.strings ?? []
  }

  /// Appends the claim's value as JSON, if the token has it.
  package func appendJSON(_ claim: Claim, to output: inout [UInt8]) {
    if let node = node(claim) { document.appendJSON(at: node, to: &output) }
  }

  /// Whether the token has the claim.
  public func has(_ claim: Claim) -> Bool { node(claim) != nil }

  func node(_ claim: Claim) -> Int? {
    let node = nodes[claim.rawValue]
    return node == 0 ? nil : Int(node)
  }

  func has(_ claim: Claim, equalTo value: ExactText) -> Bool {
    node(claim).map { document.isString($0, equalTo: value) } ?? false
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

  /// Indexes the claims in `document.text`. A lenient reading adds what it tolerates to `warnings`.
  mutating func index(
    _ reading: UnverifiedToken.Reading, _ warnings: inout [Warning]
  ) throws(TokenError) {
    try document.index(.claims, reading, &warnings)
    for index in nodes.indices { nodes[index] = 0 }
    var name = 1
    let end = document.next(after: 0)
    while name < end {
      let value = name + 1
      if let claim = Claim(nameAt: name, in: document), nodes[claim.rawValue] == 0 {
        if claim.accepts(value, in: document) {
          nodes[claim.rawValue] = Int32(truncatingIfNeeded: value)
        } else {
          let error = TokenError(
            .member(
              .claims, name: claim.name, expected: claim.form.description, rule: claim.rule))
          guard reading == .lenient else { throw error }
          warnings.append(.malformedMember(error))
        }
      }
      name = document.next(after: value)
    }
  }
}
