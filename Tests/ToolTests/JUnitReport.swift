import Foundation

/// A JUnit report as libxml2 reads it.
enum JUnitReport {
  /// The errors by the rules of XML and by the schema; empty if there are none.
  static func problems(of report: String) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).xml")
    try report.write(to: file, atomically: true, encoding: .utf8)
    let result = try Shell.run(
      "xmllint --noout --nonet --schema Tests/ToolTests/Schemas/junit.xsd '\(file.path)'")
    try FileManager.default.removeItem(at: file)
    return result.status == 0 ? "" : result.errors
  }
}
