import Foundation
import Testing

/// The causes in the README's table that a token shows without settings.
extension `End to end` {
  @Test func `a trigger that suppresses the API's scope is reported, and the advice restores it`()
    throws
  {
    let pool = try #require(LocalCognito.running).newPool()
    let result = try pool.run(
      Self.causes + """
        SIGN_IN=api SCOPE=aws.cognito.signin.user.admin
        change V2_0 edited
        edit "{ scopesToAdd: ['a/b'], scopesToSuppress: ['$SCOPE'] }"
        token | check | jq -r '.hints[0] | .id, .certainty'
        edit "{ scopesToAdd: ['a/b'] }"
        token | check | jq -r .verdict
        """)
    #expect(result.output == "admin-scope-suppressed\nlikely\naccepted\n", "\(result.errors)")
  }

  @Test func `the ID token and a near miss are reported, and the advice corrects them`() throws {
    let pool = try Self.pool(with: .v2)
    let result = try pool.run(
      Self.causes + """
        SIGN_IN=api SCOPE=com.example.photos/read
        token | jq .AuthenticationResult.IdToken | check | jq -r '.hints[0] | .id, .certainty'
        SCOPE=com.example.photos:read
        token | check | jq -r '.hints[0] | .id, .certainty'
        SCOPE=com.example.photos/read
        token | jq .AuthenticationResult.AccessToken | check | jq -r .verdict
        """)
    #expect(
      result.output == "id-token\ncertain\nnear-miss\nlikely\naccepted\n", "\(result.errors)")
  }

  @Test func `a token from before a change is reported as stale, and a new one is accepted`() throws
  {
    let pool = try #require(LocalCognito.running).newPool()
    let file = try TemporaryFile()
    let result = try pool.run(
      Self.causes + """
        SIGN_IN=api SCOPE=com.example.photos/read F='\(file.url.path)'
        old=$(token)
        next_second
        change V2_0 pretoken
        settings >"$F"
        echo "$old" | check --pool "$F" | jq -r '.hints[0] | .id, .certainty'
        echo "$old" | check --leeway 600 --at "$(date -d '10 minutes' +%s)" | jq -r '.hints[] | .id'
        token | check --pool "$F" | jq -r .verdict
        """)
    let expected = """
      pool-changed-since
      likely
      api-sign-in-without-customization
      stale-token
      accepted

      """
    #expect(result.output == expected, "\(result.errors)")
  }

  @Test(
    arguments: [
      ("oauth", "code", "openid", "oauth-sign-in likely"),
      ("machine", "client_credentials", "com.example.photos/write", "machine-token certain"),
    ])
  func `a scope that was not requested is reported, and a request for it is granted`(
    signIn: String, flow: String, other: String, hint: String
  ) throws {
    let pool = try #require(LocalCognito.running).newPool()
    let file = try TemporaryFile()
    let result = try pool.run(
      Self.causes + """
        SCOPE=com.example.photos/read SIGN_IN=\(signIn) F='\(file.url.path)'
        define read write
        client \(flow) \(other) $SCOPE
        settings >"$F"
        next_second
        report=$(grant \(other) | check --pool "$F")
        echo $(printf '%s' "$report" | jq -r '.hints[0] | .id, .certainty')
        printf '%s' "$report" | jq -r '.hints[0].next' | grep -c 'the app client allows it$'
        grant $SCOPE | check --pool "$F" | jq -r .verdict
        """)
    #expect(result.output == "\(hint)\n1\naccepted\n", "\(result.errors)")
  }

  @Test func `a V2_0 trigger is reported for a machine's token, and a V3_0 trigger adds the scope`()
    throws
  {
    let pool = try #require(LocalCognito.running).newPool()
    let file = try TemporaryFile()
    let result = try pool.run(
      Self.causes + #"""
        SCOPE=com.example.photos/read SIGN_IN=machine F='\#(file.url.path)'
        define write
        client client_credentials com.example.photos/write
        change V2_0 edited
        edit "{ scopesToAdd: ['$SCOPE'] }"
        ask DescribeUserPool '"a": 0' >"$F"
        next_second
        report=$(grant | check --pool "$F")
        printf '%s' "$report" | jq -r '.hints[] | .id + " " + .certainty'
        mend "$report"
        grant | check | jq -r .verdict
        """#)
    #expect(
      result.output == "machine-token certain\npool-trigger-version likely\naccepted\n",
      "\(result.errors)")
  }

  @Test func `an emulator that runs no trigger is reported`() async throws {
    let result = try await Self.pool(with: .v2).runAside(
      """
      python=python3 cache=${XDG_CACHE_HOME:-$HOME/.cache}/jwtscope/local-cognito
      python3 -c 'import importlib.util as u; assert u.find_spec("moto")' 2>/dev/null ||
        python=${LOCAL_COGNITO_VENV:-$cache}/bin/python
      LOG=$FUNCTIONS/moto
      $python -B -m moto.server -H 127.0.0.1 -p 0 >"$LOG" 2>&1 & moto=$!
      trap 'kill $moto' EXIT
      for i in $(seq 300); do
        port=$(grep -o '127.0.0.1:[0-9]*' "$LOG" | head -n 1 | cut -d : -f 2)
        [ -z "$port" ] || break
        sleep 0.1
      done
      export AWS_ENDPOINT_URL=http://127.0.0.1:$port USERNAME PASSWORD
      export $(/usr/bin/python3 -B Tests/ToolTests/Scripts/loopback.py V2_0)
      KEYS=$AWS_ENDPOINT_URL/$POOL/.well-known/jwks.json
      sign_in | verify | jq -r '.hints[] | .id'
      """)
    #expect(
      result.output == "api-sign-in-without-customization\nemulator-issuer\n", "\(result.errors)")
  }

  /// Bodies of a function: with a cause of the table, and without.
  private static let functions = [
    (
      "v1-container",
      "event.response = { claimsOverrideDetails: { claimsToAddOrOverride: { scope: SCOPE } } };"
    ),
    ("scopes-in-wrong-place", "add({ claimsToAddOrOverride: { scope: SCOPE } });"),
    ("scope-with-space", "add({ scopesToAdd: [SCOPE + ' com.example.photos/write'] });"),
    (
      "scope-added-and-suppressed", "add({ scopesToAdd: [SCOPE], scopesToSuppress: [SCOPE] });"
    ),
    ("empty-response", "event.response = {};"),
    (
      "client-metadata-absent",
      "const tenant = event.request.clientMetadata?.tenant; if (tenant) add({ scopesToAdd: [SCOPE] });"
    ),
  ]

  @Test(arguments: functions)
  func `a fault in a function is reported before it is deployed, and the advice corrects it`(
    cause: String, body: String
  ) throws {
    let pool = try #require(LocalCognito.running).newPool()
    let file = try TemporaryFile()
    let result = try pool.run(
      Self.causes + #"""
        SIGN_IN=api SCOPE=com.example.photos/read F='\#(file.url.path)'
        change V2_0 edited
        settings >"$F"
        start="const SCOPE = '$SCOPE'; const add = (accessTokenGeneration) => {
          event.response = { claimsAndScopeOverrideDetails: { accessTokenGeneration } }; };"
        preview() {
          jwtscope trigger event --pool "$F" | node samples/trigger/run.mjs "$FUNCTIONS/$POOL.mjs" |
            jwtscope trigger preview --pool "$F" --scope "$SCOPE" --output json
        }
        body "$start \#(body) return event;"
        preview | jq -r '.verdict, .warnings[].code'
        token | check | jq -r .verdict
        body "$start add({ scopesToAdd: [SCOPE] }); return event;"
        preview | jq -r '.verdict'
        token | check | jq -r .verdict
        """#)
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines.first == "rejected" && lines.contains(cause), "\(lines)\(result.errors)")
    #expect(lines.suffix(3) == ["rejected", "accepted", "accepted"], "\(lines)\(result.errors)")
  }
}
