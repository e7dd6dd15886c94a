import Testing

@Suite struct `The trigger's CloudFormation template` {
  static let hasLinter = (try? Shell.run("cfn-lint --version"))?.status == 0

  @Test(.enabled(if: hasLinter, "cfn-lint is not installed"))
  func `is valid for CloudFormation`() throws {
    let result = try Shell.run(
      "cfn-lint samples/trigger/template.yaml samples/pool/template.json samples/pool/template-v1.json"
    )
    #expect(result.status == 0, "\(result.output)\(result.errors)")
  }
}
