import ArgumentParser
import CognitoToken

extension PreTokenGenerationEvent.Version: ExpressibleByArgument {
  /// Accepts the event's spelling, such as `2`, and the user pool's, such as `V2_0`.
  public init?(argument: String) {
    let version = Self.allCases.first { [$0.rawValue, $0.lambdaVersion].contains(argument) }
    guard let version else { return nil }
    self = version
  }

  public static var allValueStrings: [String] {
    allCases.map(\.rawValue) + allCases.map(\.lambdaVersion)
  }
}

/// The `triggerSource` of an event. Any name in Cognito's form is accepted, because AWS does not
/// document all of them.
struct TriggerSource: ExpressibleByArgument {
  let name: String

  var documented: PreTokenGenerationEvent.Source? { .init(rawValue: name) }

  init?(argument: String) {
    let prefix = "TokenGeneration_"
    let rest = argument.utf8.dropFirst(prefix.utf8.count)
    guard argument.hasPrefix(prefix), 1...64 ~= rest.count,
      rest.allSatisfy({ 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 })
    else { return nil }
    name = argument
  }

  static var allValueStrings: [String] { PreTokenGenerationEvent.Source.allCases.map(\.rawValue) }
}

/// Reads the input of the trigger commands from a file, or from standard input for `-`.
enum TriggerInput {
  static func response(_ path: String?) throws -> TriggerOutput {
    if path == nil, Terminal.standardInputIsTerminal {
      throw ToolError.usage(
        """
        no response to read: name a file, as in "jwtscope trigger preview response.json", or pipe \
        one in, as in "jwtscope trigger event | node run.mjs | jwtscope trigger preview"
        """)
    }
    let text = try bytes(path ?? "-")
    do throws(TriggerError) {
      return try TriggerOutput(text)
    } catch {
      throw ToolError(error)
    }
  }

  static func event(_ path: String) throws -> PreTokenGenerationEvent {
    let text = try bytes(path)
    do throws(TriggerError) {
      return try PreTokenGenerationEvent(text)
    } catch {
      throw ToolError(error)
    }
  }

  /// The claims of an access token, in any form that other commands accept.
  static func claims(ofToken input: String) throws -> JSON {
    let text = try TokenInput.text(.access, in: input)
    let claims: JSON
    do throws(TokenError) {
      claims = try UnverifiedToken(text).claims.json
    } catch {
      throw ToolError(error)
    }
    if claims["token_use"] == "id" {
      throw ToolError(
        "no-token",
        "this is an ID token, but a trigger adds scopes to the access token: use the access token",
        exitCode: ExitStatus.malformedInput)
    }
    return claims
  }

  private static func bytes(_ path: String) throws -> [UInt8] {
    try InputFile.read(path, limit: TriggerError.lengthLimit)
  }
}

extension ToolError {
  init(_ error: TriggerError) {
    self.init(error.code, error.message, rule: error.rule, exitCode: ExitStatus.malformedInput)
  }
}
