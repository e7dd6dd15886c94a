/// Why the AWS CLI got no answer, told from how the line it printed begins.
///
/// The line itself is not repeated: it may hold what was typed, down to a password.
enum AWSCLIComplaint: CaseIterable, Sendable {
  case notInstalled, noCredentials, expiredLogin, noRegion, unreachable, badCertificate, noProfile
  case badArguments, other

  init?(_ line: ArraySlice<UInt8>) {
    // Newer versions put their name before every error.
    let prefix = "aws: [ERROR]: "
    let hasPrefix = line.starts(with: prefix)
    let message = hasPrefix ? line.dropFirst(prefix.utf8.count) : line
    let complaint = Self.allCases.first { complaint in
      complaint.beginnings.contains { message.starts(with: $0) }
    }
    if let complaint {
      self = complaint
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

  var reason: String {
    switch self {
    case .notInstalled: "is not installed, or not in the PATH"
    case .noCredentials: "found no credentials"
    case .expiredLogin: "has no valid login: it has expired"
    case .noRegion: "was given no region"
    case .unreachable: "could not reach the endpoint"
    case .badCertificate: "did not accept the endpoint's certificate"
    case .noProfile: "has no such profile"
    case .badArguments: "did not accept its arguments"
    case .other: "reports an error"
    }
  }

  var nextStep: String {
    switch self {
    case .notInstalled: "install it"
    case .noCredentials: "run aws configure or aws login"
    case .expiredLogin: "run aws sso login"
    case .noRegion: "give --region"
    case .unreachable: "check --region, --endpoint-url and the network"
    case .badCertificate: "check --endpoint-url, AWS_CA_BUNDLE and the proxy"
    case .noProfile: "check --profile and AWS_PROFILE"
    case .badArguments: "check the command's options and the shell's quotation marks"
    case .other: "see its own output, correct that and sign in again"
    }
  }
}
