import Foundation
import Testing

/// Settings as the AWS CLI prints them about a pool of the loopback Cognito.
extension `End to end` {
  private static let settings = """
    settings() {
      aws cognito-idp describe-user-pool --user-pool-id "$POOL" &&
        aws cognito-idp describe-user-pool-client --user-pool-id "$POOL" --client-id "$CLIENT" &&
        aws cognito-idp list-resource-servers --user-pool-id "$POOL" --max-results 50
    }
    expected() { jwtscope pool --scope com.example.photos/read --quiet; echo $?; }

    """

  @Test(
    arguments: [
      (.none, "pool-without-trigger"), (.v1, "pool-trigger-version"),
    ] as [(UserPool.Trigger, String)])
  func `settings prove why the scope is missing, and the hint's command brings it`(
    trigger: UserPool.Trigger, hint: String
  ) async throws {
    let pool = try await #require(LocalCognito.running).newPool(with: trigger)
    let file = try TemporaryFile()
    // A token of the second in which the pool was made could be older than the pool.
    let result = try pool.run(
      Self.settings + """
        settings >'\(file.url.path)' || exit 1
        expected <'\(file.url.path)'
        sleep 1
        report=$(sign_in | verify --pool '\(file.url.path)')
        printf '%s' "$report" | jq -r '.hints[0] | .id, .certainty'
        function=arn:aws:lambda:us-east-1:123456789012:function:pretoken
        command=$(printf '%s' "$report" | jq -r '.hints[0].next' | sed "s/.*: aws /aws /; s/FUNCTION_ARN/$function/")
        eval "$command" || exit 1
        sign_in | verify | jq -r .verdict
        settings | expected
        """)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines == ["4", hint, "certain", "accepted", "0"], "\(result.errors)")
  }
}
