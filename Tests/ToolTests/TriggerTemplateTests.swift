import Testing

@Suite struct `The trigger's CloudFormation template` {
  @Test func `is valid for CloudFormation`() async throws {
    let result = try await Shell.runAside(
      "cfn-lint samples/trigger/template.yaml samples/pool/template.json samples/pool/template-v1.json"
    )
    // The shell's exit code for a command that is not there.
    if result.status == 127 { try Test.cancel("cfn-lint is not installed") }
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }
}
