import CognitoToken

extension Report {
  /// The verdict's reason in a few words, none of which are the token's.
  var reason: String {
    switch (verdict, failedStage) {
    case (.accepted, _): "genuine, and all that was asked for holds"
    case (.unverified, _): "the signature was not checked, so anybody may have written this"
    case (.rejected, .genuine): "not genuine; what follows is not to be trusted"
    case (.rejected, .ours): "genuine, but not for here"
    case (.rejected, .inTime): "genuine, but not valid at this time"
    case (.rejected, .allowed), (.rejected, nil): "genuine, but it does not carry what was expected"
    }
  }
}

extension Report.Check.Status {
  var mark: String {
    switch self {
    case .passed: "✓"
    case .failed: "✗"
    case .skipped: "–"
    }
  }
}
