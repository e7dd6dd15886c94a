public import ArgumentParser
public import CognitoToken

extension PreTokenGenerationEvent.Version: ExpressibleByArgument {}
extension PreTokenGenerationEvent.Source: ExpressibleByArgument {}

/// Reads what the trigger commands are about: a file, or `-` for standard input.
enum TriggerInput {
  static func response(_ path: String?) throws -> TriggerOutput {
    if path == nil, Terminal.standardInputIsTerminal {
      throw ToolError.usage(
        """
        there is no response to read; give one, as in "jwtscope trigger preview response.json" or \
        "jwtscope trigger event | node run.mjs | jwtscope trigger preview"
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

  /// The claims of an access token, given as for every command.
  static func claims(ofToken input: String) throws -> JSON {
    var source = TokenInput()
    source.input = input
    let text = try source.token(.access)
    let claims: JSON
    do throws(TokenError) {
      claims = try UnverifiedToken(text).claims.json
    } catch {
      throw ToolError(error)
    }
    if claims["token_use"] == "id" {
      throw ToolError(
        "no-token", "this is an ID token: give the access token, which scopes are added to",
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
    self.init(error.code, "\(error)", rule: error.rule, exitCode: ExitStatus.malformedInput)
  }
}
