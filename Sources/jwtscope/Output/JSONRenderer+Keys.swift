import CognitoToken

/// The keys of a JWK Set as one JSON object.
extension JSONRenderer {
  static func text(_ set: JWKSet) -> String {
    text(["keys": .array(KeyReport.all(of: set).map(json))])
  }

  private static func json(_ report: KeyReport) -> JSON {
    .object(omittingNil: [
      "kid": report.key.kid.map(JSON.string), "kty": report.key.kty.map(JSON.string),
      "alg": report.key.alg.map(JSON.string), "use": report.key.use.map(JSON.string),
      "size": report.size.map(JSON.string), "thumbprint": report.thumbprint.map(JSON.string),
      "usable": .bool(report.problem == nil), "problem": report.problem.map(JSON.string),
      "warnings": .strings(report.warnings),
    ])
  }
}
