import Foundation
import Testing

/// The jobs in samples/ci, run as their services would, where only Cognito and the time are not real.
@Suite struct `A sample CI job` {
  static let password = "correct, \"horse\" \\ 'battery' = $staple"
  static let gitHub = CIJob(
    file: "github-actions.yml", script: "['jobs']['scopes']['steps'][0]['run']")
  static let gitLab = CIJob(file: "gitlab-ci.yml", script: "['access-token-scopes']['script'][0]")

  @Test(
    arguments: [gitHub, gitLab],
    [
      ("initiate-auth.json", 0, "accepted"),
      ("initiate-auth-without-scopes.json", 4, "scope-missing"),
      ("challenge.json", 65, "sign-in-challenge"), ("no-such-file", 65, "empty-input"),
    ] as [(String, Int32, String)])
  func `fails by the exit code of what is wrong, and says what`(
    job: CIJob, response: (file: String, status: Int32, code: String)
  ) throws {
    let run = try job.run(signingInTo: response.file, password: Self.password)
    #expect(run.result.status == response.status)
    if job.file == Self.gitHub.file {
      let title = CILog.commands(in: run.result.output).first?.title
      #expect(title == "jwtscope: \(response.code)")
    } else {
      #expect(try JUnitReport.problems(of: run.report) == "")
      #expect(run.report.contains("\"\(response.code)\""))
    }
  }

  @Test(arguments: [gitHub, gitLab]) func `shows the password to nobody`(job: CIJob) throws {
    let run = try job.run(signingInTo: "initiate-auth.json", password: Self.password)
    #expect(run.signIn.contains("\nPASSWORD=\(Self.password)\n"))
    #expect(!run.signIn.split(separator: "\n")[0].contains("horse"))
    #expect(!(run.result.output + run.result.errors + run.report).contains("horse"))
  }
}
