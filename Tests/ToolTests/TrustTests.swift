import CognitoToken
import Foundation
import Testing

/// Statements in the README's section "Trust" that no other test covers.
@Suite struct `What is not trusted` {
  @Test func `is never connected to, whatever the token contains`() throws {
    let result = try Shell.run(
      """
      /usr/bin/python3 Tests/ToolTests/Scripts/connections.py '
        jwtscope "$TOKEN" >/dev/null; echo $?
        for options in "" "--output json" "--output github" "--algorithm PS256 --scope a"; do
          jwtscope verify "$TOKEN" \(AuditInput.checks) $options >/dev/null; echo $?
        done
        echo "$TOKEN" | jwtscope audit \(AuditInput.checks) >/dev/null 2>&1; echo $?
        jwtscope diff "$TOKEN" "$TOKEN" >/dev/null; echo $?
        jwtscope trigger event "$TOKEN" --user-pool-id us-east-1_Example01 >/dev/null; echo $?'
      """)
    #expect(result.output == "0\n1\n1\n1\n1\n1\n0\n0\n0 connections\n", "\(result.errors)")
    // Checks that a connection would be counted.
    let keys = try Shell.run(
      """
      /usr/bin/python3 Tests/ToolTests/Scripts/connections.py '
        jwtscope keys "$ORIGIN" & sleep 0.5; kill $!' 2>/dev/null
      """)
    #expect(keys.output == "1 connections\n")
  }

  /// Every sample token, genuine or not, with and without options.
  @Test(arguments: AuditInput.samples) func `is marked as unverified`(token: String) throws {
    for options in ["", "--scope com.example.photos/read", "--scope nosuch", "--color always"] {
      let text = try Shell.run("jwtscope \(token) \(options)")
      let first = text.output.prefix { $0 != "\n" }
      #expect(
        first.contains("unverified")
          && first.hasSuffix("the signature was not checked, so do not trust these contents"))
    }
    let decoded = try Shell.run("jwtscope \(token) --output json")
    let report = try JSON(Array(decoded.output.utf8))
    #expect(report["verdict"] == "unverified" && report["trusted"] == false)
    let diff = try Shell.run("jwtscope diff \(token) \(token)")
    #expect(diff.output.contains("the signatures were not checked"))

    let verified = try Shell.run("jwtscope verify \(token) \(AuditInput.checks) --output json")
    let verdict = try JSON(Array(verified.output.utf8))
    let signature = verdict["checks"]?.array?.first { $0["id"] == "signature" }
    let isGenuine = signature?["status"] == "passed"
    #expect((verified.status == 65) == (verdict["error"] != nil))
    if verdict["error"] == nil {
      #expect(verdict["trusted"] == (isGenuine ? true : false))
      #expect((verified.status == 1) == !isGenuine)
    }
  }
}
