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
      ("--jwks samples/keys/jwks.json --scope ' '", 64, "a scope must not be empty"),
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

  /// The totals of the same input, by the same expectations, with a JWK Set for each of two pools.
  @Test(.enabled(if: isThere, condition))
  func `has audit's totals on a cluster of two workers`() throws {
    let folder = try TemporaryFolder()
    let expectations = """
      {"userPools":[{"id":"us-east-1_Example01","jwks":"jwks.json"},
        {"id":"us-east-1_Example02","clientIds":["x"]}],"scopes":["com.example.photos/read"]}
      """
    try expectations.write(
      to: folder.url.appending(path: "expect.json"), atomically: true, encoding: .utf8)
    let result = try Shell.run(
      """
      cp samples/keys/jwks.json "$FOLDER"
      checks="--expect $FOLDER/expect.json --jwks us-east-1_Example02=samples/keys/other-pool.json"
      jwtscope audit samples/tokens/* $checks --at 1767227400 --quiet --summary "$FOLDER/one"
      echo $?
      '\(Self.python)' -B Tests/ToolTests/Servers/spark_cluster.py '\(Self.python)' -B \
        samples/spark/audit.py samples/tokens $checks --at 1767227400 --output "$FOLDER/verdicts" \
        --summary "$FOLDER/two"
      echo $?
      jq --sort-keys 'del(.distinct)' "$FOLDER/one"; echo; jq --sort-keys . "$FOLDER/two"
      """, environment: ["FOLDER": folder.url.path, "SPARK_LOCAL_IP": "127.0.0.1"])
    let parts = result.output.components(separatedBy: "}\n\n{")
    #expect(result.output.hasPrefix("1\n1\n{"), "\(result.errors.suffix(2000))")
    #expect(parts.count == 2 && parts[0].dropFirst(5) + "}\n" == parts[1], "\(result.output)")
    #expect(parts[0].contains("\"scope-missing\": 3"))
  }

  /// Sorted, and without the place of each line.
  private func verdicts(_ lines: String) -> [String] {
    lines.split(separator: "\n")
      .map { String($0).replacing(#/"(file|line)":("[^"]*"|\d+),/#, with: "") }.sorted()
  }
}
