import Foundation
import Testing

/// A user pool of the loopback Cognito, and a shell with the functions `sign_in` and `verify` for
/// its user.
struct UserPool {
  /// The trigger's event version.
  enum Trigger: String {
    case none
    case v1 = "V1_0"
    case v2 = "V2_0"
    case v3 = "V3_0"
  }

  private static let functions = """
    sign_in() {
      aws cognito-idp initiate-auth --client-id "$CLIENT" --auth-flow USER_PASSWORD_AUTH \\
        --auth-parameters "USERNAME=$USERNAME,PASSWORD=$PASSWORD" "$@"
    }
    admin_sign_in() {
      aws cognito-idp admin-initiate-auth --user-pool-id "$POOL" --client-id "$CLIENT" \\
        --auth-flow ADMIN_USER_PASSWORD_AUTH \\
        --auth-parameters "USERNAME=$USERNAME,PASSWORD=$PASSWORD" "$@"
    }
    verify() {
      jwtscope verify --jwks "${KEYS:-$JWKS}" --user-pool-id "$POOL" --client-id "$CLIENT" \\
        --scope com.example.photos/read --output json "$@"
    }

    """
  private let prelude: String

  /// The pool that the settings file names.
  init(settings: String) { prelude = Self.prelude(settings) }

  /// A new one.
  init(with trigger: Trigger, settings: String) throws {
    let function = "arn:aws:lambda:us-east-1:123456789012:function:pretoken"
    let attached =
      trigger == .none
      ? "{}" : "PreTokenGenerationConfig={LambdaVersion=\(trigger.rawValue),LambdaArn=\(function)}"
    let made = try Shell.run(
      """
      set -e
      \(Self.prelude(settings))
      JWKS=${JWKS%%"$POOL"*}
      POOL=$(aws cognito-idp create-user-pool --pool-name photos --lambda-config '\(attached)' \
        --query UserPool.Id --output text)
      CLIENT=$(aws cognito-idp create-user-pool-client --user-pool-id "$POOL" --client-name cli \
        --explicit-auth-flows ALLOW_USER_PASSWORD_AUTH ALLOW_ADMIN_USER_PASSWORD_AUTH ALLOW_REFRESH_TOKEN_AUTH \
        --query UserPoolClient.ClientId --output text)
      aws cognito-idp admin-create-user --user-pool-id "$POOL" --username "$USERNAME" \
        --message-action SUPPRESS >/dev/null
      aws cognito-idp admin-set-user-password --user-pool-id "$POOL" --username "$USERNAME" \
        --permanent --password "$PASSWORD"
      echo "POOL=$POOL CLIENT=$CLIENT JWKS=$JWKS$POOL/.well-known/jwks.json"
      """)
    try #require(made.status == 0, "\(made.errors)")
    prelude = Self.prelude(settings) + "export \(made.output)"
  }

  private static func prelude(_ settings: String) -> String {
    ". '\(settings)'; PATH='\(settings).bin':$PATH FUNCTIONS='\(settings).functions'\n" + functions
  }

  func run(_ command: String) throws -> Shell.Result { try Shell.run(prelude + command) }
}
