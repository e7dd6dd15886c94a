import ArgumentParser
import CognitoToken

/// The exit codes of every command. Those from 64 on are numbered as in sysexits.h.
enum ExitStatus {
  static let success: Int32 = 0
  static let usage: Int32 = 64
  static let malformedInput: Int32 = 65
  static let unreadableFile: Int32 = 66
  static let fetchFailed: Int32 = 69
  static let internalFault: Int32 = 70

  /// Ends the command with the code, unless it is success.
  static func end(with code: Int32) throws { if code != success { throw ExitCode(code) } }

  /// The exit code of `verify` and `decode`: the number of the first stage that failed.
  static func of(_ report: Report) -> Int32 { of(report.failedStage) }

  static func of(_ stage: Stage?) -> Int32 { stage.map { Int32($0.rawValue) } ?? success }

  static func of(_ preview: TriggerPreview) -> Int32 {
    preview.verdict == .rejected ? of(.allowed) : success
  }

  static func of(_ report: PoolReport) -> Int32 {
    report.verdict == .wouldNotCarry ? of(.allowed) : success
  }

  static func of(_ diff: TokenDiff) -> Int32 { diff.isSame ? success : 1 }

  /// The exit code of `audit` if every source could be read and there was a token.
  static func of(_ totals: TokenAudit.Totals) -> Int32 {
    totals.accepted == totals.all ? success : 1
  }
}
