import CognitoToken

extension ToolError {
  /// - Parameter file: the file with the error; nil for an error in all files together.
  init(_ error: SettingsError, in file: String? = nil) {
    let place = file.map { "\(InputFile.name(of: $0)): " } ?? ""
    self.init(
      error.code, place + error.message, rule: error.rule, exitCode: ExitStatus.malformedInput)
  }
}

extension SettingsError {
  fileprivate var message: String {
    switch self {
    case .empty:
      """
      it is empty: give the output of an AWS CLI command, a template or a plan. aws lambda \
      get-policy prints nothing if a function has no policy
      """
    case .tooLong: "it is longer than the limit of \(Self.lengthLimit) bytes"
    case .tooManyDocuments:
      "the files have more than the limit of \(Self.documentLimit) JSON documents"
    case .json(let error, let offset):
      """
      not valid JSON: \(JSONError(offset: offset, reason: error.reason)); print settings with \
      --output json
      """
    case .unknownKind(let document, let lookalike):
      "document \(document) \(Self.explanation(of: lookalike))"
    case .member(let path, let expected, let found):
      "\(path) is \(found), but must be \(expected)"
    case .noUserPool:
      """
      it has no user pool, app client, resource server or permission: give the template or plan \
      that contains one
      """
    case .contradictory(let id):
      """
      \(ShownNames.list([id])) is described twice, differently, and no LastModifiedDate shows \
      which is newer: give only one
      """
    case .mixedSources:
      """
      a template or plan describes what will be deployed, but the AWS CLI prints what is deployed \
      now: give only one of the two
      """
    case .severalPools(let names):
      """
      there are several user pools, \(ShownNames.list(names)): give a file with only one; \
      jwtscope pool also takes --client-id, with an app client of the pool you mean
      """
    case .otherPool(let settings, let wanted):
      """
      the settings are for user pool \(ShownNames.list(settings)), and show nothing about \
      \(wanted.isEmpty ? "a token that names no user pool" : ShownNames.list([wanted]))
      """
    case .otherClient(let settings, let wanted):
      """
      the settings are for app client \(ShownNames.list(settings)), and show nothing about \
      \(ShownNames.list([wanted]))
      """
    }
  }

  private static func explanation(of lookalike: Lookalike?) -> String {
    switch lookalike {
    case nil:
      """
      has no settings that jwtscope knows: give the output of aws cognito-idp \
      describe-user-pool, describe-user-pool-client, describe-resource-server, \
      list-resource-servers, aws lambda get-policy or terraform show -json, or a CloudFormation \
      template in JSON
      """
    case .lambdaConfig:
      """
      has only LambdaConfig, without the pool's ID and plan: print the whole pool, without --query
      """
    case .listOfPools: "is a list of user pools: print one with describe-user-pool"
    case .listOfClients: "is a list of app clients: print one with describe-user-pool-client"
    case .terraformState:
      "is Terraform's internal state: print it with terraform show -json"
    case .yamlTemplate:
      """
      has a template in YAML: give it in JSON, as deployment tools print it (cdk synth --json, or \
      get-template --template-stage Processed after a transform)
      """
    case .function:
      "is a function's configuration: aws lambda get-policy prints who may call it"
    case .token: "is a sign-in's output: give it as the token, and settings with --pool"
    case .notAnObject(let kind): "is \(kind), but must be an object"
    }
  }
}
