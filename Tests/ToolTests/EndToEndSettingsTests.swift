import Foundation
import Testing

extension `End to end` {
  private static let trigger = """
    PreTokenGenerationConfig={LambdaVersion=V2_0,LambdaArn=arn:aws:lambda:us-east-1:123456789012:function:pretoken}
    """

  @Test(
    arguments: [
      (
        "create-user-pool --pool-name p --user-pool-tier LITE --lambda-config \(trigger)",
        "FeatureUnavailableInTierException"
      ),
      (
        "create-user-pool-client --user-pool-id $POOL --client-name c "
          + "--allowed-o-auth-scopes openid aws.cognito.signin.user.admin", ""
      ),
      (
        "create-user-pool-client --user-pool-id $POOL --client-name c "
          + "--allowed-o-auth-scopes openid com.example.photos/remove",
        "ScopeDoesNotExistException"
      ),
      (
        "initiate-auth --client-id $(new_client) --auth-flow USER_PASSWORD_AUTH "
          + "--auth-parameters USERNAME=$USERNAME,PASSWORD=$PASSWORD",
        "InvalidParameterException"
      ),
      (
        "initiate-auth --client-id $(new_client --explicit-auth-flows ALLOW_USER_PASSWORD_AUTH) "
          + "--auth-flow USER_PASSWORD_AUTH "
          + "--auth-parameters USERNAME=$USERNAME,PASSWORD=$PASSWORD", ""
      ),
    ] as [(String, String)])
  func `the local Cognito refuses the same settings as Cognito, and no others`(
    command: String, error: String
  ) throws {
    let result = try Self.pool(with: .none).run(
      """
      new_client() {
        aws cognito-idp create-user-pool-client --user-pool-id "$POOL" --client-name new "$@" \
          --query UserPoolClient.ClientId --output text
      }
      aws cognito-idp \(command)
      """)
    #expect((result.status == 0) == error.isEmpty, "\(result.errors)")
    #expect(error.isEmpty || result.errors.contains("(\(error))"), "\(result.errors)")
  }

  @Test func `an updated user pool keeps its plan, and loses a trigger that is not given`() throws {
    let result = try Self.pool(with: .none).run(
      """
      set -e
      POOL=$(aws cognito-idp create-user-pool --pool-name p --user-pool-tier PLUS \
        --lambda-config '\(Self.trigger)' --query UserPool.Id --output text)
      settings() {
        aws cognito-idp describe-user-pool --user-pool-id "$POOL" --output text \
          --query 'UserPool.[UserPoolTier,LambdaConfig.PreTokenGenerationConfig.LambdaVersion]'
      }
      settings
      aws cognito-idp update-user-pool --user-pool-id "$POOL"
      settings
      """)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "PLUS\tV2_0\nPLUS\tNone\n")
  }
}
