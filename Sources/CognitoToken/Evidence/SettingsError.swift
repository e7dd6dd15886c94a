/// Why files with settings cannot be used.
package enum SettingsError: Error, Equatable, Sendable {
  case empty
  case tooLong
  case tooManyDocuments
  /// `offset`: bytes from the start of the file.
  case json(JSONError, offset: Int)
  /// The document, counted from 1, has no settings of a known kind.
  case unknownKind(document: Int, Lookalike?)
  /// A member has a value of another type than documented.
  case member(path: String, expected: String, found: String)
  /// The template or plan has nothing about user pools.
  case noUserPool
  /// Files describe two states of the same pool or app client, without dates that show which is
  /// newer.
  case contradictory(id: String)
  /// Some files describe what will be deployed (a template or plan), and others what is deployed
  /// (output of the AWS CLI).
  case mixedSources
  /// A template or plan has several pools, and nothing says which is meant.
  case severalPools([String])
  /// None of the settings are for the wanted user pool.
  case otherPool(settings: [String], wanted: String)
  /// None of the settings are for the wanted app client.
  case otherClient(settings: [String], wanted: String)

  /// A document that resembles settings, but does not contain the ones that are needed.
  package enum Lookalike: Equatable, Sendable {
    /// `--query UserPool.LambdaConfig`: neither the pool nor its plan is named.
    case lambdaConfig
    /// Lists of pools or app clients have no settings.
    case listOfPools, listOfClients
    /// Terraform's own file, whose format is internal.
    case terraformState
    /// A template in YAML in the output of `get-template`.
    case yamlTemplate
    /// A function's configuration.
    case function
    case token
    case notAnObject(String)
  }

  /// The greatest length of a file, in bytes.
  package static let lengthLimit = 8 << 20
  /// The greatest number of documents in all files.
  package static let documentLimit = 1_000

  package var code: String {
    switch self {
    case .empty: "empty-input"
    case .tooLong, .tooManyDocuments: "limit-exceeded"
    default: "malformed-settings"
    }
  }

  package var rule: String? { if case .json(let error, _) = self { error.rule } else { nil } }
}
