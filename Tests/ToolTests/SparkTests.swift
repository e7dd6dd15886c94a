import Foundation
import Testing

/// Spark in its local mode, on this machine's cores. JWTSCOPE_SPARK names the virtual environment
/// with PySpark. Without it, the Python in the PATH is used if it has PySpark.
@Suite struct `Auditing in Spark` {
  static let python =
    ProcessInfo.processInfo.environment["JWTSCOPE_SPARK"].map { $0 + "/bin/python" } ?? "python3"

  static let isThere =
    (try? Shell.run("java -version && '\(python)' -c 'import pyspark'"))?.status == 0

  static let condition = Comment("needs Java and PySpark: JWTSCOPE_SPARK=FOLDER Tests/run.sh")

  @Test(.enabled(if: isThere, condition))
  func `gives every token the verdict that audit gives`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let checks =
      "--jwks samples/keys/jwks.json --at 1767227400 --scope com.example.photos/read"
    let spark = try Shell.run(
      """
      '\(Self.python)' samples/spark/audit.py samples/tokens \(checks) --output '\(folder)'
      """, environment: ["SPARK_LOCAL_IP": "127.0.0.1", "PYTHONDONTWRITEBYTECODE": "1"])
    #expect(spark.status == 1, "\(spark.errors)")
    let saved = try Shell.run("cat '\(folder)'/part-*")
    let alone = try Shell.run("jwtscope audit samples/tokens/* \(checks)")
    #expect(verdicts(saved.output) == verdicts(alone.output))
    #expect(!saved.output.isEmpty)
    #expect(spark.errors.contains("accepted\n"))
  }

  @Test(
    .enabled(if: isThere, condition),
    arguments: [
      ("--jwks nosuch.json", 66, "nosuch.json cannot be read"),
      ("--jwks samples/keys/jwks.json --scope ' '", 64, "a scope is empty"),
    ])
  func `fails as audit does, before Spark starts`(
    options: String, status: Int32, reason: String
  ) throws {
    let result = try Shell.run(
      "'\(Self.python)' -B samples/spark/audit.py nosuch --output nosuch \(options)")
    #expect(result.status == status)
    #expect(result.errors.contains(reason))
  }

  @Test(.enabled(if: isThere, condition))
  func `fails if the whole input contains no token`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let result = try Shell.run(
      """
      '\(Self.python)' -B samples/spark/audit.py samples/README.md /dev/null \
      --jwks samples/keys/jwks.json --output '\(folder)'
      """, environment: ["SPARK_LOCAL_IP": "127.0.0.1"])
    #expect(result.status == 65)
    #expect(result.errors.hasSuffix("audit.py: there is no token in the input\n"))
  }

  /// Sorted, and without the place of each line.
  private func verdicts(_ lines: String) -> [String] {
    lines.split(separator: "\n")
      .map { String($0).replacing(#/"(file|line)":("[^"]*"|\d+),/#, with: "") }.sorted()
  }
}
