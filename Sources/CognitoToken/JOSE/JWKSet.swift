/// A JWK Set: the public keys that are trusted. RFC 7517 §5.
public struct JWKSet: Sendable {
  /// The length of the longest JWK Set that is read, in bytes.
  public static let lengthLimit = 1 << 20
  /// The highest number of keys.
  public static let keyLimit = 1000

  package let keys: [JWK]
  private let keyIDs: [ExactText?]

  /// Reads a JWK Set, as `https://cognito-idp.REGION.amazonaws.com/POOL/.well-known/jwks.json`
  /// publishes it.
  ///
  /// - Throws: `JWKSetError` if it is not a JWK Set, or exceeds a limit.
  public init(_ text: String) throws(JWKSetError) { try self.init(Array(text.utf8)) }

  /// A key that is malformed or of an unknown type stays in the set, and is refused if a token
  /// names it.
  package init(_ input: [UInt8]) throws(JWKSetError) {
    if input.count > Self.lengthLimit { throw JWKSetError(.tooLong) }
    let text = InputEncoding.utf8(input)
    let json: JSON
    do throws(JSONError) {
      json = try JSON(text)
    } catch {
      throw JWKSetError(.init(notJSON: text) ?? .json(error))
    }
    guard json.members != nil else { throw JWKSetError(.notAnObject(json.kindName)) }
    guard let keys = json["keys"]?.array else { throw JWKSetError(.init(withoutKeys: json)) }
    if keys.count > Self.keyLimit { throw JWKSetError(.tooManyKeys(keys.count)) }
    if let index = keys.firstIndex(where: { $0.members == nil }) {
      throw JWKSetError(.notAKey(index))
    }
    self.init(keys: keys.map(JWK.init))
  }

  /// A set without keys, for a token that is only decoded.
  static let empty = JWKSet(keys: [])

  private init(keys: [JWK]) {
    self.keys = keys
    keyIDs = keys.map { $0.kid.map { ExactText($0) } }
  }

  /// The private members of the keys with the token's `kid`, for each key that has any.
  func privateMembers(matching header: JOSEHeader) -> [[String]] {
    zip(keys, keyIDs).compactMap { key, id in
      guard let id, header.hasKeyID(id), !key.privateMembers.isEmpty else { return nil }
      return key.privateMembers
    }
  }

  /// The positions of the keys with the token's `kid`.
  func positions(matching header: JOSEHeader) -> (first: Int, isAmbiguous: Bool)? {
    var first: Int?
    for (index, id) in keyIDs.enumerated() {
      guard let id, header.hasKeyID(id) else { continue }
      if let first { return (first, true) }
      first = index
    }
    return first.map { ($0, false) }
  }
}
