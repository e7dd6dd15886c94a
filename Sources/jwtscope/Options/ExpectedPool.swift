import ArgumentParser
import CognitoToken

/// A user pool whose tokens are expected, from an option or a file.
struct ExpectedPool: Equatable {
  let pool: UserPool
  /// The path of its JWK Set, if a file of expectations names one.
  var jwks: String?
  /// The app clients that its tokens must be for, in addition to those for every pool.
  var clientIDs: [String] = []

  /// The members of an element of `userPools` in a file of expectations.
  static let members: [ExpectationMember] = [
    ExpectationMember("id", ["--user-pool-id"], .userPoolID, "The user pool's ID."),
    ExpectationMember(
      "jwks", ["--jwks"], .path,
      "The path of its JWK Set, relative to this file. Default: fetched from the user pool."),
    ExpectationMember(
      "clientIds", ["--client-id"], .list(.text),
      "More app clients, which are accepted only in tokens of this user pool."
    ),
  ]
}

extension ExpectedPool {
  /// The pool of an element of `userPools`.
  init?(_ json: JSON) {
    guard let pool = UserPool(id: json.string ?? json["id"]?.string ?? "") else { return nil }
    self.init(
      pool: pool, jwks: json["jwks"]?.string, clientIDs: json["clientIds"]?.strings ?? [])
  }
}

extension UserPool {
  init(argument text: String) throws {
    guard let pool = UserPool(id: text) else {
      throw ValidationError("\"\(text)\" is not a user pool ID such as us-east-1_Example01")
    }
    self = pool
  }
}
