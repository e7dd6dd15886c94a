import Testing

@testable import CognitoToken

@Suite struct `A text that is not a JWK Set` {
  static let rows: [(text: String, reason: JWKSetError.Reason)] = [
    ("", .empty), (" \r\n\t", .empty), ("\u{FEFF}", .empty), ("\u{FEFF}\n", .empty),
    ("<html></html>", .markup), ("\n<?xml?>", .markup),
    (
      "-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n", .pem(label: "PUBLIC KEY")
    ),
    (" -----BEGIN RSA PRIVATE KEY-----\nMIIB", .pem(label: "RSA PRIVATE KEY")),
    ("-----BEGIN CERTIFICATE-----", .pem(label: "CERTIFICATE")),
    ("[]", .notAnObject("an array")), ("null", .notAnObject("null")),
    ("{}", .noKeys), (#"{"keys":{}}"#, .noKeys), (#"{"Keys":[]}"#, .noKeys),
    (#"{"kty":"RSA"}"#, .singleKey), (#"{"keys":[{},1]}"#, .notAKey(1)),
    (
      #"{"issuer":"https://a.example","jwks_uri":"https:\/\/a.example/jwks.json"}"#,
      .openIDConfiguration(jwksURI: "https://a.example/jwks.json")
    ),
    (#"{"message":"User pool us-east-1_Example01 does not exist."}"#, .errorResponse(name: nil)),
    (
      #"{"__type":"ResourceNotFoundException","message":"…"}"#,
      .errorResponse(name: "ResourceNotFoundException")
    ),
    (
      #"{"__type":"com.amazonaws.cognito#ResourceNotFoundException"}"#,
      .errorResponse(name: "ResourceNotFoundException")
    ),
    (#"{"error":"invalid_request"}"#, .errorResponse(name: "invalid_request")),
    (#"{"__type":"Name with a secret"}"#, .errorResponse(name: nil)),
    (#"{"error":{"code":1}}"#, .errorResponse(name: nil)),
    (#"{"Message":"…"}"#, .errorResponse(name: nil)),
    (
      "{\"error\":\"\(String(repeating: "aZz_", count: 16))\"}",
      .errorResponse(name: String(repeating: "aZz_", count: 16))
    ),
    ("{\"error\":\"\(String(repeating: "a", count: 65))\"}", .errorResponse(name: nil)),
    (#"{"error":"a{"}"#, .errorResponse(name: nil)),
    (#"{"error":"a`"}"#, .errorResponse(name: nil)),
    (
      "-----BEGIN \(String(repeating: "A B ", count: 10))-----",
      .pem(label: String(repeating: "A B ", count: 10))
    ),
    (
      "-----BEGIN \(String(repeating: "A B ", count: 10))C-----",
      .json(JSONError(offset: 1, reason: .invalidNumber))
    ),
    ("-----BEGIN A KEY", .json(JSONError(offset: 1, reason: .invalidNumber))),
    ("-----START A KEY-----", .json(JSONError(offset: 1, reason: .invalidNumber))),
  ]

  @Test(arguments: rows) func `is named in the error`(text: String, reason: JWKSetError.Reason) {
    let error = JWKSetError(reason)
    #expect(throws: error) { try JWKSet(Array(text.utf8)) }
    #expect(!error.description.isEmpty && error.rule != nil && error.code == "malformed-jwks")
  }

  @Test(arguments: [(1 << 20, false), ((1 << 20) + 1, true)])
  func `is longer than the limit`(length: Int, isTooLong: Bool) {
    let text = Array(#"{"keys":[]}"#.utf8)
    let padded = text + [UInt8](repeating: 0x20, count: length - text.count)
    do throws(JWKSetError) {
      #expect(try JWKSet(padded).keys.isEmpty && !isTooLong)
    } catch {
      #expect(error.reason == .tooLong && error.code == "limit-exceeded" && isTooLong)
    }
  }

  @Test(arguments: [(1000, false), (1001, true)])
  func `has more keys than the limit`(count: Int, isTooMany: Bool) {
    let text = "{\"keys\":[\([String](repeating: "{}", count: count).joined(separator: ","))]}"
    do throws(JWKSetError) {
      #expect(try JWKSet(text).keys.count == count && !isTooMany)
    } catch {
      #expect(error.reason == .tooManyKeys(count) && error.code == "limit-exceeded" && isTooMany)
    }
  }

  @Test func `is not repeated in the error`() {
    let secret = "MIIBVAIBADANBgkqhkiG9w0BAQEFAASCAT4wggE6AgEAAkEA"
    for text in [
      "-----BEGIN PRIVATE KEY-----\n\(secret)", "-----BEGIN \(secret)",
      #"{"__type":"\#(secret)\#(secret)"}"#, #"{"error":"\#(secret) "}"#,
    ] {
      let error = #expect(throws: JWKSetError.self) { try JWKSet(Array(text.utf8)) }
      #expect(error?.description.contains(secret) == false)
    }
  }
}
