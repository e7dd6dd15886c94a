/// Why a text is not a JWK Set.
///
/// The description says what is wrong, for a developer's log.
public struct JWKSetError: Error, Equatable, Sendable {
  package let reason: Reason

  package init(_ reason: Reason) { self.reason = reason }

  package enum Reason: Equatable, Sendable {
    case tooLong
    case tooManyKeys(Int)
    case empty
    case json(JSONError)
    case markup
    /// RFC 7468: a file with a line such as `-----BEGIN PUBLIC KEY-----`, which has the label.
    case pem(label: String)
    case notAnObject(String)
    case noKeys
    case singleKey
    /// OpenID Connect Discovery 1.0 §3, with the URL of the JWK Set.
    case openIDConfiguration(jwksURI: String)
    /// The response of Cognito or an OAuth server that failed, with the error's name if it is
    /// plain.
    case errorResponse(name: String?)
    /// The position of the element, from 0.
    case notAKey(Int)
  }

  /// `limit-exceeded` if the text is longer than ``JWKSet/lengthLimit`` or has more keys than
  /// ``JWKSet/keyLimit``, otherwise `malformed-jwks`.
  public var code: String {
    switch reason {
    case .tooLong, .tooManyKeys: "limit-exceeded"
    default: "malformed-jwks"
    }
  }

  /// The section of the RFC that the text violates; nil if it only exceeds a limit of this library.
  public var rule: String? {
    switch reason {
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
    switch reason {
    case .tooLong: "the JWK Set is longer than the limit of \(JWKSet.lengthLimit) bytes"
    case .tooManyKeys(let count):
      "the JWK Set has \(count) keys, over the limit of \(JWKSet.keyLimit)"
    case .empty: "the JWK Set is empty"
    case .json(let error): "the JWK Set is not valid JSON: \(error)"
    case .markup: "the JWK Set is HTML or XML instead of JSON"
    case .pem(let label): "this is a PEM file (\(label)) instead of a JWK Set"
    case .notAnObject(let kind): "the JWK Set is \(kind) instead of an object with \"keys\""
    case .noKeys: "the JWK Set has no array \"keys\""
    case .singleKey: "this is a single key instead of a JWK Set"
    case .openIDConfiguration: "this is an OpenID configuration instead of a JWK Set"
    case .errorResponse(let name):
      "this is an error response\(name.map { " (\($0))" } ?? "") instead of a JWK Set"
    case .notAKey(let index): "the JWK Set's key number \(index + 1) is not an object"
    }
  }
}

extension JWKSetError.Reason {
  /// Recognises a text that is not JSON; nil if it is of no known kind.
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

  /// Recognises an object that has no array of keys.
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

  /// The error's name without a namespace such as `com.amazonaws.cognito#`; nil if the text may be
  /// more than a name.
  private static func errorName(in json: JSON) -> String? {
    guard let text = (json["__type"] ?? json["error"])?.string,
      let name = text.utf8.split(separator: UInt8(ascii: "#")).last,
      name.count <= 64,
      name.allSatisfy({ $0.lowercased != $0 || 0x61...0x7A ~= $0 || $0 == UInt8(ascii: "_") })
    else { return nil }
    return String(name)
  }
}
