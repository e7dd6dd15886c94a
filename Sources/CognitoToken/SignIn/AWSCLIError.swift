/// Why the AWS CLI received no response, read from the start of the line that it printed.
///
/// The rest of the line may repeat a password; it is not read.
package enum AWSCLIError: CaseIterable, Sendable {
  case notInstalled, noCredentials, expiredLogin, noRegion, unreachable, badCertificate, noProfile
  case badArguments, other

  init?(_ line: ArraySlice<UInt8>) {
    // Newer AWS CLIs print this before every error.
    let prefix = "aws: [ERROR]: "
    let hasPrefix = line.starts(with: prefix)
    let message = hasPrefix ? line.dropFirst(prefix.utf8.count) : line
    let error = Self.allCases.first { error in
      error.beginnings.contains { message.starts(with: $0) }
    }
    if let error {
      self = error
    } else if hasPrefix {
      self = .other
    } else if line.count < 80,
      line.firstRange(of: "aws: command not found") != nil
        || line.firstRange(of: "aws: not found") != nil
    {
      self = .notInstalled
    } else {
      return nil
    }
  }

  private var beginnings: [String] {
    switch self {
    case .notInstalled, .other: []
    case .noCredentials: ["Unable to locate credentials", "Partial credentials found"]
    case .expiredLogin:
      ["Error loading SSO Token", "The SSO session ", "Token has expired and refresh failed"]
    case .noRegion: ["You must specify a region"]
    case .unreachable:
      [
        "Could not connect to the endpoint URL", "Connect timeout on endpoint URL",
        "Read timeout on endpoint URL",
      ]
    case .badCertificate: ["SSL validation failed"]
    case .noProfile: ["The config profile ("]
    case .badArguments:
      [
        "aws: error: ", "Parameter validation failed", "Error parsing parameter",
        "Unknown options: ", "Invalid choice: ",
      ]
    }
  }
}
