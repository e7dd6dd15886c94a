import Foundation

@testable import CognitoToken

/// Test vectors published by others, in a folder outside the package. They are read, not copied.
///
/// `json/` has JSONTestSuite's `test_parsing`, `wycheproof/` has Wycheproof's
/// `json_web_*_test.json`.
enum Vectors {
  static let absence =
    "needs JSONTestSuite and Wycheproof in ../shared/vectors, or where JWTSCOPE_VECTORS says"

  static let folder: URL? = {
    let package = URL(filePath: #filePath).appending(path: "../../../..").standardized
    let folder =
      ProcessInfo.processInfo.environment["JWTSCOPE_VECTORS"].map { URL(filePath: $0) }
      ?? package.appending(path: "../shared/vectors").standardized
    return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
  }()

  static var areThere: Bool { folder != nil }

  /// The names of JSONTestSuite's files with this prefix, in order.
  static func jsonNames(_ prefix: String) -> [String] {
    guard let folder else { return [] }
    let names = try? FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "json").path)
    return (names ?? []).filter { $0.hasPrefix(prefix) }.sorted()
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    return Array(try Data(contentsOf: folder.appending(path: path)))
  }
}
