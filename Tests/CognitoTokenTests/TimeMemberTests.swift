import Testing

@testable import CognitoToken

@Suite struct `The time of a log line` {
  private static func time(_ path: String, _ line: String) throws -> Result<
    Double, TokenAudit.TimeMember.Problem
  > {
    let member = try #require(TokenAudit.TimeMember(path))
    return member.time(in: Array(line.utf8).span).map(\.seconds)
  }

  @Test(arguments: [
    (#"{"time":1767227400}"#, 1_767_227_400.0), (#"{"time":"1767227400"}"#, 1_767_227_400),
    (#"{"time":1767227400123}"#, 1_767_227_400.123),
    (#"{"time":"1767227400123"}"#, 1_767_227_400.123), (#"{"time":1767227400.5}"#, 1_767_227_400.5),
    (#"{"time":1.7672274e9}"#, 1_767_227_400), (#"{"time":0}"#, 0),
    (#"{"time":99999999999}"#, 99_999_999_999), (#"{"time":100000000000}"#, 100_000_000),
    (#"{"time":253402300799999}"#, 253_402_300_799.999),
    (#"{"time":"2026-01-01T00:30:00Z"}"#, 1_767_227_400),
    (#"{"time":"2026-01-01t01:30:00.25+01:00"}"#, 1_767_227_400.25),
    (#" { "a" : {"time":2}, "\u0074ime" : 1 , "b":[] } "#, 1),
    ("\u{FEFF}{\"time\":1}", 1),
  ]) func `is RFC 3339, seconds or milliseconds, as a number or a string`(
    line: String, seconds: Double
  ) throws {
    #expect(try Self.time("time", line) == .success(seconds))
  }

  @Test(arguments: [
    ("request.at", #"{"request":{"at":1}}"#, 1.0), ("a.b.c", #"{"a":{"b":{"c":1}}}"#, 1),
    ("request.at", #"{"request":{"at":2},"request.at":1}"#, 1),
    ("a.b.c", #"{"a":{"b.c":1}}"#, 1), ("a.b.c", #"{"a":{"b":{"c":2},"b.c":1}}"#, 1),
  ]) func `is in a nested member, or in one whose name has dots`(
    path: String, line: String, seconds: Double
  ) throws {
    #expect(try Self.time(path, line) == .success(seconds))
  }

  @Test(arguments: [
    ("time", "[]", TokenAudit.TimeMember.Problem.noObject),
    ("time", "eyJhbGciOiJub25lIn0.e30.", .noObject),
    ("time", #"{"time":1"#, .noObject), ("time", "", .noObject), ("time", "{}", .absent),
    ("time", #"{"Time":1}"#, .absent), ("time", #"{"a":{"time":1}}"#, .absent),
    ("a.time", #"{"a":1}"#, .absent), ("a.time", #"{"a":[{"time":1}]}"#, .absent),
    ("a.time", #"{"time":1}"#, .absent), ("time", #"{"time":1,"time":1}"#, .repeated),
    ("a.b", #"{"a":{"b":1},"a":{"b":1}}"#, .repeated), ("time", #"{"time":null}"#, .notATime),
    ("time", #"{"time":true}"#, .notATime), ("time", #"{"time":{}}"#, .notATime),
    ("time", #"{"time":-1}"#, .notATime), ("time", #"{"time":1e400}"#, .notATime),
    ("time", #"{"time":253402300800000}"#, .notATime), ("time", #"{"time":""}"#, .notATime),
    ("time", #"{"time":"."}"#, .notATime), ("time", #"{"time":"1e9"}"#, .notATime),
    ("time", #"{"time":"2026-01-01 00:30"}"#, .notATime),
    ("time", #"{"time":"2026-01-01T00:30:00"}"#, .notATime),
  ]) func `is missing unless it is certain`(
    path: String, line: String, problem: TokenAudit.TimeMember.Problem
  ) throws {
    #expect(try Self.time(path, line) == .failure(problem))
  }

  @Test(arguments: ["", ".", "a.", ".a", "a..b"]) func `has a path of names that are not empty`(
    path: String
  ) {
    #expect(TokenAudit.TimeMember(path) == nil)
  }
}
