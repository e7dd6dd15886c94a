import ArgumentParser
import CognitoToken

/// Where the trusted keys come from.
struct KeySource: ParsableArguments {
  @Option(help: ArgumentHelp("The JWK Set: a file, or - for standard input.", valueName: "file"))
  var jwks: String?

  var readsStandardInput: Bool { jwks == "-" }

  func keys() throws -> JWKSet {
    guard let jwks else {
      throw ToolError.usage("--jwks is needed: the file with the user pool's JWK Set")
    }
    if jwks.contains("://") {
      throw ToolError.usage("--jwks takes a file; save the JWK Set with curl first")
    }
    let limit = JWKSet.lengthLimit
    let text =
      try jwks == "-"
      ? InputFile.readStandardInput(limit: limit) : InputFile.read(jwks, limit: limit)
    do {
      return try JWKSet(text)
    } catch {
      throw ToolError(error, in: jwks == "-" ? "standard input" : jwks)
    }
  }
}
