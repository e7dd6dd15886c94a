import Foundation
import Testing

/// The hints of settings, as the AWS CLI prints them about a pool of the local Cognito.
extension `End to end` {
  /// A cause that settings prove.
  struct ProvenCause: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let signIn: String
    let setUp: String
    /// For each sign-in the exit code of `pool`, and the certain hints or `accepted`.
    let steps: [String]
  }

  static let provenCauses = [
    ProvenCause(
      testDescription: "no trigger", signIn: "api", setUp: "SETTINGS=printed",
      steps: ["4 pool-without-trigger", "0 accepted"]),
    ProvenCause(
      testDescription: "the trigger's event version is V1_0", signIn: "api",
      setUp: "change V1_0 pretoken", steps: ["4 pool-trigger-version", "0 accepted"]),
    ProvenCause(
      testDescription: "the older setting of a trigger", signIn: "api",
      setUp: #"update "\"LambdaConfig\": {\"PreTokenGeneration\": \"$LAMBDA:pretoken\"}""#,
      steps: ["4 pool-trigger-version", "0 accepted"]),
    ProvenCause(
      testDescription: "the plan LITE without a trigger", signIn: "api",
      setUp: #"update '"UserPoolTier": "LITE"'"#,
      steps: ["4 pool-without-trigger pool-plan", "0 accepted"]),
    ProvenCause(
      testDescription: "the plan LITE with V1_0", signIn: "api",
      setUp: #"change V1_0 pretoken '"UserPoolTier": "LITE"'"#,
      steps: ["4 pool-trigger-version pool-plan", "0 accepted"]),
    ProvenCause(
      testDescription: "the function does not add the scope", signIn: "api",
      setUp: "change V2_0 edited; edit '{}'",
      steps: ["0 customized-without-scope", "0 accepted"]),
    ProvenCause(
      testDescription: "an OAuth client that does not allow the scope", signIn: "oauth",
      setUp: "define read; client code openid; SETTINGS=printed",
      steps: ["4 client-scope-not-allowed", "0 accepted"]),
    ProvenCause(
      testDescription: "a scope of no resource server", signIn: "oauth",
      setUp: "client code openid",
      // An empty list of resource servers does not say whose it is.
      steps: ["4 client-scope-not-allowed", "4 client-scope-not-allowed", "0 accepted"]),
    ProvenCause(
      testDescription: "a scope that its resource server lacks", signIn: "oauth",
      setUp: "define write; client code openid com.example.photos/write",
      steps: [
        "4 scope-not-defined client-scope-not-allowed", "4 client-scope-not-allowed", "0 accepted",
      ]),
    ProvenCause(
      testDescription: "a machine that does not allow the scope", signIn: "machine",
      setUp: "define read write; client client_credentials com.example.photos/write",
      steps: ["4 client-scope-not-allowed", "0 accepted"]),
    ProvenCause(
      testDescription: "a machine's scope that its resource server lacks", signIn: "machine",
      setUp: "define write; client client_credentials com.example.photos/write",
      steps: [
        "4 scope-not-defined client-scope-not-allowed", "4 client-scope-not-allowed", "0 accepted",
      ]),
  ]

  @Test func `settings prove why the scope is missing, and the hint's command gets it granted`()
    async throws
  {
    let cognito = try #require(LocalCognito.running)
    let files = try Self.provenCauses.map { _ in try TemporaryFile() }
    // At once, because each waits for a new second a few times.
    let results = try await Shell.runAside(
      each: zip(Self.provenCauses, files).map { cause, file in
        try cognito.newPool().script(
          Self.causes + """
            SCOPE=com.example.photos/read SIGN_IN=\(cause.signIn) F='\(file.url.path)'
            \(cause.setUp)
            for step in \(cause.steps.map { _ in "x" }.joined(separator: " ")); do
              settings >"$F" || exit 1
              jwtscope pool "$F" --scope "$SCOPE" --sign-in "$SIGN_IN" --quiet; code=$?
              next_second
              report=$(token "$SCOPE" | check --pool "$F")
              echo "$code" $(printf '%s' "$report" | jq -r "$outcome")
              mend "$report"
            done
            """)
      })
    for (cause, result) in zip(Self.provenCauses, results) {
      let lines = result.output.split(separator: "\n").map(String.init)
      #expect(lines == cause.steps, "\(cause): \(result.output)\(result.errors)")
    }
  }

  @Test func `settings, templates and tokens agree in generated cases`() async throws {
    let folder = try TemporaryFolder()
    let result = try await #require(LocalCognito.running).ownPool.runAside(
      """
      export FUNCTIONS USERNAME PASSWORD
      /usr/bin/python3 -B Tests/ToolTests/Scripts/loopback_cases.py '\(folder.url.path)' 200
      """)
    try #require(result.status == 0, "\(result.errors)")
    try `Two implementations of what settings prove`.agreesWithLocalCognito(in: folder.url)
  }

  /// Functions of a shell about a pool and an app client in the variables `POOL` and `CLIENT`.
  static let causes = #"""
    LAMBDA=arn:aws:lambda:us-east-1:123456789012:function
    outcome='if .verdict == "accepted" then .verdict
      else .hints[] | select(.certainty == "certain") | .id end'
    settings() {
      if [ "$SETTINGS" != printed ]; then
        ask DescribeUserPool '"a": 0'
        ask DescribeUserPoolClient "\"ClientId\": \"$CLIENT\""
        ask ListResourceServers '"MaxResults": 50'
        return
      fi
      aws cognito-idp describe-user-pool --user-pool-id "$POOL" &&
        aws cognito-idp describe-user-pool-client --user-pool-id "$POOL" --client-id "$CLIENT" &&
        aws cognito-idp list-resource-servers --user-pool-id "$POOL" --max-results 50
    }
    update() { ask UpdateUserPool "$1" >/dev/null; }
    # change VERSION FUNCTION [MEMBERS]: attaches a trigger.
    change() {
      update "\"LambdaConfig\": {\"PreTokenGenerationConfig\":
        {\"LambdaVersion\": \"$1\", \"LambdaArn\": \"$LAMBDA:$2\"}}${3:+, $3}"
    }
    # edit RESPONSE: rewrites the pool's function "edited", which returns it for the access token.
    edit() {
      container="{ claimsAndScopeOverrideDetails: { accessTokenGeneration: $1 } }"
      body "event.response = $container; return event;"
    }
    body() { echo "export const handler = async (event) => { $1 };" >"$FUNCTIONS/$POOL.mjs"; }
    define() {
      for name; do scopes="${scopes:+$scopes, }{\"ScopeName\": \"$name\", \"ScopeDescription\": \"-\"}"; done
      ask CreateResourceServer "\"Identifier\": \"com.example.photos\", \"Name\": \"photos\",
        \"Scopes\": [$scopes]" >/dev/null
    }
    # client FLOW SCOPE...: makes an OAuth client.
    client() {
      flow=$1; shift
      ask CreateUserPoolDomain "\"Domain\": \"$(echo "$POOL" | tr _A-Z -a-z)\"" >/dev/null
      for scope; do allowed="${allowed:+$allowed, }\"$scope\""; done
      set -- $(ask CreateUserPoolClient "\"ClientName\": \"web\", \"GenerateSecret\": true,
        \"AllowedOAuthFlowsUserPoolClient\": true, \"AllowedOAuthFlows\": [\"$flow\"],
        \"AllowedOAuthScopes\": [$allowed], \"CallbackURLs\": [\"app://callback\"]" |
        jq -r '.UserPoolClient | .ClientId, .ClientSecret')
      CLIENT=$1 SECRET=$2
    }
    endpoint() { curl -sS -u "$CLIENT:$SECRET" "$@" "$AWS_ENDPOINT_URL/oauth2/token"; }
    # grant [SCOPE]: the response of the token endpoint.
    grant() {
      if [ "$SIGN_IN" = machine ]; then
        endpoint -d grant_type=client_credentials ${1:+-d "scope=$1"}
        return
      fi
      login="$AWS_ENDPOINT_URL/login?response_type=code&client_id=$CLIENT&redirect_uri=app://callback"
      code=$(curl -sS -o /dev/null -D - -d "username=$USERNAME" -d "password=$PASSWORD" \
        "$login${1:+&scope=$1}" | tr -d '\r' | sed -n 's/^Location:.*code=//Ip')
      endpoint -d grant_type=authorization_code -d redirect_uri=app://callback -d "code=$code"
    }
    # token SCOPE: signs in, and asks for the scope if the client allows it.
    token() {
      if [ "$SIGN_IN" = api ]; then
        ask InitiateAuth "\"ClientId\": \"$CLIENT\", \"AuthFlow\": \"USER_PASSWORD_AUTH\",
          \"AuthParameters\": {\"USERNAME\": \"$USERNAME\", \"PASSWORD\": \"$PASSWORD\"}"
        return
      fi
      response=$(grant "$1")
      case $response in *'"error"'*) response=$(grant) ;; esac
      printf '%s\n' "$response"
    }
    # A token of the second in which a pool was changed could be older than the change.
    next_second() { sleep "$(date +%N | awk '{ print 1.01 - $1 / 1e9 }')"; }
    check() {
      jwtscope verify --jwks "$JWKS" --user-pool-id "$POOL" --client-id "$CLIENT" \
        --scope "$SCOPE" --output json "$@"
    }
    # follow REPORT: does what the first hint of settings says.
    mend() {
      hint=$(printf '%s' "$1" | jq -r '[.hints[] | select(.id != "machine-token")]
        | (.[] | select(.id == "scope-not-defined")) // .[0] // empty | .id, .next')
      case $hint in
        customized-without-scope*) edit "{ scopesToAdd: ['$SCOPE'] }" ;;
        *) eval "$(printf '%s' "$hint" |
          sed -n "s/.*: aws /aws /; s/FUNCTION_ARN/$LAMBDA:pretoken/; /^aws/p")" >/dev/null ;;
      esac
    }

    """#
}
