import Foundation
import Testing

/// A job of a CI service, and a Python expression for its scripts, where `text` is the file.
struct CIJob: CustomTestStringConvertible, Sendable {
  struct Run {
    let result: Shell.Result
    /// The call of the AWS CLI, and on the lines after it, its input.
    let signIn: String
    /// The JUnit report, if the job writes one.
    let report: String
  }

  let file: String
  let scripts: String

  var testDescription: String { file }

  /// Runs each script in a separate shell, as the services do. The sign-in's response and the
  /// release's archive are local, and the time is that of the response.
  func run(
    signingInTo response: String, password: String, archiveHasChanged: Bool = false
  ) throws -> Run {
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
      exec '\(Shell.tool.path)' "$@" --jwks '\(samples)/keys/jwks.json' --at 2026-01-01T00:30:00Z
      """, to: folder.appending(path: "tool"))
    try write(
      """
      #!/bin/sh
      while [ "$1" != --output ]; do shift; done
      cp '\(folder.path)/archive' "$2"
      """, to: folder.appending(path: "curl"))
    try write(
      """
      import re, yaml
      text = open('\(samples)/ci/\(file)').read()
      for number, script in enumerate(\(scripts)):
          open(f'script-{number}', 'w').write(script)
      """, to: folder.appending(path: "scripts.py"))
    let result = try Shell.run(
      """
      set -e
      PATH='\(folder.path)':$PATH && cd '\(folder.path)'
      cp '\(samples)/ci/expectations.json' .
      mkdir -p jwtscope-0-linux/bin && mv tool jwtscope-0-linux/bin/jwtscope
      tar -czf archive jwtscope-0-linux
      JWTSCOPE_SHA256=$(sha256sum archive | cut -c 1-64)
      export JWTSCOPE_SHA256
      \(archiveHasChanged ? "echo >>archive" : "")
      /usr/bin/python3 scripts.py
      for script in script-*; do bash --noprofile --norc -eo pipefail "$script"; done
      """,
      environment: [
        "COGNITO_USER_POOL_ID": "us-east-1_Example01",
        "COGNITO_CLIENT_ID": "1example23456789client0000", "COGNITO_USERNAME": "janedoe",
        "COGNITO_PASSWORD": password, "COGNITO_USR": "janedoe", "COGNITO_PSW": password,
        "JWTSCOPE_URL": "https://example.com/jwtscope-0-linux.tar.gz",
      ])
    let report = try? String(contentsOf: folder.appending(path: "jwtscope.xml"), encoding: .utf8)
    let signIn = try? String(contentsOf: folder.appending(path: "sign-in"), encoding: .utf8)
    return Run(result: result, signIn: signIn ?? "", report: report ?? "")
  }

  private func write(_ script: String, to file: URL) throws {
    try script.write(to: file, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
  }
}
