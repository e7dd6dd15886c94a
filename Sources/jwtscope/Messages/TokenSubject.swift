import CognitoToken

/// Whose token it is.
extension Report {
  /// `user janedoe, client 1example…, jti 76f1a2b3, 30 min old`; nil if the token names nobody.
  var subject: String? {
    let json = claims.json
    let isID = claims.string(.tokenUse) == "id"
    let client = isID ? claims.strings(.aud).first : claims.string(.clientID)
    let user =
      claims.string(.username) ?? json["cognito:username"]?.string ?? claims.string(.sub)
    let isMachine = !isID && user != nil && claims.string(.sub) == client
    var parts: [String] = []
    if isMachine {
      parts.append("a machine")
    } else if let user {
      parts.append("user \(Self.cut(user))")
    }
    if let client { parts.append("client \(Self.cut(client))") }
    if let id = claims.string(.jti) {
      parts.append("jti \(String(String.UnicodeScalarView(id.unicodeScalars.prefix(8))))")
    }
    if let date = claims.date(.iat) { parts.append(age(of: date)) }
    if parts.isEmpty { return nil }
    let start = isTrusted || verdict == .unverified ? "" : "claims to be "
    return start + parts.joined(separator: ", ")
  }

  private func age(of issued: NumericDate) -> String {
    let when = issued.relative(to: now)
    return when.hasSuffix(" ago") ? "\(when.dropLast(4)) old" : "issued \(when)"
  }

  private static func cut(_ name: String) -> String {
    ShownNames.cut(Redaction.redacting(name), to: 64)
  }
}
