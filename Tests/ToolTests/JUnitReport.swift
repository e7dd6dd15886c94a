import Foundation

/// A JUnit report as libxml2 reads it.
enum JUnitReport {
  /// The violations of XML's rules and of the schema; empty if there are none.
  static func problems(of report: String) throws -> String { try problems(ofAll: [report]) }

  static func problems(ofAll reports: [String]) throws -> String {
    let folder = try TemporaryFolder()
    for (number, report) in reports.enumerated() {
      let file = folder.url.appending(path: "\(number).xml")
      try report.write(to: file, atomically: true, encoding: .utf8)
    }
    let result = try Shell.run(
      """
      xmllint --noout --nonet --schema Tests/ToolTests/Schemas/junit.xsd '\(folder.url.path)'/*.xml
      """)
    return result.status == 0 ? "" : result.errors
  }
}
