import Testing

@testable import CognitoToken

@Suite struct `A near miss` {
  static let rows: [(wanted: String, granted: [String], nearest: String)] = [
    ("a/album-51", (0...50).map { "a/album-\($0 < 10 ? "0" : "")\($0)" }, "a/album-50"),
    ("a/album-51", ["a/album-15", "a/album-59", "a/album-52"], "a/album-59"),
    ("a/album-51", ["a/albums-52", "a/album-5"], "a/album-5"),
    ("photos/Read", ["photos/reed", "photos/read"], "photos/read"),
    ("api.v2/read", ["web/read", "api.v1/read"], "api.v1/read"),
  ]

  @Test(arguments: rows) func `names the nearest of all granted scopes`(
    wanted: String, granted: [String], nearest: String
  ) {
    #expect(NearMiss.find([wanted], among: granted).map(\.granted) == [nearest])
    #expect(NearMiss.find([wanted], among: granted.reversed()).map(\.granted).count == 1)
  }
}
