/// Why a text is not a JWK Set.
public enum JWKSetError: Error, Equatable, Sendable {
  case tooLong
  case tooManyKeys(Int)
  case empty
  case json(JSONError)
  case markup
  /// RFC 7468: a file with a line such as `-----BEGIN PUBLIC KEY-----`; the label is from that line.
  case pem(label: String)
  case notAnObject(String)
  case noKeys
  case singleKey
  /// OpenID Connect Discovery 1.0 §3, with the URL of the JWK Set.
  case openIDConfiguration(jwksURI: String)
  /// What Cognito or an OAuth server answers when it fails; the error's name, where it has a plain one.
  case errorResponse(name: String?)
  case notAKey(Int)

  /// What a text is that is not JSON, where that can be told.
  init?(notJSON text: [UInt8]) {
    let words = text.drop { $0.isWhiteSpace }
    if words.isEmpty {
      self = .empty
    } else if words.first == UInt8(ascii: "<") {
      self = .markup
    } else if let label = Self.pemLabel(of: words) {
      self = .pem(label: label)
    } else {
      return nil
    }
  }

  /// What an object is that has no array of keys.
  init(withoutKeys json: JSON) {
    if json["kty"] != nil {
      self = .singleKey
    } else if let uri = json["jwks_uri"]?.string {
      self = .openIDConfiguration(jwksURI: uri)
    } else if ["__type", "message", "Message", "error"].contains(where: { json[$0] != nil }) {
      self = .errorResponse(name: Self.errorName(in: json))
    } else {
      self = .noKeys
    }
  }

  private static func pemLabel(of text: ArraySlice<UInt8>) -> String? {
    let start = "-----BEGIN "
    guard text.starts(with: start) else { return nil }
    let rest = text.dropFirst(start.utf8.count)
    let label = rest.prefix { $0.isUppercase || $0 == 0x20 }
    guard label.count <= 40, rest.dropFirst(label.count).starts(with: "-----") else { return nil }
    return String(decoding: label, as: UTF8.self)
  }

  /// The name after a namespace such as `com.amazonaws.cognito#`; nil for anything that could be more than a name.
  private static func errorName(in json: JSON) -> String? {
    guard let text = (json["__type"] ?? json["error"])?.string,
      let name = text.utf8.split(separator: UInt8(ascii: "#")).last,
      name.count <= 64,
      name.allSatisfy({ $0.lowercased != $0 || 0x61...0x7A ~= $0 || $0 == UInt8(ascii: "_") })
    else { return nil }
    return String(name)
  }

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
    case .empty, .markup, .pem: "RFC 8259 §2"
    case .notAnObject, .noKeys, .singleKey, .openIDConfiguration, .errorResponse: "RFC 7517 §5"
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
    case .empty: "the JWK Set is empty"
    case .json(let error): "the JWK Set is not JSON that is allowed here: \(error)"
    case .markup: "the JWK Set is HTML or XML instead of JSON; is its URL right?"
    case .pem(let label): "this is a PEM file (\(label)) instead of a JWK Set"
    case .notAnObject(let kind): "the JWK Set is \(kind) instead of an object with \"keys\""
    case .noKeys: "the JWK Set has no array \"keys\""
    case .singleKey: "this is a single key; put it into a JWK Set: {\"keys\":[ … ]}"
    case .openIDConfiguration:
      "this is an OpenID configuration instead of a JWK Set, which is at the URL in its jwks_uri"
    case .errorResponse(let name):
      "this is an error response\(name.map { " (\($0))" } ?? "") instead of a JWK Set"
    case .notAKey(let index): "the JWK Set's key number \(index + 1) is not an object"
    }
  }
}
