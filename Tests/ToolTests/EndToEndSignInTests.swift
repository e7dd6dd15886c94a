import Foundation
import Testing

extension `End to end` {
  @Test(
    arguments: [
      // Without pipefail, only the empty input shows that the command before the pipe has failed.
      (
        "sign_in --auth-parameters \"USERNAME=$USERNAME,PASSWORD=wrong\" 2>/dev/null", 65,
        "empty-input"
      ),
      ("sign_in --auth-parameters \"USERNAME=$USERNAME,PASSWORD=wrong\" 2>&1", 65, "sign-in-error"),
      ("invite newcomer && sign_in_as newcomer", 65, "sign-in-challenge"),
      ("invite guest && sign_in_as guest --output text", 65, "sign-in-challenge"),
      ("sign_in --query AuthenticationResult.RefreshToken --output text", 65, "refresh-token"),
      ("sign_in --query AuthenticationResult.AccessToken --output table", 65, "no-token"),
      ("sign_in --query AuthenticationResult.IdToken", 2, "token-use-mismatch"),
    ] as [(String, Int32, String)])
  func `output without an access token is reported as what it is`(
    signIn: String, status: Int32, code: String
  ) throws {
    let result = try Self.pool(with: .v2).run(
      #"""
      invite() {
        ask AdminCreateUser "\"Username\": \"$1\", \"TemporaryPassword\": \"$PASSWORD\",
          \"MessageAction\": \"SUPPRESS\"" >/dev/null
      }
      sign_in_as() { USERNAME=$1; shift; sign_in "$@"; }
      { \#(signIn); } | verify
      """#)
    #expect(result.status == status, "\(result.errors)")
    #expect(try Verdict(result).codes.first == code)
  }

  @Test(arguments: [
    "initiate-auth --auth-flow REFRESH_TOKEN_AUTH --auth-parameters \"REFRESH_TOKEN=$TOKEN\"",
    "get-tokens-from-refresh-token --refresh-token \"$TOKEN\"",
  ])
  func `a refreshed token has the scope again`(operation: String) throws {
    let result = try Self.pool(with: .v2).run(
      """
      TOKEN=$(sign_in --query AuthenticationResult.RefreshToken --output text)
      aws cognito-idp \(operation) --client-id "$CLIENT" | verify
      """)
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }

  @Test(
    arguments: [
      (.none, "$PASSWORD", 4), (.v2, "$PASSWORD", 0), (.v2, "wrong", 65),
    ] as [(UserPool.Trigger, String, Int32)])
  func `the sample sign-in ends with the exit code of verify`(
    trigger: UserPool.Trigger, password: String, status: Int32
  ) throws {
    let result = try Self.pool(with: trigger).run(
      """
      export COGNITO_PASSWORD="\(password)"
      samples/sign-in.sh "$POOL" "$CLIENT" "$USERNAME"
      """)
    #expect(result.status == status, "\(result.output)\(result.errors)")
  }

  @Test func `audit verifies many sign-ins, one per line`() throws {
    let result = try Self.pool(with: .v2).run(
      """
      {
        sign_in --query AuthenticationResult.AccessToken --output text
        cat samples/tokens/without-scopes.jwt
        sign_in --output json | jq --compact-output .
      } | jwtscope audit --jwks "$JWKS" --user-pool-id "$POOL" --scope com.example.photos/read
      """)
    #expect(result.status == 1, "\(result.errors)")
    let verdicts = result.output.split(separator: "\n").map {
      $0.contains(#""verdict":"accepted""#)
    }
    #expect(verdicts == [true, false, true], "\(result.output)")
  }
}
