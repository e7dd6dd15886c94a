import Testing

@testable import CognitoToken

/// Project Wycheproof's vectors for JSON Web Signatures and Keys.
@Suite(.enabled(if: Vectors.areThere, .init(rawValue: Vectors.absence)))
struct `Wycheproof` {
  /// A file, and its cases that are valid there and refused here, each by its rule.
  struct File: CustomTestStringConvertible, Sendable {
    let name: String
    var stricter: [Int: String] = [:]

    var testDescription: String { name }
  }

  static let files = [
    File(
      name: "json_web_signature_test",
      stricter: [
        346: "RFC 7517 §4.4: the key's alg is PS256, and the token's PS384",
        347: "RFC 7518 §3.1: the key's alg is ES521, and there is no such algorithm",
        350: "RFC 7517 §4.4: the key's alg is PS256, and the token's PS384",
        351: "RFC 7518 §3.1: the key's alg is ES521, and there is no such algorithm",
      ]),
    File(name: "json_web_key_test"), File(name: "json_web_crypto_test"),
  ]

  @Test(arguments: files) func `gives each signature its listed verdict`(file: File)
    throws
  {
    let cases = try Case.all(in: file.name)
    let ours = cases.filter(\.isAsymmetric)
    var agreed = 0
    for test in ours {
      let accepted = try test.isAccepted()
      if let rule = file.stricter[test.id] {
        #expect(test.isValid && !accepted, "\(test.id) is listed as stricter by \(rule)")
      } else {
        #expect(accepted == test.isValid, "\(test.id) \(test.comment)")
        if accepted == test.isValid { agreed += 1 }
      }
    }
    for test in cases where !test.isAsymmetric {
      #expect(try !test.isAccepted(), "\(test.id) has a key that verifies nothing here")
    }
    print(
      "Wycheproof \(file.name): \(ours.count) asymmetric signatures, \(agreed) agree, "
        + "\(file.stricter.count) stricter; \(cases.count - ours.count) others refused")
  }

  struct Case {
    let id: Int
    let comment: String
    let isValid: Bool
    /// nil if the text is not a compact JWS.
    let jws: String?
    let keys: [JSON]

    /// Whether the set has a key for signatures with a supported algorithm.
    var isAsymmetric: Bool { jws != nil && keys.contains { $0["kty"] != "oct" } }

    func isAccepted() throws -> Bool {
      guard let jws else { return false }
      let set: JSON = ["keys": .array(keys)]
      return try JWSCheck.accepts(
        jws, keys: JWKSet(Array(JSONWriter.string(set, style: .compact).utf8)))
    }

    static func all(in name: String) throws -> [Case] {
      let file = try JSON(Vectors.bytes("wycheproof/\(name).json"))
      return try #require(file["testGroups"]?.array).flatMap { group in
        let key = try #require(group["public"] ?? group["private"])
        return try #require(group["tests"]?.array).map { test in
          guard case .number(let id) = test["tcId"] else {
            throw JSONError(offset: 0, reason: .invalidNumber)
          }
          return Case(
            id: try #require(Int(id)), comment: test["comment"]?.string ?? "",
            isValid: test["result"] == "valid", jws: test["jws"]?.string,
            keys: key["keys"]?.array ?? [key])
        }
      }
    }
  }
}
