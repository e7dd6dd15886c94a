import CognitoToken

/// What `--version` prints.
enum Version {
  /// The only place that states it; `.ci/version` reads it here.
  static let number = "0.2.0"

  /// `git archive` replaces this by the commit's ID, as .gitattributes beside this file tells it.
  private static let commit = "$Format:%H$"

  static var text: String {
    let isArchived = !commit.hasPrefix("$")
    return """
      jwtscope \(number)
      commit: \(isArchived ? commit : "unknown, built from a working copy")
      OpenSSL: \(OpenSSLLibrary.version), linked \(OpenSSLLibrary.isStatic ? "statically" : "dynamically")
      """
  }
}
