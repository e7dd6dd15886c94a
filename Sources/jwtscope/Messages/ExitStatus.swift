import ArgumentParser
import CognitoToken

/// The exit codes of every command. From 64 on, they are the codes of sysexits.h.
enum ExitStatus {
  static let success: Int32 = 0
  static let usage: Int32 = 64
  static let malformedInput: Int32 = 65
  static let unreadableFile: Int32 = 66
  static let fetchFailed: Int32 = 69
  static let internalFault: Int32 = 70

  /// Ends the command with the code, unless it is success.
  static func end(with code: Int32) throws { if code != success { throw ExitCode(code) } }

}

extension Stage {
  /// The exit code of a token that failed a check of this stage.
  var exitCode: Int32 { Int32(rawValue) }
}

extension Report {
  var exitCode: Int32 { failedStage?.exitCode ?? ExitStatus.success }
}

extension TriggerPreview {
  var exitCode: Int32 { verdict == .rejected ? Stage.allowed.exitCode : ExitStatus.success }
}

extension PoolReport {
  var exitCode: Int32 { verdict == .wouldNotCarry ? Stage.allowed.exitCode : ExitStatus.success }
}

extension TokenDiff {
  var exitCode: Int32 { isSame ? ExitStatus.success : 1 }
}

extension TokenAudit.Totals {
  /// The exit code of `audit` if every source could be read and there was a token.
  var exitCode: Int32 { accepted == all ? ExitStatus.success : 1 }
}
