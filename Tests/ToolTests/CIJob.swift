import Foundation
import Testing

/// A job of a CI service, and where in its YAML the script is.
struct CIJob: CustomTestStringConvertible, Sendable {
  struct Run {
    let result: Shell.Result
    /// How the AWS CLI was called, and on the lines after it what it read.
    let signIn: String
    /// The JUnit report, where the job writes one.
    let report: String
  }

  let file: String
  let script: String

  var testDescription: String { file }

  /// Runs the script as the services do. The sign-in's response is a sample, and it is the time when that was made.
  func run(signingInTo response: String, password: String) throws -> Run {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let samples = Shell.package.appending(path: "samples").path
    try write(
      """
      #!/bin/sh
      { echo "$*"; jq --raw-output 'to_entries[] | "\\(.key)=\\(.value)"' /dev/stdin; } >'\(folder.path)/sign-in'
      cat '\(samples)/responses/\(response)' 2>/dev/null
      """, to: folder.appending(path: "aws"))
    try write(
      """
      #!/bin/sh
      exec '\(Shell.products.path)/jwtscope' "$@" --jwks '\(samples)/keys/jwks.json' --at 2026-01-01T00:30:00Z
      """, to: folder.appending(path: "jwtscope"))
    let result = try Shell.run(
      """
      PATH='\(folder.path)':$PATH && cd '\(folder.path)'
      /usr/bin/python3 -c "import yaml; print(yaml.safe_load(open('\(samples)/ci/\(file)'))\(script))" >script
      bash --noprofile --norc -eo pipefail script
      """,
      environment: [
        "COGNITO_USER_POOL_ID": "us-east-1_Example01",
        "COGNITO_CLIENT_ID": "1example23456789client0000", "COGNITO_USERNAME": "janedoe",
        "COGNITO_PASSWORD": password,
      ])
    let report = try? String(contentsOf: folder.appending(path: "jwtscope.xml"), encoding: .utf8)
    return Run(
      result: result,
      signIn: try String(contentsOf: folder.appending(path: "sign-in"), encoding: .utf8),
      report: report ?? "")
  }

  private func write(_ script: String, to file: URL) throws {
    try script.write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }
}
