/// A user pool of the local Cognito, and a shell with the functions `sign_in` and `verify` for
/// its user.
struct UserPool {
  /// The trigger's event version.
  enum Trigger: String, CaseIterable {
    case none = "-"
    case v1 = "V1_0"
    case v2 = "V2_0"
    case v3 = "V3_0"
  }

  private static let functions = #"""
    sign_in() {
      aws cognito-idp initiate-auth --client-id "$CLIENT" --auth-flow USER_PASSWORD_AUTH \
        --auth-parameters "USERNAME=$USERNAME,PASSWORD=$PASSWORD" "$@"
    }
    admin_sign_in() {
      aws cognito-idp admin-initiate-auth --user-pool-id "$POOL" --client-id "$CLIENT" \
        --auth-flow ADMIN_USER_PASSWORD_AUTH \
        --auth-parameters "USERNAME=$USERNAME,PASSWORD=$PASSWORD" "$@"
    }
    verify() {
      jwtscope verify --jwks "${KEYS:-$JWKS}" --user-pool-id "$POOL" --client-id "$CLIENT" \
        --scope com.example.photos/read --output json "$@"
    }
    # ask OPERATION MEMBERS: as the AWS CLI does it, without the time that this takes.
    ask() {
      curl -sS -H "X-Amz-Target: AWSCognitoIdentityProviderService.$1" \
        -H 'Content-Type: application/x-amz-json-1.1' \
        -d "{\"UserPoolId\": \"$POOL\", $2}" "$AWS_ENDPOINT_URL"
    }

    """#
  private let prelude: String

  /// - Parameters:
  ///   - settings: the file that the local Cognito writes.
  ///   - assigning: shell words with another pool and its client than the settings name.
  init(settings: String, assigning: String = "") {
    prelude = """
      . '\(settings)'; PATH='\(settings).bin':$PATH FUNCTIONS='\(settings).functions'
      \(assigning.isEmpty ? ":" : "export \(assigning)")
      export JWKS="$AWS_ENDPOINT_URL/$POOL/.well-known/jwks.json"
      \(Self.functions)
      """
  }

  func run(_ command: String) throws -> Shell.Result { try Shell.run(script(command)) }

  func runAside(_ command: String) async throws -> Shell.Result {
    try await Shell.runAside(script(command))
  }

  /// The command as it can be run without this value.
  func script(_ command: String) -> String { prelude + command }
}
