import ArgumentParser
import CognitoToken

/// Files with a user pool's settings.
struct PoolOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      The user pool's settings, as the AWS CLI prints them (describe-user-pool, \
      describe-user-pool-client, list-resource-servers): evidence for hints; repeatable.
      """, valueName: "file"), completion: .file())
  var pool: [String] = []

  /// - Parameter count: How many other inputs are read from standard input.
  func validate(besides count: Int) throws { try Self.validate(pool, besides: count) }

  static func validate(_ files: [String], besides count: Int) throws {
    if files.count(where: { $0 == "-" }) + count > 1 {
      throw ValidationError(
        "--pool - and another input cannot both be read from standard input: name a file")
    }
  }

  /// nil if no file is given.
  func settings() throws -> PoolSettings? {
    pool.isEmpty ? nil : try Self.settings(in: pool)
  }

  /// Adds what the settings show to a report's hints.
  func add(to report: inout Report) throws {
    guard let settings = try settings() else { return }
    do throws(SettingsError) {
      try report.add(settings)
    } catch {
      throw ToolError(error)
    }
  }

  /// The settings of the pool with this ID, or of the only one.
  func settings(of id: String?) throws -> UserPoolSettings? {
    guard let settings = try settings() else { return nil }
    do throws(SettingsError) {
      return try settings.pool(orOnly: id)
    } catch {
      throw ToolError(error)
    }
  }

  static func settings(in files: [String]) throws -> PoolSettings {
    var settings = PoolSettings()
    for file in files {
      let text = try InputFile.read(file, limit: SettingsError.lengthLimit)
      do throws(SettingsError) {
        try settings.read(text)
      } catch {
        throw ToolError(error, in: file)
      }
    }
    return settings
  }
}
