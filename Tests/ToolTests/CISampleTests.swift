import Foundation
import Testing

/// The jobs in samples/ci, run as their services run them. Only Cognito and the time are simulated.
@Suite struct `A sample CI job` {
  static let password = "correct, \"horse\" \\ 'battery' = $staple"
  static let gitHub = CIJob(
    file: "github-actions.yml",
    scripts:
      "[step['run'] for step in yaml.safe_load(text)['jobs']['scopes']['steps'] if 'run' in step]")
  static let gitLab = CIJob(
    file: "gitlab-ci.yml",
    scripts: """
      ['\\n'.join(job['before_script'] + job['script'])
       for job in yaml.safe_load(text).values()]
      """)
  static let jenkins = CIJob(
    file: "Jenkinsfile",
    scripts: """
      [script.replace('\\\\\\\\', '\\\\') for script in re.findall("sh \'\'\'(.*?)\'\'\'", text, re.S)]
      """)

  @Test(
    arguments: [gitHub, gitLab, jenkins],
    [
      ("initiate-auth.json", 0, "accepted"),
      ("initiate-auth-without-scopes.json", 4, "scope-missing"),
      ("challenge.json", 65, "sign-in-challenge"), ("no-such-file", 65, "empty-input"),
    ] as [(String, Int32, String)])
  func `fails with the exit code of the problem, and names it`(
    job: CIJob, response: (file: String, status: Int32, code: String)
  ) throws {
    let run = try job.run(signingInTo: response.file, password: Self.password)
    #expect(run.result.status == response.status)
    if job.file == Self.gitHub.file {
      let title = CILog.commands(in: run.result.output).compactMap(\.title).first
      #expect(title == "jwtscope: \(response.code)")
    } else {
      #expect(try JUnitReport.problems(of: run.report) == "")
      #expect(run.report.contains("\"\(response.code)\""))
    }
  }

  @Test(arguments: [gitHub, gitLab, jenkins]) func `does not show the password`(job: CIJob) throws {
    let run = try job.run(signingInTo: "initiate-auth.json", password: Self.password)
    #expect(run.signIn.contains("\nPASSWORD=\(Self.password)\n"))
    #expect(!run.signIn.split(separator: "\n")[0].contains("horse"))
    #expect(!(run.result.output + run.result.errors + run.report).contains("horse"))
  }

  @Test(arguments: [gitHub, gitLab, jenkins])
  func `stops before it signs in if the release's archive has changed`(job: CIJob) throws {
    let run = try job.run(
      signingInTo: "initiate-auth.json", password: Self.password, archiveHasChanged: true)
    #expect(run.result.status != 0)
    #expect(run.signIn == "")
    #expect(run.report == "")
  }
}
