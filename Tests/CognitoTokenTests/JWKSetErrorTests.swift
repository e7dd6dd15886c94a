import Testing

@testable import CognitoToken

@Suite struct `A text that is not a JWK Set` {
  static let rows: [(text: String, error: JWKSetError)] = [
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
  ]

  @Test(arguments: rows) func `is called what it is`(text: String, error: JWKSetError) {
    #expect(throws: error) { try JWKSet(Array(text.utf8)) }
    #expect(!error.description.isEmpty && error.rule != nil && !error.isLimit)
  }

  @Test func `keeps its keys to itself`() {
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
