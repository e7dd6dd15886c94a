/// The keys that are trusted. RFC 7517 §5.
public struct JWKSet: Sendable {
  /// The longest JWK Set that is read, in bytes.
  public static let lengthLimit = 1 << 20
  public static let keyLimit = 1000

  public let keys: [JWK]
  private let keyIDs: [[UInt8]?]

  /// A key that is malformed or of an unknown type stays in the set: it is refused when a token names it.
  public init(_ input: [UInt8]) throws(JWKSetError) {
    if input.count > Self.lengthLimit { throw .tooLong }
    let text = InputEncoding.utf8(input)
    let json: JSON
    do throws(JSONError) {
      json = try JSON(text)
    } catch {
      throw Self.looksLikeMarkup(text) ? .markup : .json(error)
    }
    guard json.members != nil else { throw .notAnObject(json.kindName) }
    guard let keys = json["keys"]?.array else {
      throw json["kty"] == nil ? .noKeys : .singleKey
    }
    if keys.count > Self.keyLimit { throw .tooManyKeys(keys.count) }
    for (index, key) in keys.enumerated() where key.members == nil { throw .notAKey(index) }
    self.init(keys: keys.map(JWK.init))
  }

  /// No keys: what a token that is only decoded is judged with.
  static let empty = JWKSet(keys: [])

  private init(keys: [JWK]) {
    self.keys = keys
    keyIDs = keys.map { $0.kid.map { Array($0.utf8) } }
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

  private static func looksLikeMarkup(_ text: [UInt8]) -> Bool {
    text.first { ![0x20, 0x09, 0x0A, 0x0D].contains($0) } == UInt8(ascii: "<")
  }
}

/// Why a text is not a JWK Set.
public enum JWKSetError: Error, Equatable, Sendable {
  case tooLong
  case tooManyKeys(Int)
  case json(JSONError)
  case markup
  case notAnObject(String)
  case noKeys
  case singleKey
  case notAKey(Int)

  public var isLimit: Bool {
    switch self {
    case .tooLong, .tooManyKeys: true
    default: false
    }
  }

  public var rule: String? {
    switch self {
    case .tooLong, .tooManyKeys: nil
    case .json(let error): error.rule
    case .markup: "RFC 8259 §2"
    case .notAnObject, .noKeys, .singleKey: "RFC 7517 §5"
    case .notAKey: "RFC 7517 §5.1"
    }
  }
}

extension JWKSetError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .tooLong: "the JWK Set is longer than the limit of \(JWKSet.lengthLimit) bytes"
    case .tooManyKeys(let count):
      "the JWK Set has \(count) keys, over the limit of \(JWKSet.keyLimit)"
    case .json(let error): "the JWK Set is not JSON that is allowed here: \(error)"
    case .markup: "the JWK Set is HTML or XML instead of JSON; is its address right?"
    case .notAnObject(let kind): "the JWK Set is \(kind) instead of an object with \"keys\""
    case .noKeys: "the JWK Set has no array \"keys\""
    case .singleKey: "this is a single key; put it into a JWK Set: {\"keys\":[ … ]}"
    case .notAKey(let index): "the JWK Set's key number \(index + 1) is not an object"
    }
  }
}
