import CognitoToken

/// What `--version` prints.
enum Version {
  /// The only definition of the version; `.ci/version` reads it from this line.
  static let number = "0.2.0"

  /// `git archive` replaces this with the commit ID, because of .gitattributes in this folder.
  private static let commit = "$Format:%H$"

  static var text: String {
    let isArchived = !commit.hasPrefix("$")
    let linking = OpenSSLLibrary.isStatic ? "statically" : "dynamically"
    return """
      jwtscope \(number)
      commit: \(isArchived ? commit : "unknown, built from a working copy")
      OpenSSL: \(OpenSSLLibrary.version), linked \(linking)
      """
  }
}
